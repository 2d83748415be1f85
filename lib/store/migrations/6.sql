-- SPDX-License-Identifier: MIT
-- What became of each message to the user.

CREATE TABLE messages (
    target  TEXT NOT NULL,
    key     TEXT NOT NULL,          -- "digest 2026-12-03"
    step    TEXT NOT NULL,          -- silent, waiting, sent or dropped
    due     TEXT NOT NULL,
    stale   TEXT NOT NULL,
    tries   INTEGER NOT NULL,       -- that failed
    trouble TEXT NOT NULL,
    form    TEXT NOT NULL,
    title   TEXT NOT NULL,          -- this and the rest: while it waits
    text    TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (target, key)
) STRICT, WITHOUT ROWID;
