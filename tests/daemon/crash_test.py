# SPDX-License-Identifier: MIT
"""kill -9 in a stream of writes: what was acknowledged is there. A request that was sent twice with one key counts once."""
import http.client
import json
import random
import threading
import unittest

from support.daemon import DaemonTest, until

ROUNDS = 10


class Crash(DaemonTest):
    def test_nothing_acknowledged_is_lost(self):
        chance = random.Random(1815)
        d = self.daemon().start()
        acknowledged = []
        number = 0

        def write():
            nonlocal number
            while True:
                number += 1
                text = f"note {number}"
                try:
                    if d.api("POST", "/api/v1/people/ada/note", {"note": text}).status == 200:
                        acknowledged.append(text)
                except (OSError, http.client.HTTPException):
                    return

        for _ in range(ROUNDS):
            wanted = len(acknowledged) + chance.randrange(1, 30)
            writer = threading.Thread(target=write)
            writer.start()
            until(lambda: len(acknowledged) >= wanted, "some are acknowledged")
            d.kill()
            writer.join()
            d.start()
        history = {e["note"] for e in d.api("GET", "/api/v1/people/ada").json()["history"]}
        self.assertEqual([t for t in acknowledged if t not in history], [])

    def test_one_key_from_many_clients_makes_one_entry(self):
        d = self.daemon().start()
        answers = []

        def ask():
            answers.append(d.api("POST", "/api/v1/people/ada/log", {"outcome": "no_answer"}, {"Idempotency-Key": "once"}))

        clients = [threading.Thread(target=ask) for _ in range(50)]
        for c in clients:
            c.start()
        for c in clients:
            c.join()
        self.assertEqual({a.status for a in answers}, {201})
        self.assertEqual(len({a.body for a in answers}), 1)
        self.assertEqual(d.touch("ada")["attempt"], 2)
        other = d.api("POST", "/api/v1/people/ada/log", {"outcome": "reached"}, {"Idempotency-Key": "once"})
        self.assertEqual((other.status, other.headers["Content-Type"]), (422, "application/problem+json"))
        d.kill()
        d.start()
        again = d.api("POST", "/api/v1/people/ada/log", {"outcome": "no_answer"}, {"Idempotency-Key": "once"})
        self.assertEqual(again.body, answers[0].body)
        self.assertEqual(d.touch("ada")["attempt"], 2)

    def test_a_key_that_an_entry_has_already_refuses_no_other_command(self):
        d = self.daemon().start()
        made = d.api("POST", "/api/v1/people/ada/log", {"outcome": "no_answer", "next": "2026-12-10"})
        self.assertEqual(made.status, 201)
        taken = f"with:{json.loads(made.body)['entries'][0]['id']}"
        answers = []

        def note(key):
            answers.append((key, d.api("POST", "/api/v1/people/ada/note", {"note": "x"}, {"Idempotency-Key": key})))

        clients = [threading.Thread(target=note, args=[key]) for key in [*(f"own-{n}" for n in range(20)), taken]]
        for c in clients:
            c.start()
        for c in clients:
            c.join()
        for key, answer in answers:
            self.assertEqual(answer.status, 422 if key == taken else 200, key)


if __name__ == "__main__":
    unittest.main()
