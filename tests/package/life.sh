#!/bin/sh
# SPDX-License-Identifier: MIT
# The life of the package, told and checked step by step. `release` runs this as root in a booted, minimal Debian 12 that has
# no network, and holds /root/new.deb, /root/next.deb (the same program with a higher version) and, when it could be built,
# /root/old.deb (version 0.1.0). Everything is written to standard output; a line that begins with FAIL is a fault.
failed=0
examples=/usr/share/doc/intouch/examples
ledger=/var/lib/intouch/intouch.db
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

step() { printf '\n=== %s\n' "$*"; }

expect() { # WHAT COMMAND…
  what=$1 said=; shift
  if "$@"; then
    echo "ok    $what"
  else
    echo "$said" | sed 's/^/      /'
    echo "FAIL  $what"; failed=$((failed + 1))
  fi
}

says() { # PATTERN COMMAND…: the output of the command matches
  pattern=$1; shift
  said=$("$@" 2>&1)
  echo "$said" | grep -qE -- "$pattern" || return 1
  echo "$said" | sed 's/^/      /'
}

within() { # SECONDS COMMAND…
  tries=$(($1 * 5)); shift
  while [ "$tries" -gt 0 ]; do
    if "$@"; then return 0; fi
    sleep 0.2; tries=$((tries - 1))
  done
  return 1
}

no() { ! "$@"; }
is() { [ "$1" = "$2" ] || { echo "      found $1, expected $2"; return 1; }; }
unit_of() { systemctl status --no-pager -n 6 "$1"; }
property() { systemctl show -p "$2" --value "$1"; }
active() { [ "$(property "$1" ActiveState)" = active ]; }
mode_of() { stat -c '%a %U:%G' "$1"; }
of() { name=$1; shift; runuser -u "$name" -- env XDG_RUNTIME_DIR="/run/user/$(id -u "$name")" systemctl --user "$@"; }
of_bob() { of bob "$@"; }
as() { name=$1; shift; su "$name" -c "cd && $*"; }
apt() {
  apt-get -y -qq -o Dpkg::Use-Pty=0 "$@" > /root/said 2>&1; status=$?
  grep -v '^(Reading\|^Selecting\|^Preparing\|delaying package' /root/said | sed 's/^/      /'
  return $status
}
install_deb() { apt --no-install-recommends --allow-downgrades install "$1"; }
pids() { echo "$(property intouch MainPID) $(property intouch@ada MainPID) $(of_bob show -p MainPID --value intouch)"; }
fetch() { curl -s -m 2 -o /dev/null -w '%{http_code}' "$1"; }

break_roster() { # FILE: line 2 becomes an error
  sed -i '2s/^/every = = /' "$1"
}
mend_roster() { sed -i '2s/^every = = //' "$1"; }

# How long the feed of $1 is away while the other words run: in $away, in milliseconds.
measure_absence() {
  address=$1; shift
  stdbuf -oL curl -s --rate 50/s -o /dev/null -w '%{http_code}\n' "$address?[1-100000]" > /root/fetches & fetching=$!
  sleep 0.5
  began=$(date +%s%N)
  "$@"
  echo "      it took $((($(date +%s%N) - began) / 1000000)) ms"
  sleep 1
  kill $fetching; wait $fetching 2>/dev/null
  away=$(($(grep -cvx 200 /root/fetches) * 20))
  echo "      50 requests a second: $(sort /root/fetches | uniq -c | tr -s ' \n' ' '), so the feed was away for some $away ms"
  echo "      by systemd's clock $((($(property intouch ActiveEnterTimestampMonotonic) - $(property intouch ActiveExitTimestampMonotonic)) / 1000)) ms"
}

address_of_feed() { intouch feeds --state "$1" --json 2>/dev/null | grep -o 'http://[^"]*' | head -1; }

# The commands of 0.1.0 need --state, those of today find it; both take it.
say_reached() { intouch log ada reached --note "$1" 2>&1 | head -1 | sed 's/^/      /'; }
tells() { intouch show ada --state /var/lib/intouch 2>&1 | grep "$1" | sed 's/^/      /' | grep -q .; }

own_ports() { # FILE CONTROL PUBLIC
  sed -i "s/127\.0\.0\.1:8420/127.0.0.1:$2/; s/127\.0\.0\.1:8421/127.0.0.1:$3/" "$1"
}

wait_for_boot() {
  for _ in $(seq 1 60); do
    case $(systemctl is-system-running) in running | degraded) return ;; esac
    sleep 0.5
  done
}

upgrade_from_0_1_0() {
  step "0.1.0 with its DynamicUser: one service for the machine, one for ada, one for a name without an account"
  expect "0.1.0 is installed" install_deb /root/old.deb
  mkdir -p /etc/intouch/ada; cp $examples/*.toml /etc/intouch/; cp $examples/*.toml /etc/intouch/ada/
  own_ports /etc/intouch/ada/intouch.toml 8520 8521
  mkdir /etc/intouch/people; printf '[people.mary]\nname = "Mary Somerville"\n' > /etc/intouch/people/more.toml
  cp -r /etc/intouch/ada /etc/intouch/band; sed -i 's/8520/8530/; s/8521/8531/' /etc/intouch/band/intouch.toml
  systemctl enable --now intouch intouch@ada intouch@band
  expect "all run" within 10 active intouch@band
  ls -ld /var/lib/intouch /etc/intouch | sed 's/^/      /'
  say_reached note-of-0.1.0
  intouch --socket /run/intouch-ada/control --config /etc/intouch/ada/intouch.toml log grace reached --note note-of-ada 2>&1 | sed 's/^/      /'
  address=$(address_of_feed /var/lib/intouch)
  expect "the feed is there" is "$(fetch "$address")" 200

  step "upgrade of 0.1.0 while it runs"
  measure_absence "$address" install_deb /root/new.deb
  expect "the absence is under half a second" [ "$away" -lt 500 ]
  expect "a name without an account is told" grep -q 'intouch@band.service now runs as the account band' /root/said
  mkdir -p /etc/systemd/system/intouch@band.service.d; printf '[Service]\nUser=ada\n' > /etc/systemd/system/intouch@band.service.d/user.conf
  systemctl daemon-reload
  expect "a drop-in gives it one" systemctl restart intouch@band
  expect "the service runs" active intouch
  expect "it runs as intouch" is "$(stat -c %U "/proc/$(property intouch MainPID)")" intouch
  expect "ada's service runs as ada" is "$(stat -c %U "/proc/$(property intouch@ada MainPID)")" ada
  expect "the ledger is taken over" tells note-of-0.1.0
  expect "ada's too" says note-of-ada intouch --config /etc/intouch/ada/intouch.toml --state /var/lib/intouch-ada show grace
  expect "the state is a folder" is "$(mode_of /var/lib/intouch)" "700 intouch:intouch"
  expect "nothing is left in private" no ls -d /var/lib/private/intouch
  expect "/etc/intouch is the group's" is "$(mode_of /etc/intouch)" "2751 root:intouch"
  expect "the roster, too" is "$(mode_of /etc/intouch/roster.toml)" "640 root:intouch"
  expect "and a folder of it" is "$(mode_of /etc/intouch/people)" "750 root:intouch"
  expect "ada's folder is hers" is "$(mode_of /etc/intouch/ada)" "700 ada:root"
  expect "bob reads none of them" no as bob 'cat /etc/intouch/roster.toml || cat /etc/intouch/people/more.toml || cat /etc/intouch/ada/roster.toml'
  expect "the ledger of the name without an account is taken over, too" test -e /var/lib/intouch-band/intouch.db
  expect "the address of the feed stays" is "$(fetch "$address")" 200
  ls -l /etc/intouch | sed 's/^/      /'

  step "purge, so that the next part begins with nothing"
  systemctl disable --now intouch@ada intouch@band; apt purge intouch
  rm -rf /etc/intouch /etc/systemd/system/intouch@band.service.d; userdel intouch
  expect "no ledger is left" no ls -d /var/lib/intouch /var/lib/intouch-ada /var/lib/intouch-band
}

first_days() {
  step "install"
  for compiler in cc c++ gcc g++ clang clang-19; do expect "there is no $compiler" no command -v $compiler; done
  expect "apt installs it" install_deb /root/new.deb
  expect "the account" says intouch id intouch
  expect "the folder of the roster" is "$(mode_of /etc/intouch)" "2751 root:intouch"
  expect "nothing is enabled" is "$(systemctl is-enabled intouch)" disabled
  expect "nothing runs" is "$(property intouch ActiveState)" inactive

  step "start without a roster"
  expect "is no failure" systemctl start intouch
  expect "but nothing runs" is "$(property intouch ActiveState) $(property intouch ConditionResult) $(property intouch NRestarts)" "inactive no 0"
  loginctl enable-linger bob; within 10 of_bob -q is-active default.target 2>/dev/null
  expect "is no failure for bob" of_bob start intouch
  expect "and nothing of bob's runs" is "$(of_bob show -p ActiveState --value intouch)" inactive

  step "a first roster with a fault"
  install -g intouch -m 640 $examples/*.toml /etc/intouch/; break_roster /etc/intouch/roster.toml
  expect "does not start" no systemctl start intouch
  expect "the unit says the line" within 10 says 'roster\.toml:2:[0-9]+: error' unit_of intouch
  expect "there is no ledger" no test -e $ledger
  mend_roster /etc/intouch/roster.toml
  expect "once it is mended, the service starts by itself" within 15 active intouch
  systemctl stop intouch; rm -rf /var/lib/intouch

  step "the examples as they are"
  expect "check takes them" says 'no errors' intouch check --config /etc/intouch/intouch.toml
  expect "enable --now" systemctl enable --now intouch
  expect "it runs" says 'people' systemctl show -p ActiveState,StatusText intouch
  expect "exposure" says 'level for intouch.service: (0|1\.[012])' sh -c 'systemd-analyze security intouch --no-pager | tail -1'
  expect "a backup of today" says "$(date +%F)|intouch-" ls /var/lib/intouch/backups
  address=$(address_of_feed /var/lib/intouch)
  expect "the feed" is "$(fetch "$address")" 200
  say_reached kept-note
  expect "show tells it" says kept-note intouch show ada
  expect "the socket" is "$(stat -c '%a %U:%G' /run/intouch/control)" "660 intouch:intouch"

  step "another account, and one of the group"
  expect "bob reads no roster" no as bob cat /etc/intouch/roster.toml
  expect "bob lists no folder" no as bob ls /etc/intouch
  expect "bob reads no ledger" no as bob ls /var/lib/intouch
  expect "bob's commands are refused" no as bob intouch show ada
  expect "and his status is" no as bob intouch status
  expect "no name reaches bob" no says 'Lovelace|Hopper' as bob 'intouch show ada; intouch agenda; intouch people; intouch status'
  usermod -aG intouch alice
  expect "alice of the group is told" says kept-note as alice intouch show ada
  expect "and logs" says Logged as alice intouch log grace no_answer

  step "a feed file, and a password file of the group"
  printf 'secret\n' > /etc/intouch/work; chmod 640 /etc/intouch/work
  sed -i 's|^# file = "/srv/www/office.ics".*|file = "/var/cache/intouch/office.ics"|' /etc/intouch/intouch.toml
  printf '\n[busy.work]\nurl = "http://127.0.0.1:9/work.ics"\nuser = "ada"\npassword = { file = "/etc/intouch/work" }\n' >> /etc/intouch/intouch.toml
  expect "the feed is written" within 10 as bob grep -q VCALENDAR /var/cache/intouch/office.ics
  expect "the password is read" no says 'cannot read' intouch status
  expect "the modes stay" is "$(mode_of /etc/intouch/intouch.toml)" "640 root:intouch"

  step "ada's own service, and bob's"
  install -d -o ada -m 700 /etc/intouch/ada; install -o ada -m 600 $examples/*.toml /etc/intouch/ada/
  own_ports /etc/intouch/ada/intouch.toml 8520 8521
  expect "intouch@ada starts" systemctl enable --now intouch@ada
  expect "as ada" is "$(stat -c %U "/proc/$(property intouch@ada MainPID)")" ada
  expect "ada logs" says Logged as ada intouch log grace reached --note note-of-ada
  expect "and is told" says note-of-ada as ada intouch show grace
  expect "bob is not" no as bob intouch --config /etc/intouch/ada/intouch.toml show grace
  install -d -o bob /home/bob/.config /home/bob/.config/intouch; install -o bob -m 600 $examples/*.toml /home/bob/.config/intouch/
  own_ports /home/bob/.config/intouch/intouch.toml 8620 8621
  expect "bob's service starts" of_bob enable --now intouch
  expect "bob logs in his own ledger" says Logged as bob XDG_RUNTIME_DIR=/run/user/$(id -u bob) intouch log ada reached
}

home_without_the_package() {
  step "carol, whose program came by cmake --install --prefix ~/.local"
  chown -R carol: /home/carol
  as carol "mkdir -p .config/intouch && cp .local/share/doc/intouch/examples/*.toml .config/intouch/"
  own_ports /home/carol/.config/intouch/intouch.toml 8920 8921
  loginctl enable-linger carol; within 10 of carol -q is-active default.target 2>/dev/null
  expect "systemd finds her unit" is "$(of carol show -p FragmentPath --value intouch)" /home/carol/.local/share/systemd/user/intouch.service
  expect "it starts" of carol enable --now intouch
  expect "her own program" is "$(readlink "/proc/$(of carol show -p MainPID --value intouch)/exe")" /home/carol/.local/bin/intouch
  expect "she logs" says Logged as carol XDG_RUNTIME_DIR=/run/user/$(id -u carol) .local/bin/intouch log ada reached
  of carol disable --now intouch
}

upgrades() {
  step "upgrade while it runs"
  before=$(pids)
  measure_absence "$address" install_deb /root/next.deb
  expect "the absence is under half a second" [ "$away" -lt 500 ]
  echo "      processes: $before, then $(pids)"
  for pid in $before; do expect "process $pid is another now" no test -d "/proc/$pid"; done
  expect "all three run" active intouch@ada
  expect "bob's, too" is "$(of_bob show -p ActiveState --value intouch)" active
  expect "the ledger is there" tells kept-note
  expect "the folder stays" is "$(mode_of /etc/intouch)" "2751 root:intouch"

  step "upgrade with a fault in the roster"
  break_roster /etc/intouch/roster.toml; sleep 1
  expect "the running service goes on" is "$(fetch "$address")" 200
  expect "apt is content" install_deb /root/new.deb
  expect "the unit says the line" within 10 says 'roster\.toml:2:[0-9]+: error' unit_of intouch
  kept=$(sha256sum $ledger); sleep 7
  expect "the ledger is untouched" is "$(sha256sum $ledger)" "$kept"
  mend_roster /etc/intouch/roster.toml
  expect "once it is mended, the service starts by itself" within 15 active intouch
  expect "with its ledger" tells kept-note

  step "upgrade while it is stopped"
  systemctl stop intouch; of_bob stop intouch
  expect "apt is content" install_deb /root/next.deb
  expect "it stays stopped" is "$(property intouch ActiveState)" inactive
  expect "bob's, too" is "$(of_bob show -p ActiveState --value intouch)" inactive
  expect "it stays enabled" is "$(systemctl is-enabled intouch)" enabled
  expect "it starts" systemctl start intouch
  of_bob start intouch

  step "kill -9"
  kill -9 "$(property intouch MainPID)"; sleep 0.5
  expect "it comes back" within 15 active intouch
  expect "with its ledger" tells kept-note
}

the_next_day() {
  step "the next day, by libfaketime"
  mkdir -p /run/systemd/system/intouch.service.d
  printf '[Service]\nEnvironment=LD_PRELOAD=%s FAKETIME=+1d DONT_FAKE_MONOTONIC=1 FAKETIME_DONT_FAKE_MONOTONIC=1\n' \
    "$(find / -xdev -name libfaketime.so.1 | head -1)" > /run/systemd/system/intouch.service.d/tomorrow.conf
  systemctl daemon-reload; systemctl restart intouch
  expect "a backup of the day is there" says "intouch-$(date -d tomorrow +%F)" ls /var/lib/intouch/backups
  rm -r /run/systemd/system/intouch.service.d; systemctl daemon-reload
}

bad_places() {
  step "places that cannot hold a ledger: one sentence each"
  home=/home/bob/places; install -d -o bob $home
  as bob "cp -r /home/bob/.config/intouch $home/config"
  sed -i 's/8620/8720/; s/8621/8721/' $home/config/intouch.toml
  serve_in() { as bob "timeout 5 intouch --config $home/config/intouch.toml --state $1 --socket $home/control serve" 2>&1; }
  refused_in() { # WHERE PATTERN
    said=$(serve_in "$1"); status=$?
    echo "$said" | sed 's/^/      /'
    [ $status -eq 1 ] && [ "$(echo "$said" | wc -l)" -eq 1 ] && echo "$said" | grep -q "$1"
  }
  install -d -o ada -m 755 /srv/of-ada
  expect "a folder of another user" refused_in /srv/of-ada
  install -d -o ada -m 700 /srv/closed
  expect "a closed folder of another user" refused_in /srv/closed
  mkdir /srv/read-only; mount -t tmpfs -o ro,uid="$(id -u bob)",mode=700 none /srv/read-only
  expect "a read-only file system" refused_in /srv/read-only
  mkdir /srv/full; mount -t tmpfs -o size=16k,uid="$(id -u bob)",mode=700 none /srv/full; head -c 16k /dev/zero > /srv/full/filling
  expect "a full disk" refused_in /srv/full
  as bob ln -s nowhere $home/dangling
  expect "a link to nothing" refused_in $home/dangling
  as bob "mkdir $home/real && ln -s real $home/link"
  serve_in $home/link | sed 's/^/      /'
  expect "a link to a folder serves, with its backup" says 'intouch-.*\.db' ls $home/real/backups

  step "the service with its ledger on another disk"
  systemctl stop intouch; mv /var/lib/intouch /srv/ledger; ln -s /srv/ledger /var/lib/intouch
  expect "systemd takes no link" no systemctl start intouch
  expect "and says so" within 10 says 'STATE_DIRECTORY.*Not a directory' journalctl --no-pager -n 6 -u intouch
  systemctl stop intouch; rm /var/lib/intouch; mkdir /var/lib/intouch; mount --bind /srv/ledger /var/lib/intouch
  expect "a mount serves" systemctl start intouch
  expect "with its ledger" tells kept-note
  systemctl stop intouch; umount /var/lib/intouch; rmdir /var/lib/intouch; mv /srv/ledger /var/lib/intouch
  systemctl reset-failed intouch; systemctl start intouch
}

end_of_life() {
  step "remove"
  expect "apt removes it" apt remove intouch
  expect "nothing runs" no sh -c 'ls -l /proc/[0-9]*/exe 2>/dev/null | grep bin/intouch'
  expect "the ledgers stay" ls -d /var/lib/intouch/intouch.db /var/lib/intouch-ada/intouch.db /home/bob/.local/state/intouch/intouch.db
  expect "the roster stays" test -e /etc/intouch/roster.toml

  step "install again"
  expect "apt installs it" install_deb /root/new.deb
  expect "it is enabled as before" is "$(systemctl is-enabled intouch)" enabled
  expect "it does not start by itself" is "$(property intouch ActiveState)" inactive
  expect "the folder stays" is "$(mode_of /etc/intouch)" "2751 root:intouch"
  systemctl start intouch
  expect "with its ledger" tells kept-note

  step "purge"
  expect "apt purges it" apt purge intouch
  find / -xdev -name '*intouch*' -not -path '/root/*' -not -path '/proc/*' 2>/dev/null | sed 's/^/      /'
  expect "the services' ledgers are gone" no ls -d /var/lib/intouch /var/lib/intouch-ada /var/cache/intouch
  expect "no link is left" no ls /etc/systemd/system/multi-user.target.wants/intouch.service /etc/systemd/system/multi-user.target.wants/intouch@ada.service
  expect "the roster is its owner's" test -e /etc/intouch/roster.toml
  expect "bob's ledger is his" test -e /home/bob/.local/state/intouch/intouch.db
  expect "no unit failed" says '^$' systemctl --failed --no-legend --plain
}

wait_for_boot
for name in ada bob alice carol; do useradd -m -s /bin/sh $name; done
if [ -e /root/old.deb ]; then upgrade_from_0_1_0; else echo "skipped: the upgrade of 0.1.0, because there is no package of it"; fi
first_days
if [ -e /home/carol/.local ]; then home_without_the_package; fi
upgrades
bad_places
the_next_day
end_of_life
printf '\n=== %s\n' "$([ $failed -eq 0 ] && echo "everything as it should be" || echo "$failed faults")"
