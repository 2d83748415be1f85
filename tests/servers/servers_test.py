# SPDX-License-Identifier: MIT
"""The servers themselves: each that is installed starts, keeps what it was given over a restart, takes a changed
password, and leaves nothing running."""
import os
import socket
import unittest

from servers import ALL
from servers.proxy import Proxy

EVENT = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", "BEGIN:VEVENT", "UID:one@test",
                     "DTSTAMP:20260101T000000Z", "DTSTART:20260310T100000Z", "DTEND:20260310T110000Z", "SUMMARY:One",
                     "END:VEVENT", "END:VCALENDAR", ""])
MAKE = ('<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
        '<d:displayname>Test</d:displayname></d:prop></d:set></c:mkcalendar>')


class Servers(unittest.TestCase):
    pass


def life(kind):
    def test(self):
        if missing := kind.missing():
            self.skipTest(f"not installed: {missing}")
        with kind() as server:
            if server.auth == "basic":
                path = f"{server.home_path}test/"
                self.assertIn(server.request("MKCALENDAR", path, MAKE, {"Content-Type": "application/xml"})[0], (200, 201))
                self.assertIn(server.request("PUT", path + "one.ics", EVENT, {"Content-Type": "text/calendar"})[0], (201, 204))
                server.change_password("n3w")
                server.restart()
                status, body = server.request("GET", path + "one.ics")
                self.assertEqual(200, status)
                self.assertIn(b"SUMMARY:One", body)
                server.password = "wrong"
                self.assertIn(server.request("GET", path + "one.ics")[0], (401, 403))
                with Proxy(server.port) as proxy:
                    server.password = "n3w"
                    self.assertEqual(200, server.request("GET", f"http://127.0.0.1:{proxy.port}{path}one.ics")[0])
                    self.assertEqual([("GET", f"{path}one.ics", 200)], proxy.take())
            processes, port, folder = [p.pid for p in server.processes], server.port, server.folder
        for pid in processes:
            with self.assertRaises(ProcessLookupError):
                os.killpg(pid, 0)
        with socket.socket() as s:
            self.assertNotEqual(0, s.connect_ex(("127.0.0.1", port)))
        self.assertFalse(folder.exists())
    return test


for name, kind in ALL.items():
    setattr(Servers, f"test_{name.replace('-', '_')}", life(kind))

if __name__ == "__main__":
    unittest.main()
