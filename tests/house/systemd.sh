#!/bin/sh
# SPDX-License-Identifier: MIT
# systemd.sh PROGRAM [SYSTEM USER]: systemd's own tools accept the units. `verify` prints nothing, and the exposure is at
# most 1.2; the user unit explains its own. PROGRAM is the built program, which `verify` looks for; SYSTEM and USER are the
# folders of the units.
set -eu
program=$1
system=${2-systemd}
user=${3-systemd/user}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

for unit in "$system/intouch.service" "$system/intouch@.service" "$user/intouch.service"; do
  copy=$folder/$(basename "$unit")
  # the man page is not installed where the tests run
  sed -e "s|/usr/bin/intouch|$program|" -e '/^Documentation=/d' "$unit" > "$copy"
  case $unit in
    */user/*) set -- --user "$copy" ;;
    *@.service) cp "$copy" "$folder/intouch@ada.service"; set -- "$folder/intouch@ada.service" ;;
    *) set -- "$copy" ;;
  esac
  # an unknown key is only a warning of `verify`, so any output is a fault
  if ! said=$(XDG_RUNTIME_DIR="$folder" systemd-analyze verify "$@" 2>&1) || [ -n "$said" ]; then
    echo "$unit: systemd-analyze verify says: $said"
    failed=1
  fi
done

for unit in "$system/intouch.service" "$system/intouch@.service"; do
  if systemd-analyze security --offline=true --threshold=12 "$unit" > "$folder/exposure"; then
    tail -n 1 "$folder/exposure"
  else
    echo "$unit: exposure above 1.2"; cat "$folder/exposure"; failed=1
  fi
done

# The user unit says why it has less, and how it is rated.
unit=$user/intouch.service
LC_ALL=C.UTF-8 systemd-analyze security --offline=true "$unit" > "$folder/exposure"
for key in $(sed -n 's/^✗ \([A-Za-z]*\)=.*/\1/p' "$folder/exposure" | sort -u); do
  grep -q "^# .*$key=" "$unit" || { echo "$unit does not say why it has no $key="; failed=1; }
done
rating=$(sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p' "$folder/exposure")
grep -q "^# .* rates this unit $rating," "$unit" || { echo "$unit does not say that it is rated $rating"; failed=1; }
exit $failed
