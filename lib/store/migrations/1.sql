-- SPDX-License-Identifier: MIT
-- The state of one intouch. Days are "2026-12-03", a time on one "2026-12-03T17:30" (the user's wall clock), instants
-- "2026-12-01T08:00:00Z". What is absent is NULL; an empty text is an empty text.

PRAGMA application_id = 0x696e746f; -- "into"

-- What is told once: 'instance', from which all UIDs derive.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ledger: everything that happened, in the order of the ids (ULIDs). Append-only.
CREATE TABLE entries (
    id        TEXT PRIMARY KEY,
    at        TEXT NOT NULL,            -- instant it was entered
    person    TEXT NOT NULL,            -- or household, or gathering
    round     INTEGER NOT NULL,         -- 0: of none
    kind      TEXT NOT NULL,
    "on"      TEXT NOT NULL,            -- the day it speaks of, with a time when known
    channel   TEXT NOT NULL,
    "to"      TEXT,
    note      TEXT NOT NULL,
    source    TEXT NOT NULL,
    key       TEXT NOT NULL,            -- idempotency key; empty: none
    ideal     TEXT,
    "with"    TEXT NOT NULL,            -- the others it counts for, one on a line
    detail    TEXT NOT NULL,            -- hash of what was unreachable
    names     TEXT NOT NULL,            -- another entry's id
    block     TEXT NOT NULL,
    displaced TEXT NOT NULL,            -- the places it displaced: a line each, fields as in `published`, TAB between
    track     TEXT NOT NULL DEFAULT ''  -- reserved
) STRICT;

CREATE UNIQUE INDEX entries_key ON entries (key) WHERE key <> '';

CREATE TRIGGER entries_stay_as_they_are BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are never changed: enter an undo'); END;

CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are never deleted: enter an undo'); END;

-- Where each open touch stood when last published.
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
    start   TEXT,              -- instant; absent: all-day
    block   TEXT NOT NULL,
    pinned  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each rendered item last was and when that changed; outlives the item.
CREATE TABLE stamps (
    feed     TEXT NOT NULL,
    uid      TEXT NOT NULL,
    hash     BLOB NOT NULL,     -- SHA-256 of the rendering without its stamps
    sequence INTEGER NOT NULL,
    changed  TEXT NOT NULL,     -- instant
    PRIMARY KEY (feed, uid)
) STRICT, WITHOUT ROWID;

-- How often each feed's secret was rotated.
CREATE TABLE generations (
    feed       TEXT PRIMARY KEY,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Last-Modified of each feed.
CREATE TABLE feed_changed (
    feed    TEXT PRIMARY KEY,
    changed TEXT NOT NULL       -- instant
) STRICT, WITHOUT ROWID;

-- What requests with an idempotency key were answered.
CREATE TABLE answers (
    key     TEXT NOT NULL UNIQUE,
    request BLOB NOT NULL,      -- SHA-256 of method, path and body
    status  INTEGER NOT NULL,
    body    TEXT NOT NULL
) STRICT;
