# shellcheck shell=bash
# What the project's commands need from the machine, installed when it is missing. For bash, to be sourced.
#
#   need PROGRAM [PACKAGE [RPM]]   notes that a program is needed, and what brings it on Debian and on Fedora
#   need_jdk                       notes that a JDK of at least 17 is needed
#   install_needs                  installs what is missing; without anything missing it needs no network
#
# It sets JAVA_HOME where the JDK on the path is too old or absent.

PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
JDK_PACKAGES=(openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless default-jdk-headless)
JDK_RPMS=(java-17-openjdk-devel java-21-openjdk-devel java-25-openjdk-devel java-latest-openjdk-devel)
missing=() debs=() rpms=()
watched_job='' # for who must end it

# watched TEXT LOG COMMAND...: runs a command, its output in a file, and shows that it goes on.
watched() {
  local text=$1 log=$2 began=$SECONDS next=15 status=0
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  watched_job=$!
  while kill -0 "$watched_job" 2>/dev/null; do
    if [ -t 1 ]; then
      printf '\r   %s: %d s%s\033[K' "$text" $((SECONDS - began)) "$(watched_detail "$log")"
    elif [ $((SECONDS - began)) -ge "$next" ]; then
      printf '   %s: %d s%s\n' "$text" $((SECONDS - began)) "$(watched_detail "$log")"
      next=$((next + 15))
    fi
    sleep 0.5
  done
  wait "$watched_job" || status=$?
  watched_job=''
  if [ -t 1 ]; then printf '\r\033[K'; fi
  [ "$status" = 0 ] && echo "   $text: done in $((SECONDS - began)) s"
  return "$status"
}

# What Maven or apt has come to.
watched_detail() {
  local fetched
  fetched=$(grep -cE '^(Downloaded|Get:|\[INFO\] Downloaded)' "$1" || true)
  [ "${fetched:-0}" = 0 ] || printf ', %d files fetched' "$fetched"
}

need() {
  command -v "$1" >/dev/null 2>&1 && return
  missing+=("$1") debs+=("${2:-$1}") rpms+=("${3:-${2:-$1}}")
}

# jdk_at HOME: whether a JDK of at least 17 is there.
jdk_at() {
  local major
  [ -x "$1/bin/javac" ] || return 1
  major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${major:-0}" -ge 17 ]
}

find_jdk() {
  local home on_path
  on_path=$(command -v javac || true)
  for home in "${JAVA_HOME:-}" ${on_path:+"$(dirname "$(dirname "$(readlink -f "$on_path")")")"} /usr/lib/jvm/*; do
    if [ -n "$home" ] && jdk_at "$home"; then export JAVA_HOME=$home; return; fi
  done
  return 1
}

need_jdk() {
  find_jdk || { missing+=("a JDK of version 17 or newer") debs+=(JDK) rpms+=(JDK); }
}

# first_available QUERY NAME...: the first package that the package manager knows.
first_available() {
  local query=$1 name; shift
  for name in "$@"; do
    if [ -n "$($query "$name" 2>/dev/null)" ]; then echo "$name"; return; fi
  done
  echo "$1"
}

# as_root COMMAND...: through sudo where that is needed.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_needs() {
  [ ${#missing[@]} = 0 ] && return
  local list log
  list=$(printf ', %s' "${missing[@]}"); list=${list:2}
  if command -v apt-get >/dev/null; then
    may_install "$list" apt-get "${debs[@]/#JDK/${JDK_PACKAGES[0]}}"
  elif command -v dnf >/dev/null; then
    may_install "$list" dnf "${rpms[@]/#JDK/${JDK_RPMS[0]}}"
  else
    fail "this machine lacks $list, and has neither apt-get nor dnf to install it with. Install it and run this again."
  fi
  log=$(mktemp /tmp/opendpma-install.XXXXXX)
  if command -v apt-get >/dev/null; then install_debs "$list" "$log"; else install_rpms "$list" "$log"; fi ||
    { tail -n 15 "$log" >&2; fail "not installed: $list. The whole output is in $log"; }
  rm -f "$log"
  missing=() debs=() rpms=()
}

# Asks for sudo's password where it can be seen, or says what somebody with rights must do.
may_install() {
  local list=$1 manager=$2; shift 2
  [ "$(id -u)" = 0 ] && return
  if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
    fail "this machine lacks $list. As root: $manager install $*"
  fi
}

install_debs() {
  local list=$1 log=$2
  watched "asking for the list of packages" "$log" as_root apt-get -q -o DPkg::Lock::Timeout=300 update || return
  debs=("${debs[@]/#JDK/$(first_available 'apt-cache -q madison' "${JDK_PACKAGES[@]}")}")
  without_services watched "installing $list" "$log" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "${debs[@]}"
  installed
}

install_rpms() {
  local list=$1 log=$2
  rpms=("${rpms[@]/#JDK/$(first_available 'dnf -q list' "${JDK_RPMS[@]}")}")
  watched "installing $list" "$log" as_root dnf -y --setopt=install_weak_deps=False install "${rpms[@]}"
  installed
}

# Packages bring services that nobody here asked for: Debian starts none while this file says so, which it does only as long as
# this process lives.
without_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [ -e "$policy" ] && ! grep -q 'made for OpenDPMA' "$policy"; then "$@"; return; fi
  # shellcheck disable=SC2016 # $0 is the file's own
  printf '#!/bin/sh\n# made for OpenDPMA\n[ -d /proc/%d ] && exit 101\nrm -f "$0"\n' $$ |
    as_root sh -c "cat >$policy && chmod 755 $policy"
  "$@" || status=$?
  as_root rm -f "$policy"
  return "$status"
}

# Whether everything is there now.
installed() {
  local name
  hash -r
  for name in "${missing[@]}"; do
    case $name in
      a\ JDK*) find_jdk || return 1 ;;
      *) command -v "$name" >/dev/null || return 1 ;;
    esac
  done
}

fail() { echo "$(basename "$0"): $*" >&2; exit 1; }
