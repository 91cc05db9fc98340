#!/usr/bin/env bash
# The documents say what is: their links lead somewhere, their commands and options exist, their command lines run.
set -uo pipefail
cd "$(dirname "$0")/../.."
exec python3 -B tests/documents/check.py "$@"
