// SPDX-License-Identifier: MIT
#include "daemon/cli/log_interactively.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using daemon::commands::parse_outcome;

TEST_CASE("an outcome is read in any spelling of its words") {
    CHECK(parse_outcome("no_answer") == ledger::entry_kind::no_answer);
    CHECK(parse_outcome("no-answer") == ledger::entry_kind::no_answer);
    CHECK(parse_outcome("No answer") == ledger::entry_kind::no_answer);
    CHECK(parse_outcome("REACHED") == ledger::entry_kind::reached);
}

TEST_CASE("an entry that is no outcome is refused") {
    CHECK_FALSE(parse_outcome("moved").has_value());
    CHECK_FALSE(parse_outcome("reachd").has_value());
    CHECK_FALSE(parse_outcome("").has_value());
}
