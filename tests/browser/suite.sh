#!/usr/bin/env bash
# The browser journeys. The packages come from package-lock.json (npm ci), once.
set -uo pipefail
cd "$(dirname "$0")"
if ! cmp -s package-lock.json node_modules/.muster-lock 2>/dev/null; then
  npm ci --no-audit --no-fund >/tmp/muster-npm.$$ 2>&1 || { tail -5 /tmp/muster-npm.$$; echo "The browser tests need two npm packages; is this machine on the network?"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
  cp package-lock.json node_modules/.muster-lock
fi
exec node journeys.mjs "$@"
