# SPDX-License-Identifier: MIT
"""The ways to a phone that the README shows, with its own lines: nginx and Caddy with TLS before both listeners, under two
names and under one; and the file of a feed, uploaded."""
import http.client
import json
import os
import pathlib
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import time
import unittest
import urllib.parse

from support.daemon import PATIENCE, SETTINGS, Answer, DaemonTest, events, until
from support.ports import HeldPort

NGINX = "/usr/sbin/nginx"
CADDY = "/usr/bin/caddy"
README = (pathlib.Path(__file__).parents[2] / "README.md").read_text()
FEEDS, PAGE = "feeds.example.org", "touch.example.org"


def block(language, having):
    """The one block of code of the README in that language that has this text."""
    found, = [text for text in re.findall(rf"```{language}\n(.*?)```", README, re.S) if having in text]
    return found


def replaced(text, *pairs):
    for old, new in pairs:
        if old not in text:
            raise AssertionError(f"the README no longer has {old!r}")
        text = text.replace(old, str(new))
    return text


class Served(DaemonTest):
    """A daemon, and a web server before it. `self.folder` is the server's own, `self.port` where it listens."""

    def setUp(self):
        held = HeldPort()  # nginx and Caddy set SO_REUSEADDR
        self.addCleanup(held.release)
        self.port = held.number
        self.d = self.daemon(settings=SETTINGS)
        self.folder = self.d.folder / "server"
        self.folder.mkdir()
        # The names lead to this machine, on the port of HTTPS, as far as curl can tell.
        (self.folder / ".curlrc").write_text(f'connect-to = "::127.0.0.1:{self.port}"\ncacert = "{self.authority()}"\n')

    def serve(self, command):
        log = open(self.folder / "output", "w")
        self.addCleanup(log.close)
        self.server = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, env=os.environ | {
            name: str(self.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")})
        self.addCleanup(self.end)

    def end(self):
        self.server.terminate()
        self.server.wait(30)

    def run_nginx(self, servers):
        """Runs nginx with these server blocks, whose certificate is in its folder."""
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
                        "30", "-subj", "/CN=test", "-addext", "subjectAltName=DNS:*.example.org", "-keyout", self.folder / "key",
                        "-out", self.folder / "pem"], check=True, capture_output=True)
        paths = " ".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        root = "user root; " if os.geteuid() == 0 else ""  # else its workers may not read this folder
        (self.folder / "conf").write_text(f"{root}daemon off; pid {self.folder}/pid; error_log {self.folder}/log; worker_processes 1;\n"
                                          f"events {{}}\nhttp {{ access_log {self.folder}/seen; {paths}\n{servers}}}\n")
        self.serve([NGINX, "-e", self.folder / "log", "-p", self.folder, "-c", self.folder / "conf"])

    def authority(self):
        """What vouches for the server's certificate."""
        return self.folder / "pem"

    def connect(self, name):
        """A connection as to https://NAME. The certificate is checked."""
        connection = http.client.HTTPSConnection(name, timeout=PATIENCE)
        self.addCleanup(connection.close)
        context = ssl.create_default_context(cafile=self.authority())
        connection.sock = context.wrap_socket(socket.create_connection(("127.0.0.1", self.port), PATIENCE), server_hostname=name)
        return connection

    def answers(self, name):
        if self.server.poll() is not None:
            raise AssertionError("the server ended: " + (self.folder / "output").read_text())
        try:
            self.connect(name).close()
        except OSError:
            return False
        return True

    def open(self, name, path, method="GET", body=None, **headers):
        """The answer, not yet read."""
        connection = self.connect(name)
        connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        self.addCleanup(response.close)
        return response

    def ask(self, *words, **more):
        return Answer(self.open(*words, **more))

    def curl(self, line, **environment):
        """Runs a line of the README. curl speaks HTTP/2 with a server that does."""
        done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=60, env=os.environ | environment |
                              {"CURL_HOME": str(self.folder), "HOME": str(self.folder)})
        self.assertEqual(done.returncode, 0, f"{line}: {done.stderr}")
        return done.stdout


class Proxy:
    """What holds behind each proxy, for the names `feeds` and `page`."""
    feeds, page = FEEDS, PAGE

    def setUp(self):
        super().setUp()
        http = block("toml", f'public_url = "https://{FEEDS}"').replace("[http]\n", "").replace(FEEDS, self.feeds)
        self.d.config.write_text(self.d.config.read_text() + http)
        self.d.start()
        self.run_proxy(self.servers())
        for name in (self.feeds, self.page):
            until(lambda: self.answers(name), f"the proxy answers for {name}")

    def ports(self):
        return ("8421", self.d.public_port), ("8420", self.d.control_port)

    def main_token(self):
        return "Bearer " + self.d.command("token", check=0).stdout.strip()

    def note(self, text, **headers):
        return self.ask(self.page, "/api/v1/people/ada/note", "POST", json.dumps({"note": text}),
                        **{"Content_Type": "application/json", **headers})

    def reached(self, person):
        return [e for e in self.d.api("GET", "/api/v1/ledger").json()["entries"] if (e["kind"], e["person"]) == ("reached", person)]

    def test_a_phone_behind_it(self):
        for scene in (self.a_feed, self.a_link_of_an_event, self.the_page_after_sign_in, self.a_phones_shortcut,
                      self.the_page_hears_within_a_second):
            with self.subTest(scene.__name__):
                scene()

    def a_feed(self):
        address = re.search(rf"https://{self.feeds}/feeds/\S+", self.d.command("feeds", "mine", check=0).stdout)[0]
        path = urllib.parse.urlsplit(address).path
        got = self.ask(self.feeds, path)
        self.assertEqual(got.status, 200)
        self.assertTrue(got.headers["Content-Type"].startswith("text/calendar"))
        self.assertIn(b"BEGIN:VCALENDAR", got.body)
        self.assertEqual(self.curl(f"curl -sS {address}").splitlines(), got.body.decode().splitlines())
        unchanged = self.ask(self.feeds, path, If_None_Match=got.headers["ETag"])
        self.assertEqual((unchanged.status, unchanged.body), (304, b""))
        head = self.ask(self.feeds, path, "HEAD")
        self.assertEqual((head.status, head.body, head.headers["ETag"]), (200, b"", got.headers["ETag"]))
        self.assertEqual(self.ask(self.feeds, path.replace(".ics", "x.ics")).status, 404)
        for other in ("/", "/api/v1/status", "/login/x", "/metrics"):
            self.assertEqual(self.ask(self.feeds, other).status, self.unknown_to_feeds(other), other)
        if (self.folder / "seen").exists():
            self.assertNotIn(path, (self.folder / "seen").read_text(), "the address of a feed is in no log")

    def unknown_to_feeds(self, path):
        return 404

    def a_link_of_an_event(self):
        call = next(e for e in events(self.d.feed().body).values() if "Grace" in e["SUMMARY"] and "DESCRIPTION" in e)
        link = re.search(rf"https://{self.feeds}(/t/\w+)", call["DESCRIPTION"])[1]
        shown = self.ask(self.feeds, link)
        self.assertEqual(shown.status, 200)
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', shown.body.decode())
        done = self.ask(self.feeds, link, "POST", urllib.parse.urlencode([*hidden, ("say", "reached")]),
                        Origin=f"https://{self.feeds}", Content_Type="application/x-www-form-urlencoded")
        self.assertEqual(done.status, 303, done.body)
        self.assertNotIn(":", done.headers["Location"], "relative: the proxy changes neither scheme nor name")
        self.assertEqual(self.ask(self.feeds, urllib.parse.urljoin(link, done.headers["Location"])).status, 200)
        self.assertEqual(len(self.reached("grace")), 1)

    def the_page_after_sign_in(self):
        self.assertEqual(self.ask(self.page, "/").status, 401)
        login = re.search(rf"https://{self.page}(/login/\w+)", self.d.command("token", "--login", check=0).stdout)[1]
        self.assertEqual(self.ask(self.page, login).status, 200)
        own = f"https://{self.page}"
        came = self.ask(self.page, login, "POST", Origin=own)
        self.assertEqual((came.status, came.headers["Location"]), (303, "/"))
        words = [word.strip() for word in came.headers["Set-Cookie"].split(";")]
        for word in ("HttpOnly", "SameSite=Strict", "Secure"):
            self.assertIn(word, words)
        cookie = words[0]
        self.assertIn(b"Today", self.ask(self.page, "/", Cookie=cookie).body)
        self.assertEqual(self.ask(self.page, "/api/v1/status", Cookie=cookie).status, 200)
        self.assertEqual(self.note("by cookie", Cookie=cookie, Origin=own, Sec_Fetch_Site="same-origin").status, 200)
        self.assertEqual(self.note("x", Cookie=cookie, Origin="https://evil.example").status, 403)
        self.assertEqual(self.ask(self.page, login, "POST", Origin=own).status, 404, "the link is good once")

    def a_phones_shortcut(self):
        self.assertEqual(self.ask(self.page, "/api/v1/status").status, 401)
        self.assertEqual(self.ask(self.page, "/api/v1/status", Authorization=self.main_token()).status, 200)
        self.assertEqual(self.note("x", Authorization=self.main_token(), Origin="https://evil.example").status, 403)
        make, = re.findall(r"^    intouch (token --new shortcut .*)$", README, re.M)
        token = self.d.command(*make.split(), check=0).stdout.strip()
        in_reach, log = re.findall(rf'^    (curl .*Bearer \$TOKEN.*(?:\\?\n.*)?https://{PAGE}/\S+)', README, re.M)
        quiet = lambda line: line.replace("curl ", "curl -sS -w '\\n%{http_code}' ", 1)
        answer, status = self.curl(quiet(in_reach), TOKEN=token).rsplit("\n", 1)
        self.assertEqual(status, "200", answer)
        self.assertEqual(json.loads(answer)["minutes"], 20)
        answer, status = self.curl(quiet(log), TOKEN=token).rsplit("\n", 1)
        self.assertEqual(status, "201", answer)
        self.assertIn("Ada Lovelace", json.loads(answer)["text"])
        self.assertEqual([e["note"] for e in self.reached("ada")], ["the book is out"])
        self.assertEqual(self.ask(self.page, "/api/v1/undo", "POST", "{}", Authorization=f"Bearer {token}",
                                  Content_Type="application/json").status, 403, "beyond its scope")
        self.d.command("token", "--revoke", "shortcut", check=0)
        self.assertTrue(self.curl(quiet(log), TOKEN=token).endswith("\n401"))

    def the_page_hears_within_a_second(self):
        token = self.main_token()
        heard = self.open(self.page, "/api/v1/events", Authorization=token)
        self.assertEqual((heard.status, heard.readline()), (200, b"retry: 3000\n"))
        waits = [PATIENCE]
        while min(waits) > 1 and len(waits) < 10:  # a busy machine may be slow at times
            began = time.monotonic()
            text = f"note {len(waits)}"
            self.assertEqual(self.note(text, Authorization=token).status, 200)
            until(lambda: text.encode() in heard.readline(), "the page hears of it")
            waits.append(time.monotonic() - began)
        self.assertLess(min(waits), 1)


class OneName:
    feeds = PAGE

    def unknown_to_feeds(self, path):
        return 404 if path.startswith("/login/") else 401


@unittest.skipUnless(pathlib.Path(NGINX).exists() and shutil.which("openssl"), "nginx is not installed")
class Nginx(Proxy, Served):
    def servers(self):
        return replaced(block("nginx", "server_name"), *self.ports())

    def run_proxy(self, servers):
        self.run_nginx(replaced(servers, ("listen 443", f"listen 127.0.0.1:{self.port}"), ("/etc/ssl/example.org.pem", self.folder / "pem"),
                                ("/etc/ssl/private/example.org.key", self.folder / "key")))


class NginxUnderOneName(OneName, Nginx):
    def servers(self):
        second = "server {" + block("nginx", "server_name").split("server {")[2]
        both = replaced(second, ("    location / {", block("nginx", "(feeds|t)") + "    location / {"))
        return replaced(both, *self.ports())


@unittest.skipUnless(pathlib.Path(CADDY).exists(), "Caddy is not installed")
class Caddy(Proxy, Served):
    def authority(self):
        return self.folder / "store" / "pki" / "authorities" / "local" / "root.crt"

    def servers(self):
        return replaced(block("caddyfile", FEEDS), *self.ports())

    def run_proxy(self, servers):
        """The lines as they are: certificates, names and ports come from the options before them."""
        (self.folder / "Caddyfile").write_text(
            "{\n admin off\n grace_period 1s\n local_certs\n skip_install_trust\n auto_https disable_redirects\n"
            f" default_bind 127.0.0.1\n https_port {self.port}\n storage file_system {self.folder}/store\n}}\n{servers}")
        self.serve([CADDY, "run", "--config", self.folder / "Caddyfile", "--adapter", "caddyfile"])


class CaddyUnderOneName(OneName, Caddy):
    def servers(self):
        return replaced(block("caddyfile", "@open"), *self.ports())


@unittest.skipUnless(pathlib.Path(NGINX).exists() and shutil.which("openssl"), "nginx is not installed")
class Upload(Served):
    def test_the_file_of_a_feed(self):
        public = self.d.folder / "public"
        public.mkdir()
        file = public / "mine.ics"
        self.d.config.write_text(self.d.config.read_text() + replaced(block("toml", "/home/ada/public"), ("/home/ada/public", public)))
        self.d.start()
        until(file.exists, "the file is written")
        self.assertEqual(file.stat().st_mode & 0o777, 0o644)
        (self.folder / "web").mkdir()
        (self.folder / "users").write_text("ada:{PLAIN}secret\n")
        (self.folder / ".netrc").write_text("machine www.example.org login ada password secret\n")
        self.run_nginx(f"server {{ listen 127.0.0.1:{self.port} ssl; ssl_certificate {self.folder}/pem; ssl_certificate_key "
                       f"{self.folder}/key; root {self.folder}/web; types {{ text/calendar ics; }} dav_methods PUT; "
                       f"create_full_put_path on; "
                       f"location / {{ limit_except GET {{ auth_basic x; auth_basic_user_file {self.folder}/users; }} }} }}\n")
        until(lambda: self.answers("www.example.org"), "the web space answers")
        upload = re.search(r"ExecStart=(.*)", block("ini", "ExecStart"))[1]
        self.curl(replaced(upload, ("%h/public", shlex.quote(str(public)))))
        got = self.ask("www.example.org", "/SECRET/mine.ics")
        self.assertEqual((got.status, got.headers["Content-Type"], got.body), (200, "text/calendar", file.read_bytes()))

    @unittest.skipUnless(shutil.which("systemd-analyze"), "no systemd on this machine")
    def test_the_units(self):
        for having in ("PathChanged", "ExecStart"):
            text = block("ini", having)
            (self.folder / re.match(r"# (\S+?);?\s", text)[1]).write_text(text)
        units = sorted(self.folder.glob("intouch-upload.*"))
        self.assertEqual([u.suffix for u in units], [".path", ".service"])
        checked = subprocess.run(["systemd-analyze", "verify", "--user", "--man=no", *units], capture_output=True, text=True, timeout=60,
                                 env=os.environ | {"XDG_RUNTIME_DIR": str(self.folder)})
        self.assertEqual((checked.returncode, checked.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
