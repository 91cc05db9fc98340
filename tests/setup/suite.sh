#!/usr/bin/env bash
# The two commands as a person meets them: help, wrong options, no right to install, no network, a port that is taken. Needs no root and
# installs nothing: dpkg-query, apt-get, sudo and id are stand-ins in front of the PATH.
set -uo pipefail
cd "$(dirname "$0")/../.."
passed=0 failed=0
stage=$(mktemp -d); trap 'rm -rf "$stage"' EXIT
mkdir "$stage/bin"

stand_in() { printf '#!/bin/bash\n%s\n' "$2" >"$stage/bin/$1"; chmod +x "$stage/bin/$1"; }
no_stand_ins() { rm -f "$stage"/bin/*; }
missing_ninja() { stand_in dpkg-query 'for name in "${@:4}"; do [ "$name" = ninja-build ] || echo "ii $name"; done'; }
user() { stand_in id "[ \"\$1\" = -u ] && echo ${1} || /usr/bin/id \"\$@\""; }

# expect "SENTENCE" STATUS 'PATTERN' COMMAND...: runs it with the stand-ins; its words (both streams) must match the pattern.
expect() {
  local name=$1 status=$2 pattern=$3 said got=0; shift 3
  said=$(PATH="$stage/bin:$PATH" timeout 60 "$@" 2>&1 </dev/null) || got=$?
  if [ "$got" -ne "$status" ]; then
    failed=$((failed + 1)); printf '  FAIL  %s: status %s, not %s\n%s\n' "$name" "$got" "$status" "$said"
  elif ! grep -qE -- "$pattern" <<<"$said"; then
    failed=$((failed + 1)); printf '  FAIL  %s: nothing like "%s" in\n%s\n' "$name" "$pattern" "$said"
  elif grep -qE 'unbound variable|syntax error|: line [0-9]+:' <<<"$said"; then
    failed=$((failed + 1)); printf '  FAIL  %s: the shell itself complains\n%s\n' "$name" "$said"
  else
    passed=$((passed + 1)); printf '  ok    %s\n' "$name"
  fi
}

expect "app/run --help tells the options" 0 '--port N.*--data DIR.*--fresh' app/run --help
expect "tests/run --help tells the options" 0 '--all.*--bench' tests/run --help
expect "an unknown option of app/run is named" 2 'unknown option --prot .*--help' app/run --prot 80
expect "an unknown option of tests/run is named" 2 'unknown option --al .*--help' tests/run --al
expect "a port that is no number is refused" 2 'port takes a number' app/run --port eighty
expect "a port that no machine has is refused" 2 'port takes a number' app/run --port 70000
expect "a port left out is refused" 2 'port takes a number' app/run --port
expect "a folder left out is refused" 2 'data takes a folder' app/run --data
expect "a suite left out is refused" 2 'only takes' tests/run --only
expect "a suite that is not there is refused, and those that are there are named" 2 'no suite nosuch.*unit' tests/run --only nosuch
expect "--fresh never throws away a store of one's own" 2 'never throws away a store' app/run --data "$stage/mine" --fresh

missing_ninja; user 1000
stand_in sudo 'exit 1'
expect "without a terminal to ask for a password the command to run first is told" 3 'sudo apt-get install --no-install-recommends ninja-build' app/run --port 0
no_stand_ins
missing_ninja; user 1000
mkdir -p "$stage/few"
for tool in bash env dirname sed grep cat mktemp tail cut sleep nproc timeout; do ln -sf "$(command -v $tool)" "$stage/few/$tool"; done
stand_in apt-get 'exit 1'
said=$(PATH="$stage/bin:$stage/few" timeout 60 app/run --port 0 2>&1 </dev/null); got=$?
if [ $got -eq 3 ] && grep -q 'no right to install' <<<"$said" && grep -q 'apt-get install --no-install-recommends ninja-build' <<<"$said"; then
  passed=$((passed + 1)); echo "  ok    a user without sudo is told what to ask an administrator for"
else
  failed=$((failed + 1)); printf '  FAIL  a user without sudo: status %s\n%s\n' "$got" "$said"
fi

no_stand_ins
missing_ninja; user 0
stand_in apt-get 'echo "Temporary failure resolving the host of the packages" >&2; exit 100'
expect "without a network the person is told so, with what was needed" 3 'on the network' app/run --port 0
expect "... and what apt-get said" 3 'Temporary failure resolving' app/run --port 0
stand_in apt-get '[ "$1" = update ] && exit 0; echo "Unable to fetch some archives" >&2; exit 100'
expect "packages that cannot be fetched are told the same way" 3 'could not be installed.*network' app/run --port 0
no_stand_ins
missing_ninja; user 0
said=$(PATH="$stage/bin:$stage/few" timeout 60 app/run --port 0 2>&1 </dev/null); got=$?
if [ $got -eq 3 ] && grep -q 'not a Debian system' <<<"$said" && grep -q 'ninja-build' <<<"$said"; then
  passed=$((passed + 1)); echo "  ok    on another system than Debian the packages are named"
else
  failed=$((failed + 1)); printf '  FAIL  another system: status %s\n%s\n' "$got" "$said"
fi
no_stand_ins

# The whole way to a served page, on a port that is free and then taken. Only where the program is built: tests/run builds it first.
if [ -x build/app/muster ]; then
  app/run --data "$stage/store" --port 0 >"$stage/served" 2>"$stage/words" </dev/null & server=$!
  for _ in $(seq 100); do grep -q http "$stage/served" 2>/dev/null && break; kill -0 $server 2>/dev/null || break; sleep 0.2; done
  address=$(grep -oE 'http://127.0.0.1:[0-9]+/' "$stage/served")
  if [ -n "$address" ] && python3 -c "import urllib.request,sys; sys.exit(urllib.request.urlopen('${address}healthz').status != 200)"; then
    passed=$((passed + 1)); echo "  ok    app/run --data DIR --port 0 serves an empty store on a free port"
    port=${address##*:}; port=${port%/}
    expect "a port that is taken is named, with what to do" 3 "$port.*--port" app/run --data "$stage/store" --port "$port"
  else
    failed=$((failed + 1)); echo "  FAIL  app/run did not serve:"; cat "$stage/served" "$stage/words"
  fi
  kill "$server" 2>/dev/null; wait "$server" 2>/dev/null
fi

echo "$passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
