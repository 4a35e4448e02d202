# shellcheck shell=bash
# The RPM, installed by rpm itself, in a root that has its programs from Debian: Fedora's users and files are not here; what is
# tried is what the RPM itself brings, runs and leaves. Sourced by tests/packages/run, in namespaces of its own.

in_rpm_root() {
  local root=$work/rpm
  say "rpm"
  testbed start
  root_in "$root"
  mkdir -p "$root/var/lib/rpm"
  quietly "rpm -i" rpm --root "$root" --nodeps -i "$rpm"
  expect "opendpma.conf is 0640 root:opendpma" owned "$root" /etc/opendpma/opendpma.conf '640 root:opendpma'
  expect "the user is in the group asterisk" grep -q '^asterisk:.*opendpma' "$root/etc/group"
  expect "every file is as the RPM has it" quietly "rpm -V" rpm --root "$root" --nodeps -V opendpma
  works "$root"
  say "upgrade and downgrade"
  for each in "$work"/second-rpm/*.rpm "$rpm"; do
    quietly "rpm -U $each" rpm --root "$root" --nodeps -U --oldpackage "$each"
    edited_file_is_kept "$root"
    session_is_kept "$root"
  done
  undo_set_up "$root"
  erase "$root"
  testbed stop
}

erase() {
  local root=$1
  say "erase"
  cp "$root/etc/opendpma/opendpma.conf" "$work/edited"
  quietly "rpm -e" rpm --root "$root" --nodeps -e opendpma
  expect "the program is gone" absent "$root/usr/lib/opendpma"
  expect "the command is gone" absent "$root/usr/bin/opendpma"
  expect "the edited file is kept beside" cmp -s "$root/etc/opendpma/opendpma.conf.rpmsave" "$work/edited"
}
