#!/usr/bin/env bash
# Runs a Catch2 program and closes with "N passed, N failed, N skipped" (test cases). Arguments: PROGRAM [FILTER...]
set -uo pipefail
program=$1; shift
log=$(mktemp)
"$program" "$@" --durations no 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if line=$(grep -E '^All tests passed \([0-9]+ assertions? in [0-9]+ test cases?\)' "$log"); then
  passed=$(sed -E 's/.* in ([0-9]+) test cases?.*/\1/' <<<"$line") failed=0
elif line=$(grep -E '^test cases:' "$log"); then
  total=$(sed -E 's/^test cases: *([0-9]+).*/\1/' <<<"$line")
  failed=$(sed -nE 's/.*\| *([0-9]+) failed.*/\1/p' <<<"$line"); failed=${failed:-0}
  passed=$((total - failed))
else
  passed=0 failed=1  # it died before it could count
fi
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
rm -f "$log"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
