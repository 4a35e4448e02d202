# shellcheck shell=bash
# The DEB in a Debian of its own, beside a real Asterisk. Sourced by tests/packages/run, in namespaces of its own.

files_of() { (cd "$1" && find etc usr var/lib opt srv -xdev ! -path 'var/lib/dpkg/*' ! -name '*shadow-' ! -name 'passwd-' ! -name 'group-' | LC_ALL=C sort); }
users_of() { sort "$1/etc/passwd" "$1/etc/group"; }

in_debian() {
  local root=$work/$suite package
  package=/$(basename "$deb")
  say "$suite"
  testbed start
  root_in "$root"
  files_of "$root" >"$work/before"; users_of "$root" >"$work/users"
  cp "$deb" "$work/second.deb" "$root/"
  asterisk_files >"$work/asterisk-first"
  quietly "dpkg -i" chroot "$root" dpkg -i "$package"
  expect "opendpma.conf is 0640 root:opendpma" owned "$root" /etc/opendpma/opendpma.conf '640 root:opendpma'
  expect "the user is in the group asterisk" grep -q '^asterisk:.*opendpma' "$root/etc/group"
  expect "there is no other Java" absent "$root/usr/bin/java"
  works "$root"
  say "upgrade and downgrade"
  for each in /second.deb "$package"; do
    quietly "dpkg -i $each" chroot "$root" dpkg -i "$each"
    edited_file_is_kept "$root"
    session_is_kept "$root"
  done
  undo_set_up "$root"
  set_up_again_and_purge "$root"
  testbed stop
}

set_up_again_and_purge() {
  local root=$1
  # Its certificate was taken out.
  sed -i 's/^https = /;&/' "$root/etc/opendpma/opendpma.conf"
  quietly "setup again" opendpma_in "$root" setup --yes --no-start
  say "remove and purge"
  cp "$root/etc/opendpma/opendpma.conf" "$work/edited"
  quietly "dpkg -r" chroot "$root" dpkg -r opendpma
  edited_file_is_kept "$root"
  quietly "dpkg -P" chroot "$root" dpkg -P opendpma
  rm -f "$root"/*.deb
  files_of "$root" >"$work/after"
  expect "nothing is left" diff "$work/before" "$work/after"
  expect "no user or group is left" diff "$work/users" <(users_of "$root")
  expect "Asterisk's files are as at first" diff "$work/asterisk-first" <(asterisk_files)
}
