// SPDX-License-Identifier: MIT
#include "core/digest.hpp"
#include "plan/agenda/uid.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace intouch;

TEST_CASE("a UID is 26 letters of the hash of its fields, joined by NUL") {
    const std::string fields("i\0touch\0ada\0004\0000\0", 16);
    CHECK(fields.size() == 16);
    const auto uid = plan::touch_uid("i", "ada", 4);
    CHECK(uid == base32(sha256(fields.substr(0, 15)), 26) + "@intouch");
    CHECK(uid.size() == 26 + 8);
    CHECK(plan::touch_uid("i", "ada", 4) == uid);
}

TEST_CASE("UIDs differ when one of their fields differs") {
    const std::set<std::string> all{
        plan::touch_uid("", "ada", 1),
        plan::touch_uid("i", "ada", 1),
        plan::touch_uid("i", "ada", 11),
        plan::touch_uid("i", "ada1", 1),
        plan::make_uid("i", "touch", "ada", "1", 1),
        plan::make_uid("i", "booking", "ada", "1"),
        plan::occasion_uid("i", "ada", "Birthday", 2026),
        plan::occasion_uid("i", "ada", "Birthday", 2027),
        plan::occasion_uid("i", "ada", "Name day", 2026),
        plan::block_uid("i", "calls", minutes(60), minutes(30)),
        plan::block_uid("i", "calls", minutes(30), minutes(60)),
        plan::block_uid("i", "calls", minutes(603), minutes(0)),
    };
    CHECK(all.size() == 12);
}
