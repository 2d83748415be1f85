# SPDX-License-Identifier: MIT
"""Radicale and Xandikos. Xandikos has no authentication of its own: nginx in front of it has."""
from .server import PASSWORD, USER, Server

# Not the first python3 of the PATH, which may not see Debian's modules.
PYTHON = "/usr/bin/python3"


class Radicale(Server):
    name = "radicale"
    needs = ("/usr/bin/radicale",)
    tasks_alone = False

    def prepare(self):
        self.change_password(PASSWORD)
        self.write("config", f"""\
[server]
hosts = 127.0.0.1:{self.port}
max_connections = 20
timeout = 30
[auth]
type = htpasswd
htpasswd_filename = {self.folder}/htpasswd
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = {self.folder}/collections
[web]
type = none
""")

    def launch(self):
        self.spawn(PYTHON, "-m", "radicale", "--config", self.folder / "config")

    def change_password(self, new):
        self.password = new
        self.write("htpasswd", f"{USER}:{new}\n")


class Xandikos(Server):
    name = "xandikos"
    needs = ("/usr/bin/xandikos", "/usr/sbin/nginx")
    home_path = f"/{USER}/calendars/"
    keeps_color = False
    tasks_alone = False

    def prepare(self):
        self.back = self.hold_port()
        self.change_password(PASSWORD)
        (self.folder / "data").mkdir()
        temporary = "".join(f"{kind}_temp_path {self.folder}/tmp-{kind};\n"
                            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        self.write("nginx.conf", f"""\
worker_processes 1; daemon off; pid {self.folder}/nginx.pid; error_log {self.folder}/nginx.log;
user root;
events {{ worker_connections 256; }}
http {{
access_log off; {temporary} client_max_body_size 64m; keepalive_timeout 65;
server {{
  listen 127.0.0.1:{self.port}; absolute_redirect off;
  location / {{
    auth_basic xandikos; auth_basic_user_file {self.folder}/htpasswd;
    proxy_pass http://127.0.0.1:{self.back}; proxy_http_version 1.1; proxy_set_header Connection "";
    proxy_set_header Host $http_host;
  }}
}}
}}
""")

    def launch(self):
        self.spawn(PYTHON, "/usr/bin/xandikos", "-d", self.folder / "data", "--defaults", "--current-user-principal",
                   f"/{USER}/", "-l", "127.0.0.1", "-p", str(self.back))
        self.spawn("/usr/sbin/nginx", "-e", self.folder / "nginx.log", "-p", self.folder, "-c", self.folder / "nginx.conf")

    def answers(self):
        # not before the server behind nginx does
        return self.request("OPTIONS", "/")[0] == 200

    def change_password(self, new):
        self.password = new
        self.write("htpasswd", f"{USER}:{{PLAIN}}{new}\n")
