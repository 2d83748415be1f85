-- A database of version 7 as it was when that version was current, with a row in each table. Never edited: what a
-- later version reads from it is tested.

PRAGMA application_id = 0x696e746f;

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
    id        TEXT PRIMARY KEY,
    at        TEXT NOT NULL,
    person    TEXT NOT NULL,
    round     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    "on"      TEXT NOT NULL,
    channel   TEXT NOT NULL,
    "to"      TEXT,
    note      TEXT NOT NULL,
    source    TEXT NOT NULL,
    key       TEXT NOT NULL,
    ideal     TEXT,
    "with"    TEXT NOT NULL,
    detail    TEXT NOT NULL,
    names     TEXT NOT NULL,
    block     TEXT NOT NULL,
    displaced TEXT NOT NULL,
    track     TEXT NOT NULL DEFAULT ''
, contact INTEGER NOT NULL DEFAULT 1, stretched TEXT, pace INTEGER NOT NULL DEFAULT 100) STRICT;

CREATE UNIQUE INDEX entries_key ON entries (key) WHERE key <> '';

CREATE TRIGGER entries_stay_as_they_are BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are never changed: enter an undo'); END;

CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are never deleted: enter an undo'); END;

CREATE TABLE published (
    uid     TEXT PRIMARY KEY,
    owner   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    round   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    channel TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    ideal   TEXT NOT NULL,
    latest  TEXT NOT NULL,
    day     TEXT NOT NULL,
    start   TEXT,
    block   TEXT NOT NULL,
    pinned  INTEGER NOT NULL
, about INTEGER NOT NULL DEFAULT 0, told TEXT NOT NULL DEFAULT '', first_told TEXT NOT NULL DEFAULT '', fixed_since TEXT, drawn_in TEXT, pace INTEGER NOT NULL DEFAULT 100) STRICT, WITHOUT ROWID;

CREATE TABLE stamps (
    feed     TEXT NOT NULL,
    uid      TEXT NOT NULL,
    hash     BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    changed  TEXT NOT NULL,
    PRIMARY KEY (feed, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE generations (
    feed       TEXT PRIMARY KEY,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
    key     TEXT NOT NULL UNIQUE,
    request BLOB NOT NULL,
    status  INTEGER NOT NULL,
    body    TEXT NOT NULL
) STRICT;

CREATE TABLE collections (
    account        TEXT PRIMARY KEY,
    url            TEXT NOT NULL,
    token          TEXT NOT NULL,
    ctag           TEXT NOT NULL,
    components     TEXT NOT NULL,
    syncs          INTEGER NOT NULL,
    deep           INTEGER NOT NULL,
    token_failures INTEGER NOT NULL
, found_for TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE TABLE calendar_objects (
    account      TEXT NOT NULL,
    uid          TEXT NOT NULL,
    generation   INTEGER NOT NULL,
    href         TEXT NOT NULL,
    etag         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    state        TEXT NOT NULL,
    fresh        INTEGER NOT NULL,
    written      TEXT NOT NULL,
    remote       TEXT NOT NULL,
    wanted       TEXT NOT NULL,
    intended     TEXT NOT NULL,
    deleted_at   TEXT,
    entry        TEXT NOT NULL,
    rewrites     INTEGER NOT NULL,
    rewritten_on TEXT,
    PRIMARY KEY (account, uid)
) STRICT;

CREATE TABLE pace (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    short     INTEGER NOT NULL,
    filled    TEXT,
    counted   TEXT,
    basis     TEXT NOT NULL,
    needed    INTEGER NOT NULL,
    available INTEGER NOT NULL,
    wished    INTEGER NOT NULL,
    possible  INTEGER NOT NULL,
    tries     INTEGER NOT NULL
) STRICT;

CREATE TABLE pace_classes (
    number    INTEGER PRIMARY KEY,
    via       TEXT NOT NULL,
    blocks    TEXT NOT NULL,
    protected INTEGER NOT NULL,
    others    INTEGER NOT NULL,
    people    INTEGER NOT NULL,
    stretch   INTEGER NOT NULL,
    pace      INTEGER NOT NULL
) STRICT;

CREATE TABLE messages (
    target  TEXT NOT NULL,
    key     TEXT NOT NULL,
    step    TEXT NOT NULL,
    due     TEXT NOT NULL,
    stale   TEXT NOT NULL,
    tries   INTEGER NOT NULL,
    trouble TEXT NOT NULL,
    form    TEXT NOT NULL,
    title   TEXT NOT NULL,
    text    TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (target, key)
) STRICT, WITHOUT ROWID;

INSERT INTO meta (name, value) VALUES ('instance', 'instance-of-version-1');
INSERT INTO entries (id, at, person, round, kind, "on", channel, "to", note, source, key, ideal, "with", detail, names, block, displaced)
VALUES ('01ARZ3NDEKTSV4RRFFQ69G5FA0', '2026-12-01T08:00:00Z', 'ada', 1, 'reached', '2026-12-01T17:30', 'call', NULL,
        'a note', 'api', 'key-1', '2026-11-30', 'grace' || char(10) || 'a\tb\\' || char(10), '', '', '',
        'one@intouch' || char(9) || 'ada' || char(9) || 'cadence' || char(9) || '4' || char(9) || '1' || char(9) || 'call' || char(9) ||
        '25' || char(9) || '2026-12-03' || char(9) || '2026-12-17' || char(9) || '2026-12-03' || char(9) || '2026-12-03T16:25:00Z' ||
        char(9) || 'calls' || char(9) || '0' || char(10)),
       ('01ARZ3NDEKTSV4RRFFQ69G5FA1', '2026-12-02T08:00:00Z', 'grace', 2, 'moved', '2026-12-02', '', '2026-12-05T10:00',
        '', 'caldav', '', NULL, '', '', '', '', '');
INSERT INTO published VALUES ('two@intouch', 'grace', 'cadence', 2, 1, 'text', 5, '2026-12-01', '2026-12-08', '2026-12-05', NULL, '', 1, 0,
                              '2026-12-05', '2026-12-05', NULL, NULL, 100);
INSERT INTO stamps VALUES ('mine', 'two@intouch', zeroblob(32), 7, '2026-12-02T08:00:01Z');
INSERT INTO generations VALUES ('mine', 3);
INSERT INTO answers VALUES ('key-1', zeroblob(32), 201, '{}');
INSERT INTO collections VALUES ('home', 'https://dav.example.org/cal/', 'token-7', 'ctag', 'VEVENT', 1, 0, 1, 'settings');
INSERT INTO calendar_objects VALUES ('home', 'two@intouch', 1, '/cal/two.ics', 'W/"7"', 'touch', 'deleted', 0, 'written', 'remote', '', '',
    '2026-12-02T08:00:03Z', '01ARZ3NDEKTSV4RRFFQ69G5FA1', 2, '2026-12-02');
INSERT INTO pace VALUES (1, 1, '2026-12-01', '2026-12-02', 'basis', 19050, 9000, 29700, 12800, 220);
INSERT INTO pace_classes VALUES (1, 'call' || char(10), 'calls' || char(10), 0, 0, 41, 210, 221);
INSERT INTO messages VALUES ('phone', 'digest 2026-12-02', 'waiting', '2026-12-02T07:00:00Z', '2026-12-02T23:00:00Z', 2, 'no answer', 'ntfy',
    'Today: Call Ada', 'Call Ada', '{}');

PRAGMA user_version = 7;
