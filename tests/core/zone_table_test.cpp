// SPDX-License-Identifier: MIT
#include "core/zone.hpp"
#include "core/zone_table.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <doctest/doctest.h>

#include <string>

namespace intouch {

namespace {

instant first_of(local_second local, const cctz::time_zone& zone) {
    return zone.lookup(cctz::civil_second() + local.time_since_epoch().count()).pre;
}

} // namespace

TEST_CASE("the table agrees with cctz in every zone around every change") {
    for (const std::string& name : zone_names()) {
        CAPTURE(name);
        cctz::time_zone zone;
        REQUIRE(cctz::load_time_zone(name, &zone));
        const zone_table table(zone);
        int wrong = 0;
        for (const zone_table::change& c : table.changes()) {
            if (c.at < parse_instant("1900-01-03T00:00:00Z").value()) continue;
            if (c.at > parse_instant("2199-12-30T00:00:00Z").value()) continue;
            for (const int apart : {-90'000, -7'200, -3'600, -1'800, -1, 0, 1, 1'800, 3'600, 7'200, 90'000}) {
                const instant at = c.at + seconds{apart};
                wrong += table.offset(at) == seconds{zone.lookup(at).offset} ? 0 : 1;
                const local_second local{at.time_since_epoch() + c.offset};
                const auto offset = table.offset(local);
                wrong +=
                    offset && instant{local.time_since_epoch() - *offset} == first_of(local, zone) ? 0 : 1;
            }
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("the table ends where dates end") {
    const zone_table table(cctz::utc_time_zone());
    CHECK(table.offset(parse_instant("1900-01-01T00:00:00Z").value()) == seconds{0});
    CHECK_FALSE(table.offset(parse_instant("1900-01-01T00:00:00Z").value() - seconds{1}).has_value());
    CHECK(table.offset(local_second{parse_date("2199-12-31").value()}) == seconds{0});
    CHECK_FALSE(table.offset(local_second{parse_date("2199-12-31").value() + days(1)}).has_value());
    CHECK(table.changes().empty());
}

} // namespace intouch
