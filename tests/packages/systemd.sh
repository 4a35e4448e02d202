# shellcheck shell=bash
# The DEB and the RPM in a Debian that is booted: its own systemd, in a container of systemd-nspawn, starts, watches, reloads and
# restarts the service beside a real Asterisk. Sourced by tests/packages/run.

# What is booted; rpm, too, for it is rpm itself that installs the RPM.
BOOTED_PACKAGES=$ROOT_PACKAGES,systemd-sysv,rpm

# The testbed writes it at a start.
configuration() { testbed start; testbed stop; }

in_containers() {
  isolated "$suite" systemd.sh configuration >/dev/null
  booted deb "$deb" "$work/second.deb"
  booted rpm "$rpm" "$work"/second-rpm/*.rpm
}

# booted deb|rpm FIRST SECOND: what in-systemd tries there, with a package and a later one.
booted() {
  local kind=$1 root=$work/booted-$1
  say "$kind under systemd"
  mkdir "$root"
  tar -C "$root" -xf "$(base_of "$suite" "$BOOTED_PACKAGES")"
  asterisk_unit "$root"
  cp "$2" "$root/first.$kind"; cp "$3" "$root/second.$kind"
  install -m 755 "$here/in-systemd" "$root/in-systemd"
  # The container ends with what it was booted for.
  printf '[Unit]\nAfter=multi-user.target\n[Service]\nType=oneshot\nExecStart=/bin/sh -c "/in-systemd %s >/said 2>&1; systemctl exit $?"\n' "$kind" \
    >"$root/etc/systemd/system/try.service"
  mkdir -p "$root/etc/systemd/system/default.target.wants"
  ln -s ../try.service "$root/etc/systemd/system/default.target.wants/"
  timeout 900 systemd-nspawn --quiet --register=no --keep-unit --private-network --directory="$root" --boot --console=pipe \
    >"$work/console" 2>&1 </dev/null || true
  grep -a '^   [^ ]' "$root/said" || true
  if ! grep -aq '^   it has come to its end' "$root/said"; then
    tail -n 20 "$work/console" >&2; tail -n 80 "$root/said" >&2; fail "under systemd"
  fi
  rm -rf --one-file-system "$root"
}

# asterisk_unit ROOT: the fetched Asterisk as a service, its configuration in /etc/asterisk.
asterisk_unit() {
  chroot "$1" groupadd -r asterisk
  mkdir -p "$1$(asterisk_cache)" "$1/opt/asterisk"
  cp -a "$(asterisk_cache)/." "$1$(asterisk_cache)/"
  cp -a "$work/asterisk/." "$1/opt/asterisk/"
  sed -i "s|$work/asterisk|/opt/asterisk|g" "$1"/opt/asterisk/etc/*
  ln -s /opt/asterisk/etc "$1/etc/asterisk"
  printf '#!/bin/sh\nexec %s/asterisk -C /etc/asterisk/asterisk.conf "$@"\n' "$(asterisk_cache)" >"$1/usr/sbin/asterisk"
  chmod 755 "$1/usr/sbin/asterisk"
  printf '[Service]\nEnvironment=LC_ALL=C.UTF-8\nExecStart=/usr/sbin/asterisk -f\n[Install]\nWantedBy=multi-user.target\n' \
    >"$1/etc/systemd/system/asterisk.service"
  mkdir -p "$1/etc/systemd/system/multi-user.target.wants"
  ln -s ../asterisk.service "$1/etc/systemd/system/multi-user.target.wants/"
}
