# SPDX-License-Identifier: MIT
"""sabre/dav and DAViCal, on PHP's own web server."""
import glob
import hashlib
import os
import pathlib
import shutil
import signal
import time

from .server import PASSWORD, USER, Server, as_user, end_group

ROUTER = """\
<?php
// Settings come from the environment. What a deployment's web server does is done here: the well-known redirect.
date_default_timezone_set('UTC');
error_reporting(E_ALL & ~E_DEPRECATED & ~E_STRICT & ~E_NOTICE & ~E_WARNING);
ini_set('display_errors', '0'); ini_set('log_errors', '1');
if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) === '/.well-known/caldav') {
    header('Location: /dav/', true, 301); header('Content-Length: 0'); return true;
}
require_once 'Sabre/autoload.php';
$pdo = new \\PDO('sqlite:' . getenv('DAV_DATABASE'));
$pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$pdo->exec('PRAGMA busy_timeout=5000');
class Basic extends \\Sabre\\DAV\\Auth\\Backend\\AbstractBasic {
    public $pdo;
    protected function validateUserPass($user, $password) {
        $s = $this->pdo->prepare('SELECT digesta1 FROM users WHERE username=?');
        $s->execute(array($user));
        $known = $s->fetchColumn();
        return $known && hash_equals($known, md5("$user:SabreDAV:$password"));
    }
}
if (getenv('DAV_AUTH') === 'digest') $auth = new \\Sabre\\DAV\\Auth\\Backend\\PDO($pdo);
else { $auth = new Basic(); $auth->pdo = $pdo; }
$principals = new \\Sabre\\DAVACL\\PrincipalBackend\\PDO($pdo);
$server = new \\Sabre\\DAV\\Server(array(
    new \\Sabre\\CalDAV\\Principal\\Collection($principals),
    new \\Sabre\\CalDAV\\CalendarRootNode($principals, new \\Sabre\\CalDAV\\Backend\\PDO($pdo))));
$server->setBaseUri('/dav/');
$server->addPlugin(new \\Sabre\\DAV\\Auth\\Plugin($auth, 'SabreDAV'));
$server->addPlugin(new \\Sabre\\DAVACL\\Plugin());
$server->addPlugin(new \\Sabre\\CalDAV\\Plugin());
$server->exec();
"""

TABLES = """\
<?php
list(, $file, $user, $a1) = $argv;
$pdo = new PDO("sqlite:$file"); $pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$from = '/usr/share/doc/php-sabre-dav/examples/sql/';
foreach (array('calendars', 'principals', 'users') as $f)
  $pdo->exec(file_get_contents(is_file("$from/sqlite.$f.sql") ? "$from/sqlite.$f.sql" : "compress.zlib://$from/sqlite.$f.sql.gz"));
$pdo->exec('DELETE FROM users; DELETE FROM principals');
$pdo->prepare('INSERT INTO users(username,digesta1) VALUES(?,?)')->execute(array($user, $a1));
foreach (array('', '/calendar-proxy-read', '/calendar-proxy-write') as $s)
  $pdo->prepare('INSERT INTO principals(uri,email,displayname) VALUES(?,?,?)')
      ->execute(array("principals/$user$s", $s ? null : "$user@example.org", $s ? null : ucfirst($user)));
"""

PHP = ["php", "-d", "date.timezone=UTC", "-d", "memory_limit=512M", "-d", "post_max_size=64M",
       "-d", "enable_post_data_reading=Off", "-d", "display_errors=0"]


def a1(password):
    return hashlib.md5(f"{USER}:SabreDAV:{password}".encode()).hexdigest()


class Sabre(Server):
    name = "sabre"
    costs_more = {"after it": 1, "an edit of the user's": 1}  # no sync-collection: when the ctag changed, a list
    needs = ("php", "/usr/share/php/Sabre/autoload.php")
    base_path = "/dav/"
    home_path = f"/dav/calendars/{USER}/"

    def prepare(self):
        self.write("www/router.php", ROUTER)
        tables = self.write("tables.php", TABLES)
        self.run("php", "-d", "error_reporting=0", tables, self.folder / "dav.sqlite", USER, a1(PASSWORD))

    def launch(self):
        self.spawn(*PHP, "-d", "include_path=/usr/share/php", "-S", f"127.0.0.1:{self.port}", "-t", self.folder / "www",
                   self.folder / "www/router.php",
                   env=dict(os.environ, DAV_DATABASE=str(self.folder / "dav.sqlite"), DAV_AUTH=self.auth))

    def change_password(self, new):
        self.password = new
        change = self.write("change.php", "<?php $p = new PDO('sqlite:' . $argv[1]);"
                                          "$p->prepare('UPDATE users SET digesta1=?')->execute(array($argv[2]));")
        self.run("php", change, self.folder / "dav.sqlite", a1(new))


class SabreDigest(Sabre):
    name = "sabre-digest"
    costs_more = Sabre.costs_more | {"finding": 1}  # the first challenge
    auth = "digest"


DAVICAL_USER = """\
INSERT INTO usr(active,email_ok,updated,username,password,fullname,email)
  VALUES(true,current_date,current_date,'{user}','**{password}','Alice','{user}@example.org');
INSERT INTO principal(type_id,user_no,displayname,default_privileges)
  SELECT 1,user_no,fullname,0::BIT(24) FROM usr WHERE username='{user}';
"""

# What the packaged Apache snippet maps: the well-known path, and everything else to caldav.php.
DAVICAL_ROUTER = """\
<?php
error_reporting(E_ALL & ~E_DEPRECATED & ~E_NOTICE & ~E_WARNING & ~E_STRICT);
ini_set('display_errors', '0'); ini_set('log_errors', '1');
$h = getenv('DAV_HTDOCS'); $p = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (preg_match('#^/\\.well-known/#', $p)) $pi = $p;
elseif (preg_match('#^(/davical)?/caldav\\.php(/.*)?$#', $p, $m)) $pi = isset($m[2]) ? $m[2] : '/';
elseif ($p === '/davical' || $p === '/') { header('Location: /davical/caldav.php/', true, 302); return true; }
else { http_response_code(404); return true; }
$_SERVER['SCRIPT_NAME'] = '/davical/caldav.php'; $_SERVER['PHP_SELF'] = '/davical/caldav.php' . $pi;
$_SERVER['SCRIPT_FILENAME'] = "$h/caldav.php"; $_SERVER['PATH_INFO'] = rawurldecode($pi);
chdir($h); require "$h/caldav.php"; return true;
"""


class Davical(Server):
    """With a PostgreSQL of its own, on a Unix socket alone."""
    name = "davical"
    costs_more = {"finding": -1}  # the address is a principal that names its home
    needs = ("php", "/usr/share/davical/htdocs/caldav.php", "/usr/lib/postgresql")
    base_path = "/davical/caldav.php/"
    home_path = f"/davical/caldav.php/{USER}/"
    tasks_alone = False

    @property
    def programs(self):
        return pathlib.Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])

    def prepare(self):
        self.sockets = self.folder / "run"
        for name in ("pg", "run"):
            (self.folder / name).mkdir(mode=0o700)
            if os.getuid() == 0:
                shutil.chown(self.folder / name, "postgres")
        (self.folder / "run").chmod(0o755)
        self.as_postgres = [*as_user("postgres"), "env", f"HOME={self.folder}", "LC_ALL=C.UTF-8"]
        self.run(*self.as_postgres, self.programs / "initdb", "-D", self.folder / "pg", "-U", "postgres", "--auth=trust",
                 "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        self.environment = dict(os.environ, PGHOST=str(self.sockets), PGUSER="postgres", PGDATABASE="davical")
        self.start_database()
        self.run("sh", "/usr/share/davical/dba/create-database.sh", "davical", "adm1n", env=self.environment)
        self.run("psql", "-qX", "-v", "ON_ERROR_STOP=1", env=self.environment,
                 input=DAVICAL_USER.format(user=USER, password=PASSWORD).encode())
        code = self.folder / "davical"
        for name in ("htdocs", "inc"):
            shutil.copytree(f"/usr/share/davical/{name}", code / name)
        for name in ("locale", "dba"):
            (code / name).symlink_to(f"/usr/share/davical/{name}")
        always = code / "htdocs/always.php"
        always.write_text(always.read_text().replace("/etc/davical/", f"{self.folder}/"))
        self.write("config.php", f"""\
<?php
$c->pg_connect[] = "dbname=davical user=davical_app host={self.sockets}";
$c->system_name = "DAViCal"; $c->admin_email = 'admin@example.org';
$c->enable_scheduling = false; $c->http_auth_mode = 'Basic'; $c->readonly_webdav_collections = false;
""")
        self.write("router.php", DAVICAL_ROUTER)
        self.stop()

    def start_database(self):
        database = self.spawn(*self.as_postgres, self.programs / "postgres", "-D", self.folder / "pg", "-k", self.sockets,
                              "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off",
                              "-c", "shared_buffers=32MB", "-c", "max_connections=30")
        for _ in range(200):
            if database.poll() is not None:
                raise RuntimeError(f"postgres ended: {self.said()}")
            try:
                self.run(self.programs / "pg_isready", "-q", env=self.environment)
                return
            except RuntimeError:
                time.sleep(0.1)
        raise RuntimeError("postgres does not answer")

    def launch(self):
        self.start_database()
        self.spawn(*PHP, "-d", "error_reporting=4437", "-S", f"127.0.0.1:{self.port}", "-t",
                   self.folder / "davical/htdocs", self.folder / "router.php",
                   env=dict(self.environment, DAV_HTDOCS=str(self.folder / "davical/htdocs")))

    def stop(self):
        for process in reversed(self.processes[1:]):
            end_group(process)
        for process in self.processes[:1]:
            end_group(process, signal.SIGINT)  # "fast", without waiting for clients
        self.processes = []

    def change_password(self, new):
        self.password = new
        self.run("psql", "-qX", "-c", f"UPDATE usr SET password='**{new}' WHERE username='{USER}'", env=self.environment)
