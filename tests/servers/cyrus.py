# SPDX-License-Identifier: MIT
"""Cyrus IMAP's calendar server, the strictest of them."""
import imaplib
import os
import pathlib
import shutil

from .server import PASSWORD, USER, Server, as_user

REALM = "peer.example.org"
MASTER = "/usr/lib/cyrus/bin/master"


class Cyrus(Server):
    """`immediate`: whatever is deleted makes all older sync tokens invalid."""
    name = "cyrus"
    costs_more = {"finding": -1}
    needs = (MASTER, "/usr/lib/cyrus/bin/httpd", "saslpasswd2")
    base_path = "/dav/principals/"
    home_path = f"/dav/calendars/user/{USER}/"
    expunge = "delayed"
    mechanisms = "PLAIN LOGIN"
    plaintext = "yes"  # over HTTP
    # Ended in the middle of a write, by SIGTERM or SIGKILL, it now and then leaves a calendar in which every write is
    # answered 500 "append_fromstage() failed", until its administrator reconstructs it.
    mends_itself = False

    def prepare(self):
        self.imap_port = self.hold_port()
        for name in ("conf/db", "conf/socket", "conf/log", "conf/msg", "spool", "sock", "proc", "lock"):
            (self.folder / name).mkdir(parents=True)
        user = "cyrus" if os.getuid() == 0 else os.environ["USER"]
        at = self.folder
        self.write("imapd.conf", f"""\
configdirectory: {at}/conf
proc_path: {at}/proc
mboxname_lockpath: {at}/lock
defaultpartition: default
partition-default: {at}/spool
servername: {REALM}
cyrus_user: {user}
admins: cyradm
sievedir: {at}/conf/sieve
notifysocket: {at}/sock/notify
lmtpsocket: {at}/sock/lmtp
master_ready_file: {at}/conf/ready
altnamespace: no
unixhierarchysep: yes
virtdomains: off
allowplaintext: yes
http_allowplaintext: {self.plaintext}
delete_mode: immediate
expunge_mode: {self.expunge}
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {at}/sasldb2
sasl_mech_list: PLAIN LOGIN
http_sasl_mech_list: {self.mechanisms}
httpmodules: caldav
caldav_create_default: yes
caldav_create_sched: no
caldav_create_attach: no
caldav_allowscheduling: off
caldav_realm: Cyrus
calendar_user_address_set: example.org
skiplist_unsafe: yes
duplicatesuppression: no
""")
        self.write("cyrus.conf", f"""\
START {{
 recover cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -C {at}/imapd.conf -r"
}}
SERVICES {{
 imap cmd="imapd -C {at}/imapd.conf -U 30" listen="127.0.0.1:{self.imap_port}" proto="tcp4" prefork=0 maxchild=5
 http cmd="httpd -C {at}/imapd.conf -U 30" listen="127.0.0.1:{self.port}" proto="tcp4" prefork=1 maxchild=20
}}
EVENTS {{
 checkpoint cmd="/usr/lib/cyrus/bin/ctl_cyrusdb -C {at}/imapd.conf -c" period=60
}}
""")
        for name, password in (("cyradm", "adm1n"), (USER, PASSWORD)):
            self.set_password(name, password)
        if os.getuid() == 0:
            for path in [at / "sasldb2", *(at / n for n in ("conf", "spool", "sock", "proc", "lock"))]:
                for one in [path, *pathlib.Path(path).rglob("*")]:
                    shutil.chown(one, "cyrus", "mail")
        self.launch()
        self.wait_until_ready()
        mail = imaplib.IMAP4("127.0.0.1", self.imap_port)
        mail.login("cyradm", "adm1n")
        made = mail.create(f"user/{USER}")
        mail.logout()
        if made[0] != "OK":
            raise RuntimeError(f"cyrus made no mailbox: {made}")
        self.stop()

    def set_password(self, name, password):
        self.run("saslpasswd2", "-p", "-c", "-f", self.folder / "sasldb2", "-u", REALM, name, input=password.encode())

    def launch(self):
        user = as_user("cyrus")
        if user:
            user = ["setpriv", "--reuid=cyrus", "--regid=mail", "--clear-groups"]
        self.spawn(*user, MASTER, "-C", self.folder / "imapd.conf", "-M", self.folder / "cyrus.conf", "-p",
                   self.folder / "conf/master.pid")

    def change_password(self, new):
        self.password = new
        self.set_password(USER, new)


class CyrusImmediate(Cyrus):
    name = "cyrus-immediate"
    costs_more = Cyrus.costs_more | {"an edit of the user's": 1}  # told that the token is no more
    expunge = "immediate"


class CyrusDigest(Cyrus):
    """Takes a nonce on the connection on which it gave it, and on no other."""
    name = "cyrus-digest"
    auth = "digest"
    mechanisms = "DIGEST-MD5"
    plaintext = "no"
