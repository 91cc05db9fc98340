# Sourced by the long suites (at the top of the clone): each builds in a folder of its own, shows how far it is, and says what went wrong.
. app/prepare.sh

# build_in FOLDER CMAKE_OPTION TARGET...
build_in() {
  local folder=$1 option=$2; shift 2
  mkdir -p "$folder"
  if [ ! -f "$folder/build.ninja" ] && ! cmake -S . -B "$folder" -G Ninja "$option" >"$folder/configure.log" 2>&1; then
    echo "  FAIL  $folder could not be configured; the whole text is in $folder/configure.log:"; tail -20 "$folder/configure.log"; return 1
  fi
  echo "  building in $folder ($option; some minutes the first time)"
  NINJA_STATUS='  [%f/%t, %e s] ' ninja -C "$folder" -j "$(nproc 2>/dev/null || echo 2)" "$@" 2>&1 | tee "$folder/build.log" |
    grep --line-buffered '^  \[' | show_progress
  [ "${PIPESTATUS[0]}" -eq 0 ] && return 0
  echo "  FAIL  $folder was not built; the whole text is in $folder/build.log:"
  grep -m1 -A25 '^FAILED' "$folder/build.log" || tail -20 "$folder/build.log"
  return 1
}

# The sanitizers of g++ 12 and clang 16 die at once on kernels that spread addresses wider than they know; without spreading they run anywhere.
steady=()
if setarch "$(uname -m)" -R true 2>/dev/null; then steady=(setarch "$(uname -m)" -R); fi
