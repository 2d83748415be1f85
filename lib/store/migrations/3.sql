-- SPDX-License-Identifier: MIT
-- The stamp with an empty uid holds when a feed last changed; nothing ever read this table.

DROP TABLE feed_changed;
