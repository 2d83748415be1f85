# SPDX-License-Identifier: MIT
"""Real CalDAV servers for the tests, by name."""
from .cyrus import Cyrus, CyrusImmediate
from .php_servers import Davical, Sabre, SabreDigest
from .python_servers import Radicale, Xandikos

ALL = {s.name: s for s in (Radicale, Xandikos, Sabre, SabreDigest, Davical, Cyrus, CyrusImmediate)}
