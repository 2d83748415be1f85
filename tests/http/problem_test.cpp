// SPDX-License-Identifier: MIT
#include "http/problem.hpp"

#include <doctest/doctest.h>

using namespace intouch;
using namespace intouch::http;

TEST_CASE("a stranger learns only the status of a problem") {
    auto p = make_problem(405, "only GET here", "method");
    p.headers.add("Allow", "GET, HEAD");
    auto expected = text_response(405, "text/plain; charset=utf-8", "405 Method Not Allowed\n");
    expected.headers.add("Allow", "GET, HEAD");
    CHECK(bare_response(p) == expected);
    CHECK(reason_phrase(299).empty());
}

TEST_CASE("each error code has a status") {
    CHECK(status_of(errc::invalid) == 422);
    CHECK(status_of(errc::not_found) == 404);
    CHECK(status_of(errc::conflict) == 409);
    CHECK(status_of(errc::mismatch) == 422);
    CHECK(status_of(errc::in_past) == 422);
    CHECK(status_of(errc::in_future) == 422);
    CHECK(status_of(errc::storage_full) == 507);
    CHECK(status_of(errc::storage) == 500);
    CHECK(status_of(errc::held) == 500);
    CHECK(status_of(errc::too_new) == 500);
    CHECK(status_of(errc::damaged) == 500);
    CHECK(status_of(errc::unavailable) == 503);
    CHECK(status_of(errc::internal) == 500);
}
