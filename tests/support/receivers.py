# SPDX-License-Identifier: MIT
"""What takes the messages of a daemon, on loopback: a server for ntfy and webhooks, and a mail server."""
import http.server
import json
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Posts:
    """Keeps each POST: path, headers and body. `answer` is the status, or a function of the number of the POST."""

    def __init__(self, answer=200, headers=()):
        self.all = []
        self.answered = []
        self.answer = answer
        self.headers = dict(headers)
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.all.append((self.path, self.headers, body))
                status = outer.answer(len(outer.all)) if callable(outer.answer) else outer.answer
                outer.answered.append(status)
                if status is None:  # taken, but nobody says so
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in outer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def documents(self):
        return [json.loads(body) for _, _, body in self.all]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def make_certificate(folder):
    """A certificate for localhost that signs itself. Returns (certificate, key)."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out",
                    certificate], check=True, capture_output=True)
    return certificate, key


class Mailbox:
    """A mail server that wants STARTTLS and a login (ada, secret), and keeps what it gets."""

    def __init__(self, folder, port):
        self.certificate, key = make_certificate(folder)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(self.certificate, key)
        self.letters = []
        self.refuse = ""

        def login(server, session, envelope, mechanism, data):
            return AuthResult(success=(data.login, data.password) == (b"ada", b"secret"), handled=False)

        self.controller = Controller(self, hostname="127.0.0.1", port=port, tls_context=tls, require_starttls=True,
                                     auth_required=True, authenticator=login)
        self.controller.start()
        self.port = port

    async def handle_DATA(self, server, session, envelope):
        if self.refuse:
            return self.refuse
        self.letters.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 taken"

    def close(self):
        self.controller.stop()
