# SPDX-License-Identifier: MIT
"""A reverse proxy on loopback that counts requests and, when told, gets in their way."""
import collections
import http.client
import http.server
import socket
import socketserver
import threading

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade"}


class Proxy:
    """A context in front of a server's port. `log` is (method, path, status) of each request that was answered."""

    def __init__(self, port):
        self.back = port
        self.log = []
        self.lock = threading.Lock()
        self.under_way = 0  # requests that the server is at
        self.hidden = set() # header fields of answers that do not go back, in lower case
        self.before = None  # called with (handler, method, path); true: it was dealt with
        self.after = None   # called with (handler, method, path, status) before the answer goes back; true: it does not
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30

            def handle_any(self):
                length = int(self.headers.get("Content-Length") or 0)
                self.body = body = self.rfile.read(length) if length else b""
                if proxy.before and proxy.before(self, self.command, self.path):
                    return
                connection = http.client.HTTPConnection("127.0.0.1", proxy.back, timeout=30)
                headers = {k: v for k, v in self.headers.items() if k.lower() not in HOP_BY_HOP | {"content-length"}}
                with proxy.lock:
                    proxy.under_way += 1
                try:
                    connection.request(self.command, self.path, body if length or self.command in ("PUT", "REPORT") else None,
                                       headers)
                    answer = connection.getresponse()
                    data = answer.read()
                except OSError:
                    self.cut()
                    return
                finally:
                    connection.close()
                    with proxy.lock:
                        proxy.under_way -= 1
                with proxy.lock:
                    proxy.log.append((self.command, self.path, answer.status))
                if proxy.after and proxy.after(self, self.command, self.path, answer.status):
                    return
                self.send_response_only(answer.status, answer.reason)
                for name, value in answer.getheaders():
                    if name.lower() not in HOP_BY_HOP | {"content-length"} | proxy.hidden:
                        self.send_header(name, value)
                if answer.status != 204:
                    self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(data)

            def cut(self):
                """The connection ends here, without an answer."""
                self.close_connection = True
                try:
                    self.connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

            def answer(self, status, body=b"", **headers):
                self.send_response_only(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

            do_GET = do_HEAD = do_PUT = do_DELETE = do_OPTIONS = do_POST = handle_any
            do_PROPFIND = do_PROPPATCH = do_REPORT = do_MKCALENDAR = do_MKCOL = handle_any

        class Threads(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, *_):
                pass

        self.server = Threads(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def take(self):
        """The log since the last time."""
        with self.lock:
            taken, self.log = self.log, []
        return taken

    def counts(self):
        return collections.Counter(method for method, _, _ in self.take())
