#!/usr/bin/env bash
# clang-tidy over every source of core, devices and app (.clang-tidy says which checks are off, and why), and clang-format over all files.
# A source fails when a check that finds mistakes (bugprone, analyzer, cert) speaks; a file fails when clang-format would write it
# otherwise. Matters of style are counted and listed in build/lint.txt.
#   tests/lint/long.sh [FILE...]   these sources only
set -uo pipefail
cd "$(dirname "$0")/../.."
jobs=$(nproc 2>/dev/null || echo 2) mistakes='bugprone-*,clang-analyzer-*,cert-*'
none() { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
for program in clang-tidy-16 clang-format-16; do
  command -v $program >/dev/null || { echo "  $program is missing; tests/run --only lint-long installs it"; none; }
done
mkdir -p build
cmake -S . -B build -G Ninja >build/configure.log 2>&1 || { tail -20 build/configure.log; none; }  # again: a new source is in no old list
logs=$(mktemp -d); trap 'rm -rf "$logs"' EXIT
touch "$logs/status" "$logs/format"

tidy() {  # tidy FOLDER MISTAKES SOURCE: its words go to a log, its status tells
  local log; log="$1/$(tr / _ <<<"$3").log"
  if clang-tidy-16 -p build --quiet --extra-arg=-Wno-unknown-warning-option --warnings-as-errors="$2" "$3" >"$log" 2>"$log.err"; then echo "passed $3"; else echo "failed $3"; fi
}
export -f tidy
sources=("$@"); [ $# -gt 0 ] || mapfile -t sources < <(find core devices app -name '*.cpp' | sort)
echo "  ${#sources[@]} sources through clang-tidy-16 on $jobs cores (about 10 s of a core each)"
printf '%s\n' "${sources[@]}" | xargs -P "$jobs" -I{} bash -c 'tidy "$@"' _ "$logs" "$mistakes" {} |
  while read -r status file; do
    echo "$status $file" >>"$logs/status"
    if [ "$status" = failed ]; then
      echo "  FAIL  $file"; log="$logs/$(tr / _ <<<"$file").log"
      grep -hE ': error: ' "$log" | sort -u | head -5 | grep . || tail -3 "$log.err"
    fi
    n=$(wc -l <"$logs/status"); [ $((n % 25)) -ne 0 ] || echo "  $n of ${#sources[@]}"
  done
files=("$@"); [ $# -gt 0 ] || mapfile -t files < <(find core devices app tests -name '*.cpp' -o -name '*.h' | sort)
for file in "${files[@]}"; do
  if clang-format-16 --style=file "$file" | cmp -s - "$file"; then echo "passed $file"; else echo "failed $file"; fi
done >"$logs/format"
sed -n 's/^failed \(.*\)/  FAIL  \1: clang-format-16 would write it otherwise/p' "$logs/format"
{
  echo "Matters of style by check:"
  cat "$logs"/*.log | grep -E ': warning: ' | sort -u | grep -oE '\[[a-z][a-zA-Z0-9.,-]+\]$' | sort | uniq -c | sort -rn
  echo; cat "$logs"/*.log | grep -E ': (warning|error): ' | sort -u
  echo; echo "clang-format-16 would write otherwise:"; sed -n 's/^failed //p' "$logs/format"
} >build/lint.txt
echo "  $(grep -c ': warning: ' build/lint.txt) matters of style: build/lint.txt"
unseen=$((${#sources[@]} - $(wc -l <"$logs/status")))
[ $unseen -eq 0 ] || echo "  FAIL  $unseen sources were never read (killed?)"
passed=$(cat "$logs/status" "$logs/format" | grep -c '^passed') failed=$(($(cat "$logs/status" "$logs/format" | grep -c '^failed') + unseen))
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
