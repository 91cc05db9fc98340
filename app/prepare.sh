# Sourced by app/run and tests/run: installs what is missing and builds. Debian 12 is what it knows; elsewhere it says what to install.
# Speaks on standard error, so that what a command answers stays alone on standard output.

say() { printf '%s\n' "$*" >&2; }
stop() { say ""; say "muster: $1"; shift; for line in "$@"; do say "        $line"; done; exit 3; }

# What the program needs to be built and to run; what the tests need beside it.
MUSTER_PACKAGES=(g++ cmake ninja-build ccache pkg-config gettext libpoco-dev libsqlite3-dev libsqlitecpp-dev libboost-serialization-dev
  libboost-locale-dev libtomlplusplus-dev libpugixml-dev libkainjow-mustache-dev libhowardhinnant-date-dev libsodium-dev libssl-dev tzdata catch2)
MUSTER_TEST_PACKAGES=(sqlite3 chromium fonts-noto-cjk nodejs npm python3 curl procps git ca-certificates
  libmodbus-dev mbpoll)
MUSTER_LONG_PACKAGES=(clang-16 clang-tidy-16 clang-format-16 libclang-rt-16-dev)  # tests/run --all: linter and fuzzing

missing() {  # the packages of the list that are not installed
  local have name
  have=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii *//p') || true
  for name in "$@"; do grep -qxF "$name" <<<"$have" || printf '%s\n' "$name"; done
}

# node and npm also come from elsewhere than Debian's packages; a program that is there is good enough.
drop_what_is_there() { while read -r name; do case $name in nodejs) command -v node >/dev/null && continue ;; npm) command -v npm >/dev/null && continue ;; esac; echo "$name"; done; }

install_packages() {
  local need; mapfile -t need < <(missing "$@" | drop_what_is_there)
  [ ${#need[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || stop "these packages are missing and this is not a Debian system:" "${need[*]}" "Install their like and run this again."
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || stop "these packages are missing and you have no right to install them:" "${need[*]}" \
      "Ask an administrator to run:  apt-get install --no-install-recommends ${need[*]}" "Then run this again."
    if ! sudo -n true 2>/dev/null; then
      [ -t 0 ] || stop "installing packages needs a password and there is no terminal to ask for it." \
        "Run first:  sudo apt-get install --no-install-recommends ${need[*]}" "Then run this again."
      say "Installing ${#need[@]} packages needs your password for sudo."
      sudo -v || stop "sudo was refused. Ask an administrator to run:" "apt-get install --no-install-recommends ${need[*]}"
    fi
    root=(sudo)
  fi
  say "Installing ${#need[@]} packages: ${need[*]}"
  local log; log=$(mktemp)
  quietly "reading the package lists" "$log" "${root[@]}" apt-get update -q ||
    no_packages "$log" "the package lists could not be fetched" "${need[@]}"
  quietly "installing" "$log" "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${need[@]}" ||
    no_packages "$log" "the packages could not be installed" "${need[@]}"
  rm -f "$log"
}

no_packages() {
  local log=$1 what=$2; shift 2
  say ""; tail -5 "$log" >&2
  stop "$what. Is this machine on the network?" "Needed: $*" "Without a network: install these packages from a medium, then run this again."
}

# quietly WHAT LOG COMMAND...: runs it with a line of progress every few seconds; its output goes to the log.
quietly() {
  local what=$1 log=$2; shift 2
  "$@" >>"$log" 2>&1 </dev/null & local job=$! seconds=0
  while kill -0 "$job" 2>/dev/null; do
    sleep 1; seconds=$((seconds + 1))
    [ $((seconds % 10)) -eq 0 ] && say "  $what ... ${seconds} s, $(tail -1 "$log" | cut -c1-90)"
  done
  wait "$job"
}

# build TARGET...: configures once, builds; shows what it is doing.
build() {
  local cores log; cores=$(nproc 2>/dev/null || echo 2)
  mkdir -p build; log=build/configure.log
  if [ ! -f build/build.ninja ]; then
    say "Configuring (a few seconds)"
    cmake -S . -B build -G Ninja >"$log" 2>&1 || { tail -20 "$log" >&2; stop "the build could not be configured; the whole text is in $log."; }
  fi
  say "Building $* with $cores cores (some minutes the first time)"
  NINJA_STATUS='  [%f/%t, %e s] ' ninja -C build -j "$cores" "$@" | show_progress >&2
  [ "${PIPESTATUS[0]}" -eq 0 ] || stop "the build failed; the messages are above."
}

# One line in twenty instead of one a file; everything that is not progress is shown whole. (A shell loop: mawk would hold lines back.)
show_progress() {
  local line last='' count=0
  while IFS= read -r line; do
    case $line in
      '  ['*) last=$line; count=$((count + 1)); [ $((count % 20)) -eq 1 ] && { printf '%s\n' "${line:0:110}"; last=''; } ;;
      'ninja: Entering'*|'ninja: no work'*) ;;
      *) printf '%s\n' "$line" ;;
    esac
  done
  [ -z "$last" ] || printf '%s\n' "${last:0:110}"
}
