// SPDX-License-Identifier: MIT
// Many small changes of the calendars in tests/data/calendars, the same in every run. The libFuzzer programs in tests/fuzz
// go further.
#include "ical/appointments.hpp"
#include "support/data.hpp"
#include "support/processor_time.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace intouch;

namespace {

std::vector<std::string> corpus() {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(test::data_dir() / "calendars")) {
        if (entry.path().extension() != ".ics") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        all.push_back(text.str());
    }
    std::ranges::sort(all);
    return all;
}

/// One to four changes: a byte, a piece that goes, a piece of another text that comes.
std::string changed(std::string text, const std::vector<std::string>& all, std::mt19937& random) {
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    for (std::size_t times = 1 + below(4); times > 0 && !text.empty(); --times) {
        const std::size_t at = below(text.size());
        switch (below(4)) {
        case 0:
            text[at] = static_cast<char>(below(256));
            break;
        case 1:
            text.erase(at, below(40));
            break;
        case 2: {
            const auto& other = all[below(all.size())];
            text.insert(at, other.substr(below(other.size()), below(80)));
            break;
        }
        default: { // a number or a frequency of a rule becomes another
            constexpr std::array<const char*, 8> pieces{
                "999999999",       ";BYSETPOS=-1",  ";COUNT=2147483647",        ";BYMONTHDAY=30;BYMONTH=2",
                ";INTERVAL=32767", "FREQ=SECONDLY", "FREQ=YEARLY;BYHOUR=1,2,3", "00010101"};
            text.insert(at, pieces[below(pieces.size())]);
        }
        }
    }
    return text;
}

} // namespace

TEST_CASE("changed calendars are read in bounded time") {
    const auto all = corpus();
    REQUIRE(all.size() > 40);
    const ical::reading how{.own = *time_zone::load("Europe/Berlin"),
                            .from = *parse_date("2025-10-26"),
                            .to = *parse_date("2029-12-02"),
                            .me = {"ada@example.org"}};
    std::mt19937 random(5545);
    int read = 0;
    for (int i = 0; i < 1'500; ++i) {
        const std::string text = changed(all[static_cast<std::size_t>(i) % all.size()], all, random);
        INFO(i, ": ", text);
        result<ical::appointments> found;
        const auto took = test::processor_time([&] { found = ical::read_appointments(text, how); });
        REQUIRE(took < std::chrono::seconds(10));
        if (!found) continue;
        ++read;
        REQUIRE(found->warnings.size() <= 21);
        for (const auto& one : found->all) REQUIRE(one.from <= one.to);
    }
    CHECK(read > 1'000);
}
