// SPDX-License-Identifier: MIT
#include "ledger/entry.hpp"

#include <doctest/doctest.h>

using namespace intouch::ledger;

TEST_CASE("a detail is stored as a part of its hash") {
    CHECK(detail_hash("abc") == "ba7816bf8f01cfea"); // printf abc | sha256sum
    CHECK(detail_hash("abd") != detail_hash("abc"));
}
