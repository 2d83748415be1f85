-- SPDX-License-Identifier: MIT
-- What is remembered of each CalDAV account. Calendar objects are kept whole, as they were sent and received.

CREATE TABLE collections (
    account        TEXT PRIMARY KEY,
    url            TEXT NOT NULL,      -- empty: not found yet
    token          TEXT NOT NULL,      -- of sync-collection
    ctag           TEXT NOT NULL,
    components     TEXT NOT NULL,      -- "VEVENT VTODO"
    syncs          INTEGER NOT NULL,
    deep           INTEGER NOT NULL,
    token_failures INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The objects that are ours; no other is ever written to.
CREATE TABLE calendar_objects (
    account      TEXT NOT NULL,
    uid          TEXT NOT NULL,        -- as in the agenda
    generation   INTEGER NOT NULL,
    href         TEXT NOT NULL,        -- as the server wrote it
    etag         TEXT NOT NULL,        -- likewise; empty: not known
    kind         TEXT NOT NULL,
    state        TEXT NOT NULL,
    fresh        INTEGER NOT NULL,     -- written by us since changes were last listed
    written      TEXT NOT NULL,        -- our rendering, as last agreed
    remote       TEXT NOT NULL,        -- what the server has; empty: the same
    wanted       TEXT NOT NULL,        -- what is being written, until it is known to have arrived: our rendering …
    intended     TEXT NOT NULL,        -- … and the whole; empty: the same
    deleted_at   TEXT,                 -- instant
    entry        TEXT NOT NULL,        -- of the ledger: what the deletion was entered under
    rewrites     INTEGER NOT NULL,
    rewritten_on TEXT,                 -- day
    PRIMARY KEY (account, uid)
) STRICT;
