#!/usr/bin/env bash
# The unit tests under the sanitizers: address and undefined together, then thread; each in a build folder of its own. Any report is a
# failure of the test it came from.
set -uo pipefail
cd "$(dirname "$0")/../.."
jobs=$(nproc 2>/dev/null || echo 2) passed=0 failed=0
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1

under() {  # under FOLDER SANITIZERS [FILTER...]
  local folder=$1 kinds=$2; shift 2
  echo "  building $folder ($kinds)"
  mkdir -p "$folder"
  if ! { [ -f "$folder/build.ninja" ] || cmake -S . -B "$folder" -G Ninja -DMUSTER_SANITIZE="$kinds" >"$folder/configure.log" 2>&1; } ||
     ! ninja -C "$folder" -j "$jobs" muster_tests >"$folder/build.log" 2>&1; then
    echo "  FAIL  $folder was not built:"; tail -20 "$folder/configure.log" "$folder/build.log" 2>/dev/null
    failed=$((failed + 1)); return
  fi
  bash tests/support/count_catch.sh "$folder/tests/muster_tests" "$@" | tee "$folder/run.log"
  if [[ $(tail -1 "$folder/run.log") =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
  else
    failed=$((failed + 1))
  fi
}

under build-asan address,undefined '~[.long]'
under build-tsan thread '~[.long]'
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
