# SPDX-License-Identifier: MIT
"""nginx as the README has it, with TLS, before both listeners."""
import http.client
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import unittest

from support.daemon import DaemonTest, until
from support.ports import HeldPort

NGINX = "/usr/sbin/nginx"
README = pathlib.Path(__file__).parents[2] / "README.md"


@unittest.skipUnless(pathlib.Path(NGINX).exists() and shutil.which("openssl"), "nginx is not installed")
class Nginx(DaemonTest):
    def setUp(self):
        held = HeldPort()  # nginx sets SO_REUSEADDR
        self.addCleanup(held.release)
        self.port = held.number
        self.d = self.daemon()
        self.d.config.write_text(self.d.config.read_text() +
                                 'public_url = "https://feeds.example.org"\n'
                                 f'hosts = ["touch.example.org:{self.port}"]\n')
        self.d.start()
        folder = self.d.folder / "nginx"
        folder.mkdir()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=example.org",
                        "-keyout", folder / "key", "-out", folder / "pem"], check=True, capture_output=True)
        servers = re.search(r"```nginx\n(.*?)```", README.read_text(), re.S).group(1)
        for old, new in (("listen 443", f"listen 127.0.0.1:{self.port}"), ("/etc/ssl/example.org.pem", f"{folder}/pem"),
                         ("/etc/ssl/private/example.org.key", f"{folder}/key"), ("8421", str(self.d.public_port)),
                         ("8420", str(self.d.control_port))):
            self.assertIn(old, servers)
            servers = servers.replace(old, new)
        paths = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (folder / "conf").write_text(f"daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes 1; events {{}}\n"
                                     f"http {{ access_log off; {paths}\n{servers}}}\n")
        self.nginx = subprocess.Popen([NGINX, "-e", folder / "log", "-p", folder, "-c", folder / "conf"])
        self.addCleanup(self.end)
        until(self.answers, "nginx answers")

    def end(self):
        self.nginx.terminate()
        self.nginx.wait(30)

    def answers(self):
        self.assertIsNone(self.nginx.poll(), "nginx ended")
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.1", self.port)) == 0

    def ask(self, name, path, method="GET", headers={}, body=None):
        """The open answer. The name goes into TLS and into Host, as a browser sends it."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60)
        connection.sock = context.wrap_socket(socket.create_connection(("127.0.0.1", self.port), 60), server_hostname=name)
        self.addCleanup(connection.close)
        connection.request(method, path, body, {"Host": f"{name}:{self.port}", **headers})
        return connection.getresponse()

    def test_the_feed(self):
        self.assertTrue(self.d.command("feeds", check=0).stdout.splitlines()[1].strip().startswith("https://feeds.example.org/"))
        answer = self.ask("feeds.example.org", self.d.feed_path())
        self.assertEqual(answer.status, 200)
        tag = answer.headers["ETag"]
        self.assertIn(b"BEGIN:VCALENDAR", answer.read())
        self.assertEqual(self.ask("feeds.example.org", self.d.feed_path(), headers={"If-None-Match": tag}).status, 304)
        self.assertEqual(self.ask("feeds.example.org", "/api/v1/status").status, 404, "the API is not there")

    def test_the_page_and_what_changes_on_it(self):
        self.assertEqual(self.ask("touch.example.org", "/api/v1/status").status, 401)
        token = {"Authorization": "Bearer " + self.d.command("token", check=0).stdout.strip()}
        self.assertEqual(self.ask("touch.example.org", "/api/v1/status", headers=token).status, 200)
        events = self.ask("touch.example.org", "/api/v1/events", headers=token)
        self.assertEqual(events.status, 200)
        self.assertEqual(events.readline(), b"retry: 3000\n")
        written = self.ask("touch.example.org", "/api/v1/people/ada/note", "POST",
                           {**token, "Content-Type": "application/json", "Origin": f"https://touch.example.org:{self.port}",
                            "Sec-Fetch-Site": "same-origin"}, '{"note": "from the phone"}')
        self.assertEqual(written.status, 200, written.read())
        until(lambda: b"from the phone" in events.readline(), "the page hears of it")
        other = self.ask("touch.example.org", "/api/v1/people/ada/note", "POST",
                         {**token, "Content-Type": "application/json", "Origin": "https://evil.example.org"}, '{"note": "x"}')
        self.assertEqual(other.status, 403)


if __name__ == "__main__":
    unittest.main()
