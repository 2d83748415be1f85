# SPDX-License-Identifier: MIT
"""300 clients that do not read, and 300 that send thousands of requests at once, on both listeners. A good client loses no
request and waits less than a second."""
import http.client
import multiprocessing
import pathlib
import resource
import selectors
import socket
import time
import unittest

from support.daemon import DaemonTest

CLIENTS = 300
PIPELINED = 12_000  # requests that one client sends at once
SECONDS = 5
LONGEST = 1  # seconds for an answer to a good client


class Client:
    def __init__(self, port, request, reads):
        self.port, self.request, self.reads = port, request, reads
        self.connect()

    def connect(self):
        self.socket = socket.socket()
        if not self.reads:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # so that the server's answers wait soon
        self.socket.settimeout(5)
        self.socket.connect(("127.0.0.1", self.port))
        self.socket.setblocking(False)
        self.left = memoryview(self.request * PIPELINED)

    def send(self):
        try:
            while self.left:
                self.left = self.left[self.socket.send(self.left[:1 << 16]):]
        except BlockingIOError:
            pass


def attack(port, request, reads, ready, over):
    """Keeps CLIENTS connections open, and opens another for each that ends. Without `reads` no answer is read."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    clients = []
    with selectors.DefaultSelector() as selector:
        while len(clients) < CLIENTS:
            clients.append(Client(port, request, reads))
            clients[-1].send()
            selector.register(clients[-1].socket, selectors.EVENT_WRITE | (selectors.EVENT_READ if reads else 0), clients[-1])
        ready.set()
        while not over.is_set():
            for key, events in selector.select(0.1):
                client = key.data
                try:
                    if events & selectors.EVENT_WRITE:
                        client.send()
                    if events & selectors.EVENT_READ and not client.socket.recv(1 << 18):
                        raise ConnectionResetError
                    if client.left:
                        continue
                except OSError:
                    pass
                selector.unregister(client.socket)
                client.socket.close()
                client.connect()
                selector.register(client.socket, selectors.EVENT_WRITE | (selectors.EVENT_READ if reads else 0), client)
            if not reads:
                time.sleep(0.01)
    for client in clients:
        client.socket.close()


# The answers fill the sockets of clients that do not read within a second.
PEOPLE = "".join(f'[people.p{n}]\nname = "Person Number {n}"\nevery = "1 month"\nphone = "+44 20 7946 {n:04}"\n' for n in range(200))


class Load(DaemonTest):
    def setUp(self):
        self.d = self.daemon(roster=PEOPLE).start()
        self.token = self.d.command("token", check=0).stdout.strip()

    def ask(self, connection, path, headers):
        """The seconds that an answer of 200 took."""
        began = time.monotonic()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        self.assertEqual(answer.status, 200)
        return time.monotonic() - began

    def one(self, port, path, headers):
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.ask(connection, path, headers)
        connection.close()
        return time.monotonic() - began

    def used(self):
        """The processor time of the daemon, in ticks."""
        fields = pathlib.Path(f"/proc/{self.d.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def settle(self):
        """Waits until every client that does not read has filled its socket: the daemon does nothing more."""
        end = time.monotonic() + 30
        used = None
        while used != (used := self.used()) and time.monotonic() < end:
            time.sleep(0.5)

    def under_attack(self, port, path, headers, reads, asks=None):
        """`asks`: what the attackers ask for, instead of `path`."""
        request = f"GET {asks or path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()  # nobody's token
        ready, over = multiprocessing.Event(), multiprocessing.Event()
        attackers = multiprocessing.Process(target=attack, args=(port, request, reads, ready, over), daemon=True)
        attackers.start()
        times = []
        kept = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            self.assertTrue(ready.wait(30), "all attackers are connected")
            if not reads:
                self.settle()
            end = time.monotonic() + SECONDS
            while time.monotonic() < end:
                times.append(self.one(port, path, headers))
                times.append(self.ask(kept, path, headers))
                time.sleep(0.01)
        finally:
            kept.close()
            over.set()
            attackers.join(10)
            attackers.kill()
        times.sort()
        print(f"\n{len(times)} requests of a good client: median {1000 * times[len(times) // 2]:.0f} ms, slowest "
              f"{1000 * times[-1]:.0f} ms", flush=True)
        self.assertLess(times[-1], LONGEST)

    def control(self):
        return self.d.control_port, "/api/v1/status", {"Authorization": f"Bearer {self.token}"}

    def public(self):
        return self.d.public_port, self.d.feed_path(), {}

    def test_clients_that_do_not_read_lock_nobody_out_of_the_public_listener(self):
        self.under_attack(*self.public(), reads=False)

    def test_clients_that_do_not_read_lock_nobody_out_of_the_control_listener(self):
        self.under_attack(*self.control(), reads=False)

    def test_floods_of_requests_starve_nobody_on_the_public_listener(self):
        self.under_attack(*self.public(), reads=True, asks="/healthz")

    def test_floods_of_requests_starve_nobody_on_the_control_listener(self):
        self.under_attack(*self.control(), reads=True)


if __name__ == "__main__":
    unittest.main()
