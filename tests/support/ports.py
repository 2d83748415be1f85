# SPDX-License-Identifier: MIT
"""Ports of loopback that stay free until a server listens on them."""
import socket


class HeldPort:
    """`number` is a port that the kernel gives to nobody else until `release`. This process binds it and does not listen,
    so connections are refused. A server that sets SO_REUSEADDR may still listen there: Linux permits that."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", 0))
        self.number = self.socket.getsockname()[1]

    def release(self):
        self.socket.close()
