#!/usr/bin/env bash
# clang-tidy over every source of core, devices and app (.clang-tidy says which checks are off, and why), and clang-format over all.
# A file fails when a check that finds mistakes (bugprone, analyzer, cert) speaks, or when clang-format would write it otherwise; matters
# of style are counted and listed in build/lint.txt.
set -uo pipefail
cd "$(dirname "$0")/../.."
jobs=$(nproc 2>/dev/null || echo 2) mistakes='bugprone-*,clang-analyzer-*,cert-*'
[ -f build/compile_commands.json ] || cmake -S . -B build -G Ninja >/dev/null || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
logs=$(mktemp -d); trap 'rm -rf "$logs"' EXIT

tidy() {  # one file; its words go to a log, its status tells
  local log; log="$1/$(tr / _ <<<"$3").log"
  if clang-tidy-16 -p build --quiet --extra-arg=-Wno-unknown-warning-option --warnings-as-errors="$2" "$3" >"$log" 2>/dev/null; then echo "passed $3"; else echo "failed $3"; fi
}
export -f tidy
mapfile -t sources < <(find core devices app -name '*.cpp' | sort)
echo "  ${#sources[@]} files through clang-tidy-16 on $jobs cores; a few seconds each"
printf '%s\n' "${sources[@]}" | xargs -P "$jobs" -I{} bash -c 'tidy "$@"' _ "$logs" "$mistakes" {} |
  while read -r status file; do
    echo "$status $file" >>"$logs/status"
    [ "$status" = passed ] || { echo "  FAIL  $file"; grep -hE ': error: ' "$logs/$(tr / _ <<<"$file").log" | sort -u | head -5; }
    n=$(wc -l <"$logs/status"); [ $((n % 25)) -ne 0 ] || echo "  $n of ${#sources[@]}"
  done
find core devices app tests -name '*.cpp' -o -name '*.h' | sort | while read -r file; do
  clang-format-16 --style=file "$file" | cmp -s - "$file" || { echo "$file"; echo "  FAIL  $file: clang-format-16 would write it otherwise" >&2; }
done >"$logs/format"
{
  echo "Matters of style by check:"
  cat "$logs"/*.log | grep -E ': warning: ' | sort -u | grep -oE '\[[a-z][a-z0-9.,-]+\]$' | sort | uniq -c | sort -rn
  echo; cat "$logs"/*.log | grep -E ': (warning|error): ' | sort -u
  echo; echo "clang-format-16 would write otherwise:"
  cat "$logs/format"
} >build/lint.txt
echo "  $(grep -c ': warning: ' build/lint.txt) matters of style: build/lint.txt"
passed=$(grep -c '^passed' "$logs/status") failed=$(($(grep -c '^failed' "$logs/status") + $(wc -l <"$logs/format")))
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
