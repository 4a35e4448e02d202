# shellcheck shell=bash
# The DEB in a virtual machine, whose systemd starts, watches, reloads and restarts the service beside a real Asterisk. Sourced by
# tests/packages/run. qemu translates every instruction, so it works where there is no KVM; by one thread,
# for with several a Java machine that wrote code while it ran it has crashed. That takes half an hour.

MACHINE_PACKAGES=$ROOT_PACKAGES,systemd-sysv,linux-image-cloud-amd64,initramfs-tools

in_machine() {
  local root=$work/machine
  say "a machine with systemd"
  mkdir "$root"
  tar -C "$root" -xf "$(base_of bookworm "$MACHINE_PACKAGES")"
  asterisk_unit "$root"
  cp "$deb" "$root/opendpma.deb"
  install -m 755 "$here/in-machine" "$root/in-machine"
  printf '[Unit]\nAfter=multi-user.target\n[Service]\nType=oneshot\nExecStart=/bin/sh -c "/in-machine >/dev/ttyS1 2>&1; systemctl poweroff"\n' \
    >"$root/etc/systemd/system/try.service"
  mkdir -p "$root/etc/systemd/system/default.target.wants"
  ln -s ../try.service "$root/etc/systemd/system/default.target.wants/"
  cp "$root"/boot/vmlinuz-* "$work/kernel"; cp "$root"/boot/initrd.img-* "$work/initrd"
  quietly "mkfs.ext4" mkfs.ext4 -q -d "$root" "$work/disk" 3G
  rm -rf --one-file-system "$root"
  timeout 2700 qemu-system-x86_64 -accel tcg,thread=single -cpu Nehalem -smp 1 -m 2048 -display none -no-reboot -monitor none \
    -serial "file:$work/console" -serial "file:$work/said" -drive "file=$work/disk,if=virtio,format=raw" -kernel "$work/kernel" -initrd "$work/initrd" \
    -nic none -append 'root=/dev/vda rw console=ttyS0 quiet systemd.show_status=0 systemd.journald.forward_to_console=0' || true
  tr -d '\r' <"$work/said" >"$work/heard"
  grep -a '^   [^ ]' "$work/heard" || true
  if ! grep -aq '^   the machine has come to its end' "$work/heard"; then
    tail -n 20 "$work/console" >&2; tail -n 60 "$work/heard" >&2; fail "the machine did not come to its end"
  fi
}

# The testbed writes it at a start.
configuration() { testbed start; testbed stop; }

# asterisk_unit ROOT: the fetched Asterisk as a service, its configuration in /etc/asterisk.
asterisk_unit() {
  isolated "$suite" systemd.sh configuration >/dev/null
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
