#!/usr/bin/env bash
# An hour of fuzzing in all (or MUSTER_FUZZ_SECONDS): each target from its kept corpus. What is found lies in build-fuzz/found; a finding
# is mended, then its input is kept in tests/fuzz/corpus/TARGET.
set -uo pipefail
cd "$(dirname "$0")/../.."
targets=(csv rules json readings forms)
seconds=$((${MUSTER_FUZZ_SECONDS:-3600} / ${#targets[@]})) jobs=$(nproc 2>/dev/null || echo 2)
passed=0 failed=0
mkdir -p build-fuzz/found
if [ ! -f build-fuzz/build.ninja ]; then
  CC=clang-16 CXX=clang++-16 cmake -S . -B build-fuzz -G Ninja -DMUSTER_FUZZ=ON >build-fuzz/configure.log 2>&1 ||
    { tail -20 build-fuzz/configure.log; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
fi
ninja -C build-fuzz -j "$jobs" "${targets[@]/#/fuzz_}" >build-fuzz/build.log 2>&1 || { tail -20 build-fuzz/build.log; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
for target in "${targets[@]}"; do
  mkdir -p "build-fuzz/corpus/$target"
  echo "  $target: $seconds s on $jobs cores"
  if build-fuzz/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" -fork="$jobs" -ignore_timeouts=0 -ignore_ooms=0 -timeout=10 -rss_limit_mb=2048 -artifact_prefix="build-fuzz/found/$target-" \
      "build-fuzz/corpus/$target" "tests/fuzz/corpus/$target" >"build-fuzz/$target.log" 2>&1; then
    passed=$((passed + 1)); tail -1 "build-fuzz/$target.log" | cut -c1-120
  else
    failed=$((failed + 1)); echo "  FAIL  $target: the input is in build-fuzz/found, the words in build-fuzz/$target.log"; grep -m1 -A12 'ERROR\|runtime error' "build-fuzz/$target.log"
  fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
