#!/usr/bin/env bash
# Builds and runs the benchmarks; called by tests/run --bench, or by itself: tests/benchmarks/run.sh [CASE...]
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --build build --target muster_bench muster > build/bench-build.log 2>&1 || { tail -20 build/bench-build.log; exit 1; }
folder=build/bench-work
rm -rf "$folder"
trap 'rm -rf "$folder"' EXIT
build/tests/benchmarks/muster_bench --source . --program build/app/muster --folder "$folder" --json build/bench.json --rounds "${MUSTER_BENCH_ROUNDS:-7}" "$@"
echo "written to build/bench.json"
