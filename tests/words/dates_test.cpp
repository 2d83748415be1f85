// SPDX-License-Identifier: MIT
#include "words/dates.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("dates do not depend on today") {
    CHECK(words::full_date(day("2026-12-03")) == "3 Dec 2026");
    CHECK(words::short_date(day("2026-12-03"), day("2026-01-01")) == "3 Dec");
    CHECK(words::short_date(day("2027-01-01"), day("2026-12-31")) == "1 Jan 2027");
    CHECK(words::short_date(day("2027-01-12"), day("2026-12-01")) == "12 Jan 2027");
    CHECK(words::short_weekday_date(day("2026-12-03"), day("2026-01-01")) == "Thu 3 Dec");
    CHECK(words::short_weekday_date(day("2027-01-07"), day("2026-12-31")) == "Thu 7 Jan 2027");
    CHECK(words::weekday_date(day("2026-12-03")) == "Thu 3 Dec");
    CHECK(words::full_weekday_date(day("2027-01-07")) == "Thu 7 Jan 2027");
    CHECK(words::clock(minutes{17 * 60 + 5}) == "17:05");
}

} // namespace intouch
