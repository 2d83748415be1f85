# SPDX-License-Identifier: MIT
"""What the real CalDAV servers of Debian 12 have in common. Each runs on loopback and writes into a folder of its own only.
Nothing under /etc is read or changed, and only processes that were started here are ended."""
import base64
import contextlib
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from support.ports import HeldPort

USER, PASSWORD = "alice", "s3cret"
PATIENCE = 30  # seconds for a server to start


def as_user(name):
    """What a command is prefixed with to run as `name`: servers of mail and databases refuse to be root."""
    if os.getuid() != 0:
        return []
    entry = pwd.getpwnam(name)
    return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"]


class Server:
    """A context. `base` is what a user would type, `home` where calendars are."""
    name = ""
    needs = ()        # programs and files without which it cannot run here
    base_path = "/"
    home_path = f"/{USER}/"
    auth = "basic"
    costs_more = {}     # requests, beyond what the exemplary server takes
    keeps_color = True  # of a calendar that is made
    mends_itself = True  # whatever it was at when it was ended
    tasks_alone = True  # a collection made for tasks takes no events, and the other way round

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"intouch-{self.name}-"))
        self.folder.chmod(0o711)  # those who are not root must get to what is theirs in it
        self.held_ports = []
        self.port = self.hold_port()
        self.password = PASSWORD
        self.processes = []

    def hold_port(self):
        """A port that nobody else gets until the end."""
        self.held_ports.append(HeldPort())
        return self.held_ports[-1].number

    @classmethod
    def missing(cls):
        return [n for n in cls.needs if not (shutil.which(n) or pathlib.Path(n).exists())]

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}{self.base_path}"

    @property
    def home(self):
        return f"http://127.0.0.1:{self.port}{self.home_path}"

    def __enter__(self):
        try:
            self.prepare()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop()
        for port in self.held_ports:
            port.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def prepare(self):
        """Once, on a fresh folder."""

    def launch(self):
        """Starts the processes, with `spawn`."""
        raise NotImplementedError

    def change_password(self, new):
        """May need `restart`."""
        raise NotImplementedError

    def start(self):
        self.launch()
        self.wait_until_ready()

    def stop(self):
        for process in reversed(self.processes):
            end_group(process)
        self.processes = []

    def restart(self):
        self.stop()
        self.start()

    def spawn(self, *words, **more):
        log = open(self.folder / "server.log", "ab")
        process = subprocess.Popen([str(w) for w in words], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   cwd="/", start_new_session=True, **more)
        log.close()
        self.processes.append(process)
        return process

    def run(self, *words, **more):
        done = subprocess.run([str(w) for w in words], stdin=subprocess.DEVNULL if "input" not in more else None,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", timeout=60, **more)
        if done.returncode != 0:
            raise RuntimeError(f"{words[0]}: {done.stdout.decode(errors='replace')}")
        return done.stdout.decode(errors="replace")

    def write(self, name, text, mode=0o644):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
        return path

    def wait_until_ready(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for process in self.processes:
                if process.poll() is not None:
                    raise RuntimeError(f"{self.name} ended with {process.returncode}: {self.said()}")
            if self.answers():
                return
            time.sleep(0.05)
        raise RuntimeError(f"{self.name} does not answer: {self.said()}")

    def answers(self):
        return self.request("OPTIONS", self.base_path, authorized=False)[0] in (200, 204, 301, 302, 401, 403)

    def said(self):
        path = self.folder / "server.log"
        return path.read_text(errors="replace")[-4000:] if path.exists() else ""

    def request(self, method, path, body=None, headers=None, authorized=True):
        """(status, body) of a plain request; (0, b"") when nobody answers."""
        url = path if path.startswith("http") else f"http://127.0.0.1:{self.port}{path}"
        asked = urllib.request.Request(url, data=body.encode() if isinstance(body, str) else body, method=method,
                                       headers=headers or {})
        if authorized:
            token = base64.b64encode(f"{USER}:{self.password}".encode()).decode()
            asked.add_header("Authorization", f"Basic {token}")
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as e:
            return e.code, e.read()
        except OSError:
            return 0, b""


def end_group(process, with_signal=signal.SIGTERM):
    """Ends a process that was started in a session of its own, with all that it started."""
    try:
        os.killpg(process.pid, with_signal)
    except ProcessLookupError:
        pass
    try:
        process.wait(8)
    except subprocess.TimeoutExpired:
        pass
    # Those it started may be in the middle of a write, which some servers (Cyrus) do not recover from by themselves.
    with contextlib.suppress(ProcessLookupError):
        for _ in range(60):
            os.killpg(process.pid, 0)
            time.sleep(0.05)
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait(8)
