#!/usr/bin/env bash
# The unit tests under the sanitizers: address and undefined together (leaks too), then thread; each in a build folder of its own. A report
# ends the run as a failure of the test it came from; the run's words stay in FOLDER/run.log.
#   tests/sanitizers/long.sh [address|thread]   one of the two
set -uo pipefail
cd "$(dirname "$0")/../.."
. tests/support/build_in.sh
only=${1:-} passed=0 failed=0
# abort: then Catch2 still names the test and counts those before it.
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:abort_on_error=1
export TSAN_OPTIONS=halt_on_error=1:abort_on_error=1:second_deadlock_stack=1:suppressions=$PWD/tests/sanitizers/thread.supp

under() {  # under NAME FOLDER SANITIZERS
  local folder=$2
  [ -z "$only" ] || [ "$only" = "$1" ] || return 0
  build_in "$folder" "-DMUSTER_SANITIZE=$3" muster_tests || { failed=$((failed + 1)); return; }
  echo "  the unit tests under $3 (some minutes)"
  bash tests/support/count_catch.sh "${steady[@]}" "$folder/tests/muster_tests" '~[.long]' | tee "$folder/run.log"
  if [[ $(tail -1 "$folder/run.log") =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
  else
    failed=$((failed + 1))
  fi
}

under address build-asan address,undefined
under thread build-tsan thread
echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
