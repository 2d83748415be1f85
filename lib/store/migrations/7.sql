-- SPDX-License-Identifier: MIT
-- The settings of an account that led to its collection. Other settings mean another search.

ALTER TABLE collections ADD COLUMN found_for TEXT NOT NULL DEFAULT '';
