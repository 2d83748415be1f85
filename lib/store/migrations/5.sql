-- SPDX-License-Identifier: MIT
-- What the user was told of each touch, and the pace of the plan. A pace is in hundredths.

ALTER TABLE entries ADD COLUMN stretched TEXT;                       -- the ideal day at the pace of the round
ALTER TABLE entries ADD COLUMN pace INTEGER NOT NULL DEFAULT 100;

ALTER TABLE published ADD COLUMN about INTEGER NOT NULL DEFAULT 0;   -- only the day `told` is known to the user
ALTER TABLE published ADD COLUMN told TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN first_told TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN fixed_since TEXT;
ALTER TABLE published ADD COLUMN drawn_in TEXT;
ALTER TABLE published ADD COLUMN pace INTEGER NOT NULL DEFAULT 100;
UPDATE published SET told = day, first_told = day;

-- One row. Factors, minutes and contacts are in hundredths.
CREATE TABLE pace (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    short     INTEGER NOT NULL,
    filled    TEXT,                -- day of the last Fill
    counted   TEXT,                -- day of the figures
    basis     TEXT NOT NULL,
    needed    INTEGER NOT NULL,    -- minutes a week
    available INTEGER NOT NULL,
    wished    INTEGER NOT NULL,    -- contacts a year
    possible  INTEGER NOT NULL,
    tries     INTEGER NOT NULL
) STRICT;

CREATE TABLE pace_classes (
    number    INTEGER PRIMARY KEY,
    via       TEXT NOT NULL,       -- one on a line
    blocks    TEXT NOT NULL,       -- likewise
    protected INTEGER NOT NULL,
    others    INTEGER NOT NULL,
    people    INTEGER NOT NULL,
    stretch   INTEGER NOT NULL,
    pace      INTEGER NOT NULL
) STRICT;
