#!/usr/bin/env bash
# Bad days: the program is killed, the disk is full, the port is taken, a file is damaged. The real program, from outside.
#   tests/bad_days/suite.sh [--all] [--seed N] [--program PATH] [--only WORD]
set -uo pipefail
cd "$(dirname "$0")/../.."
exec python3 -B tests/bad_days/run.py "$@"
