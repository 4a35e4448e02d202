# shellcheck shell=bash
# What the parts of tests/packages/run share. For bash, to be sourced after packaging/needs.sh; uses $work and $project.

MAC=000FD3AABBCC
ADDRESS=10.9.8.7
# What a Debian has that OpenDPMA is put on: systemd, and openssl for "opendpma setup --tls".
ROOT_PACKAGES=adduser,openssl,systemd
work=${work:-} daemon='' deb=${deb:-} rpm=${rpm:-}

say() { echo "== $*"; }

# expect WHAT COMMAND...: fails with the text when the command does.
expect() { local what=$1; shift; "$@" || fail "not so: $what"; echo "   $what"; }
absent() { [ ! -e "$1" ] && [ ! -L "$1" ]; }

# quietly WHAT COMMAND...: what it prints is shown only when it fails.
quietly() {
  local what=$1; shift
  "$@" >"$work/printed" 2>&1 </dev/null || { cat "$work/printed" >&2; fail "$what"; }
}

# ---- Debian's packages, fetched once ----

mirror_of() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' 2>/dev/null |
    grep -m 1 debian/ || echo http://deb.debian.org/debian
}

# base_of SUITE PACKAGES [gz]: the archive of a smallest Debian with some packages; made anew after 30 days.
base_of() {
  local suite=$1 packages=$2 cache=${XDG_CACHE_HOME:-$HOME/.cache}/opendpma-packages archive
  archive=$cache/$suite-${packages:-bare}.tar${3:+.$3}
  if [ -z "$(find "$archive" -mtime -30 2>/dev/null)" ]; then
    say "debootstrap $suite" >&2
    mkdir -p "$cache"
    debootstrap --variant=minbase ${packages:+--include="$packages"} "$suite" "$work/base" "$(mirror_of)" >"$work/debootstrap" 2>&1 ||
      { tail -n 3 "$work/debootstrap" >&2; fail "debootstrap $suite"; }
    rm -rf "$work/base/var/cache/apt/archives/"*.deb
    tar -C "$work/base" --numeric-owner -caf "$cache/new.${archive##*/}" . && mv "$cache/new.${archive##*/}" "$archive"
    rm -rf --one-file-system "$work/base"
  fi
  echo "$archive"
}

# root_in DIRECTORY: such a Debian, with a group asterisk, and with Asterisk's command, which reaches the one that runs outside.
root_in() {
  mkdir -p "$1"
  tar -C "$1" -xf "$(base_of "$suite" "$ROOT_PACKAGES")"
  chroot "$1" groupadd -r asterisk
  mkdir -p "$1/etc/asterisk" "$1$work/asterisk" "$1$(asterisk_cache)"
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
  mount --bind "$(asterisk_cache)" "$1$(asterisk_cache)"
  mount --bind "$work/asterisk" "$1$work/asterisk"
  mount --bind "$work/asterisk/etc" "$1/etc/asterisk"
  printf '#!/bin/sh\nexec %s/asterisk -C /etc/asterisk/asterisk.conf "$@"\n' "$(asterisk_cache)" >"$1/usr/sbin/asterisk"
  chmod 755 "$1/usr/sbin/asterisk"
}

# ---- Asterisk ----

asterisk_cache() { echo "${OPENDPMA_ASTERISK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/opendpma-asterisk}"; }
testbed() { "$project/tests/asterisk/testbed" --run "$work/asterisk" --etc "$project/tests/asterisk/etc" --etc "$project/tests/packages/etc" "$@"; }

# A network with one address beside loopback, where mDNS has somewhere to go.
network() {
  ip link set lo up
  ip link add lan type veth peer name wall
  ip address add $ADDRESS/24 dev lan
  ip link set lan up
  ip link set wall up
}

# ---- the installed program ----

# start ROOT: the very installed program, as the user that the unit names; sets daemon.
start() {
  local root=$1 turn
  install -d -m 750 "$root/run/opendpma"
  chroot "$root" chown opendpma:opendpma /run/opendpma
  # Or else the line of the start before is taken for this one's.
  : >"$work/log"
  chroot --userspec=opendpma:opendpma --groups=opendpma,asterisk "$root" /usr/bin/opendpma serve >"$work/log" 2>&1 </dev/null &
  daemon=$!
  for turn in $(seq 300); do
    if grep -q '^opendpma ready' "$work/log"; then return; fi
    kill -0 "$daemon" 2>/dev/null || break
    sleep 0.1
  done
  cat "$work/log" >&2
  fail "the daemon is not ready after $((turn / 10)) s"
}

stop() {
  kill "$daemon"
  wait "$daemon" || fail "the daemon ended with $?"
  daemon=''
  if grep -E 'ERROR|^\s+at |NoClassDefFound' "$work/log"; then fail "the daemon had an error"; fi
}

opendpma_in() { local root=$1; shift; chroot "$root" /usr/bin/opendpma "$@"; }

# finds WHAT COMMAND...: whether what the command prints holds a text.
finds() { local text=$1; shift; "$@" >"$work/found" 2>&1 || { cat "$work/found"; return 1; }; grep -qF -e "$text" "$work/found" || { cat "$work/found"; return 1; }; }

web() { curl -sf --max-time 20 -H 'User-Agent: Digium D65 2_9_19' "$@"; }

ami_front() {
  exec 8<>"/dev/tcp/127.0.0.1/5039"
  printf 'Action: Login\r\nUsername: admin\r\nSecret: an-administrator\r\nEvents: off\r\n\r\n' >&8
  printf 'Action: Command\r\nCommand: digium_phones show phones\r\n\r\nAction: Logoff\r\n\r\n' >&8
  timeout 20 cat <&8
  exec 8>&-
}

# every_door ROOT: of a daemon that runs after open_doors.
every_door() {
  local root=$1
  expect "a phone finds it by mDNS, trusts its authority, gets Asterisk's password over TLS, and registers" \
    finds sesame-1000 opendpma_in "$root" phone --discover --ca /etc/opendpma/ca.crt --mac $MAC --register
  expect "its session is known" finds ada opendpma_in "$root" show sessions
  expect "HTTP" finds sesame-1000 web "http://$ADDRESS:8084/$MAC.cfg"
  expect "HTTPS" finds sesame-1000 web --cacert "$root/etc/opendpma/ca.crt" "https://$ADDRESS:8444/$MAC.cfg"
  expect "the health check" finds '200' curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8085/health
  expect "metrics, those of Java too" sh -c "curl -sf http://127.0.0.1:8085/metrics | grep -c -E '^(jvm_threads_live_threads|opendpma_phones) ' | grep -qx 2"
  expect "the AMI front" finds 'Output: ada' ami_front
  expect "Asterisk's own CLI" finds '1 Phones Found' chroot "$root" asterisk -rx 'digium_phones show phones'
}

# What setup leaves to the administrator: the doors that are not everybody's.
open_doors() {
  sed -i 's/^;\(http = 0.0.0.0:8084\)/\1/; s/^;\(https = 0.0.0.0:8444\)/\1/; s/^;\(ami_front = 127.0.0.1:5039\)/\1/' "$1/etc/opendpma/opendpma.conf"
  echo '; edited' >>"$1/etc/opendpma/opendpma.conf"
  cp "$1/etc/opendpma/opendpma.conf" "$work/edited"
}

edited_file_is_kept() { expect "the edited file is as it was" cmp -s "$1/etc/opendpma/opendpma.conf" "$work/edited"; }
# Everything that a new installation must do, once.
works() { set_up "$1"; open_doors "$1"; start "$1"; every_door "$1"; archive_is_used "$1"; stop; }
session_is_kept() { start "$1"; expect "the session is still there" finds ada opendpma_in "$1" show sessions; stop; }
asterisk_files() { (cd "$work/asterisk/etc" && find . -printf '%p %m %U %G ' -exec sh -c 'if [ -f "$1" ]; then cksum <"$1"; else echo; fi' - {} \; | LC_ALL=C sort); }

# set_up ROOT: what an administrator does after installing, and what he would see.
set_up() {
  local root=$1
  say "setup"
  asterisk_files >"$work/asterisk-before"
  quietly "setup --dry-run" opendpma_in "$root" setup --dry-run --tls $ADDRESS
  expect "a plan that is only shown touches no file" diff "$work/asterisk-before" <(asterisk_files)
  quietly "setup" opendpma_in "$root" setup --yes --tls $ADDRESS
  expect "Asterisk takes in the AMI user" grep -qx '#include "manager_opendpma.conf"' "$root/etc/asterisk/manager.conf"
  expect "Asterisk was reached by that user: its endpoints were compared" sh -c "! grep -q 'nothing was compared' '$work/printed'"
  expect "the secret is not shown" sh -c "! grep -qF \"\$(sed -n 's/^secret = //p' '$root/etc/opendpma/opendpma.conf')\" '$work/printed'"
  expect "opendpma.conf is still 0640 root:opendpma" owned "$root" /etc/opendpma/opendpma.conf '640 root:opendpma'
  expect "the AMI user's file is for Asterisk's group only" owned "$root" /etc/asterisk/manager_opendpma.conf '640 root:asterisk'
  expect "the authority's key is for root only" owned "$root" /etc/opendpma/ca.key '600 root:root'
}

undo_set_up() {
  say "setup --undo"
  quietly "setup --undo" opendpma_in "$1" setup --undo --yes
  expect "Asterisk's files are as before" diff "$work/asterisk-before" <(asterisk_files)
}

owned() { [ "$(chroot "$1" stat -c '%a %U:%G' "$2")" = "$3" ]; }

archive_is_used() {
  if [ -e "$1/usr/lib/opendpma/opendpma.jsa" ]; then
    expect "the archive of classes is used" grep -q /usr/lib/opendpma/opendpma.jsa "/proc/$daemon/maps"
  fi
}

# ---- later versions ----

# second_deb: the same DEB as a later version, its sample another by now.
second_deb() {
  mkdir -p "$work/second"
  dpkg-deb -R "$deb" "$work/second"
  sed -i 's/^Version: .*/&+second/' "$work/second/DEBIAN/control"
  echo '; a sample that is another by now' >>"$work/second/usr/share/opendpma/asterisk/opendpma.conf.sample"
  (cd "$work/second" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | xargs -0 md5sum >DEBIAN/md5sums)
  dpkg-deb -Zgzip -z1 --root-owner-group -b "$work/second" "$work/second.deb" >/dev/null
}

# second_rpm: the second release of the RPM.
second_rpm() {
  say "the RPM's second release"
  mkdir "$work/second-rpm"
  (cd "$project" && quietly "the second RPM" mvn -B -ntp -Ppackage de.dentrassi.maven:rpm:rpm@rpm -Dpackage.release=2 \
    -Dpackage.rpm.directory="$work/second-rpm")
}
