# SPDX-License-Identifier: MIT
"""Secrets stay secret: none is in the log, the ledger, a backup, an error, or the arguments of the process."""
import base64
import http.server
import pathlib
import threading
import unittest

from support.daemon import SETTINGS, DaemonTest, until

PASSWORD, QUERY, BASIC, COOKIE = (f"canary-{what}-7f3a9c" for what in ("password", "query", "basic", "cookie"))


class Secrets(DaemonTest):
    def server(self):
        """A calendar server that refuses everybody and repeats the request in its error, as some do."""
        seen = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def refuse(self):
                length = int(self.headers.get("Content-Length", 0))
                self.rfile.read(length)
                seen.append(self.headers.get("Authorization", ""))
                body = f"no: {self.path} {self.headers.get('Authorization')}".encode()
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="x"')
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_PROPFIND = do_OPTIONS = do_REPORT = refuse

            def log_message(self, *_):
                pass

        httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        self.addCleanup(httpd.server_close)
        self.addCleanup(httpd.shutdown)
        return f"http://127.0.0.1:{httpd.server_address[1]}", seen

    def test_secrets_are_told_to_nobody(self):
        url, seen = self.server()
        d = self.daemon(settings=SETTINGS + f"""
[caldav.nowhere]
url = "{url}/dav/"
user = "ada"
password = {{ file = "password" }}

[busy.work]
url = "{url}/work.ics?key={QUERY}"
""")
        password = d.config.with_name("password")
        password.write_text(PASSWORD + "\n")
        password.chmod(0o600)
        d.start()
        sent = base64.b64encode(f"ada:{PASSWORD}".encode()).decode()
        until(lambda: f"Basic {sent}" in seen, "the password was used")
        until(lambda: d.status()["calendars"][0]["problem"], "the trouble of the account is known")
        until(lambda: any(w["code"] == "busy-source" for w in d.agenda()["warnings"]), "the trouble of the appointments is known")
        token = d.command("token", check=0).stdout.strip()
        feed = d.feed_path().split("/")[2].removesuffix(".ics")
        login = d.api("POST", "/api/v1/login", {}).json()["url"].rsplit("/", 1)[1]
        told = [d.command("sync").stderr, d.command("sync").stdout]
        for port in (d.control_port, d.public_port):
            for method, path, headers in [
                ("GET", f"/api/v1/status?token={token}", {}),
                ("GET", f"/feeds/{feed}.icx", {}),
                ("POST", f"/t/{feed}", {}),
                ("DELETE", f"/login/{login}", {}),
                ("GET", "/api/v1/agenda", {"Authorization": f"Basic {BASIC}", "Cookie": f"intouch_{port}={COOKIE}"}),
                ("POST", "/api/v1/undo", {"Authorization": f"Bearer {token}", "Content-Type": "text/plain"}),
                ("POST", "/api/v1/undo", {"Authorization": f"Bearer {token}", "Origin": "http://evil.example"}),
                ("BREW", "/", {"Authorization": f"Bearer {token}"}),
            ]:
                told.append(d.tcp(port, method, path, headers).body.decode())
        secrets = {"password": PASSWORD, "as it is sent": sent, "query": QUERY, "basic": BASIC, "cookie": COOKIE,
                   "token": token, "feed": feed, "login": login}
        process = pathlib.Path(f"/proc/{d.process.pid}")
        of_process = [(process / name).read_bytes() for name in ("cmdline", "environ")]
        d.command("backup", str(d.state / "copy.db"), check=0)
        log = d.said().splitlines()
        self.assertIn("feed mine: intouch feeds mine", log)  # addresses are printed on a terminal alone
        files = {file: file.read_bytes() for file in d.state.rglob("*") if file.is_file() and file.name not in ("key", "token")}
        self.assertGreater(len(files), 2)
        for what, secret in secrets.items():
            with self.subTest(what):
                for text in [*log, *told]:
                    self.assertNotIn(secret, text)
                for file, text in files.items():
                    self.assertNotIn(secret.encode(), text, file)
                for text in of_process:
                    self.assertNotIn(secret.encode(), text)


if __name__ == "__main__":
    unittest.main()
