-- SPDX-License-Identifier: MIT
-- An entry on a channel that does not count as contact, such as a gift, says so.

ALTER TABLE entries ADD COLUMN contact INTEGER NOT NULL DEFAULT 1;
