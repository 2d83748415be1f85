# SPDX-License-Identifier: MIT
"""A thousand clients that never finish a request, on the public listener."""
import os
import pathlib
import resource
import socket
import threading
import time
import unittest

from support.daemon import DaemonTest

CLIENTS = 1000
SECONDS = 12  # longer than the 10 s that the head of a request may take
LONGEST = 5  # seconds for an answer of the API; one that waited for a slow client would take 10
MIB = 1024 * 1024


class Slow(threading.Thread):
    """Keeps CLIENTS connections open that send a byte of a request now and then. Opens another for each that ends."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.over, self.opened, self.sockets = port, False, 0, []

    def connect(self):
        s = socket.create_connection(("127.0.0.1", self.port), timeout=5)
        s.sendall(b"GET /feeds/" + b"a" * 52)
        s.setblocking(False)
        self.opened += 1
        return s

    def run(self):
        while not self.over:
            for i in range(CLIENTS):
                if self.over:
                    break
                try:
                    if i == len(self.sockets):
                        self.sockets.append(self.connect())
                    else:
                        self.sockets[i].send(b"a")
                except OSError:
                    try:
                        self.sockets[i].close()
                        self.sockets[i] = self.connect()
                    except OSError:
                        pass
                time.sleep(0.0005)

    def stop(self):
        self.over = True
        self.join()
        for s in self.sockets:
            s.close()


class SlowClients(DaemonTest):
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.d.process.pid}/fd"))

    def memory(self):
        status = pathlib.Path(f"/proc/{self.d.process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    def test_a_thousand_slow_clients_do_not_hold_up_the_api(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
        # the memory that ASan keeps after it is freed does not count
        os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"
        self.d = self.daemon().start()
        self.d.api("GET", "/api/v1/agenda")
        before = self.descriptors(), self.memory()
        slow = Slow(self.d.public_port)
        slow.start()
        times, most_open, most_memory = [], 0, 0
        end = time.monotonic() + SECONDS
        try:
            while time.monotonic() < end:
                began = time.monotonic()
                self.assertEqual(self.d.api("GET", "/api/v1/agenda").status, 200)
                times.append(time.monotonic() - began)
                most_open, most_memory = max(most_open, self.descriptors()), max(most_memory, self.memory())
                time.sleep(0.005)
            self.assertEqual(self.d.feed().status, 200, "a client that sends a whole request is served")
        finally:
            slow.stop()
        times.sort()
        quantile = lambda q: 1000 * times[int(q * (len(times) - 1))]
        print(f"\n{slow.opened} slow connections, {len(times)} requests to the API: p50 {quantile(.5):.1f} ms, "
              f"p99 {quantile(.99):.1f} ms, slowest {quantile(1):.1f} ms; at most {most_open} descriptors "
              f"({before[0]} before), {(most_memory - before[1]) / MIB:.1f} MiB more memory", flush=True)
        self.assertLess(times[-1], LONGEST)
        self.assertGreaterEqual(slow.opened, CLIENTS)
        self.assertLessEqual(most_open, before[0] + 256 + 16, "256 connections a listener")
        self.assertLessEqual(most_memory - before[1], 32 * MIB)
        self.assertEqual(self.d.log_outcome("ada", "reached").status, 201)


if __name__ == "__main__":
    unittest.main()
