#!/usr/bin/env bash
# An hour of fuzzing in all (or MUSTER_FUZZ_SECONDS): each target from its kept corpus. What is found lies in build-fuzz/found; a finding
# is mended, then its input is kept in tests/fuzz/corpus/TARGET, and fed again in every run of the tests (corpus_test.cpp).
#   tests/fuzz/long.sh [TARGET...]   some of the targets; all the seconds are theirs
set -uo pipefail
cd "$(dirname "$0")/../.."
. tests/support/build_in.sh
every=(csv rules json readings forms instruments dcc); targets=("$@"); [ $# -gt 0 ] || targets=("${every[@]}")
none() { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
for target in "${targets[@]}"; do
  [[ " ${every[*]} " == *" $target "* ]] || { echo "  there is no target $target. There are: ${every[*]}"; none; }
done
for program in clang-16 clang++-16; do
  command -v $program >/dev/null || { echo "  $program is missing; tests/run --only fuzz-long installs it"; none; }
done
seconds=$((${MUSTER_FUZZ_SECONDS:-3600} / ${#targets[@]})) jobs=$(nproc 2>/dev/null || echo 2) passed=0 failed=0
[ "$seconds" -gt 0 ] || seconds=1  # libFuzzer takes 0 for "without end"
CC=clang-16 CXX=clang++-16 build_in build-fuzz -DMUSTER_FUZZ=ON "${targets[@]/#/fuzz_}" || none

pulse() {  # of libFuzzer's many lines one a minute
  local line next=60
  while IFS= read -r line; do [ $SECONDS -lt $next ] || { printf '    %s\n' "${line:0:110}"; next=$((SECONDS + 60)); }; done
}
for target in "${targets[@]}"; do
  found=build-fuzz/found/$target log=build-fuzz/$target.log
  mkdir -p "build-fuzz/corpus/$target" "$found"
  echo "  $target: $seconds s on $jobs cores"
  SECONDS=0
  if "${steady[@]}" build-fuzz/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" -fork="$jobs" -ignore_timeouts=0 -ignore_ooms=0 -timeout=10 \
      -rss_limit_mb=2048 -artifact_prefix="$found/" "build-fuzz/corpus/$target" "tests/fuzz/corpus/$target" 2>&1 | tee "$log" | pulse; then
    passed=$((passed + 1)); echo "    $(grep '^#' "$log" | tail -1 | cut -c1-110)"
  else
    failed=$((failed + 1)); echo "  FAIL  $target: the input is the newest file in $found, the words are in $log"
    grep -m1 -A12 'ERROR\|runtime error\|promise' "$log" || tail -5 "$log"
  fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
