// SPDX-License-Identifier: MIT
#include "store/list_columns.hpp"
#include "store/sample.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace intouch;
using store::parse_list;
using store::parse_places;
using store::print_list;
using store::print_places;

namespace {

std::string any_text(std::mt19937& random) {
    static constexpr std::string_view favourites{"\\\n\t\r\0nt0r\0", 10};
    std::string text(random() % 6, '\0');
    for (char& c : text)
        c = random() % 2 == 0 ? favourites[random() % favourites.size()] : static_cast<char>(random() % 256);
    return text;
}

date any_day(std::mt19937& random) { return sample::day("1900-01-01") + days(random() % 109572); }

ledger::published_touch any_touch(std::mt19937& random) {
    auto t = sample::touch(any_text(random));
    t.owner = any_text(random);
    t.kind = any_text(random);
    t.round = static_cast<int>(random());
    t.attempt = static_cast<int>(random());
    t.channel = any_text(random);
    t.length = minutes(static_cast<int>(random()));
    t.ideal = any_day(random);
    t.latest = any_day(random);
    t.day = any_day(random);
    t.start.reset();
    if (random() % 2 == 0) t.start = instant(any_day(random).time_since_epoch()) + seconds(random() % 86400);
    t.block = any_text(random);
    t.pinned = random() % 2 == 0;
    return t;
}

} // namespace

TEST_CASE("a list has one line for each item") {
    CHECK(print_list(std::vector<std::string>{}).empty());
    CHECK(print_list(std::vector<std::string>{"ada", "", "a\tb\\c\nd"}) == "ada\n\na\\tb\\\\c\\nd\n");
    CHECK(parse_list("").value().empty());
    CHECK(parse_list("\n").value() == std::vector<std::string>{""});
}

TEST_CASE("a place is one line of fields") {
    auto t = sample::touch("one");
    CHECK(print_places(std::span(&t, 1)) ==
          "one\tada\tcadence\t4\t1\tcall\t25\t2026-12-03\t2026-12-17\t2026-"
          "12-03\t2026-12-03T16:25:00Z\tcalls\t0\t0\t2026-12-03\t2026-12-03\t\t\t100\n");
    t.start.reset();
    t.pinned = true;
    CHECK(print_places(std::span(&t, 1)) ==
          "one\tada\tcadence\t4\t1\tcall\t25\t2026-12-03\t2026-12-17\t2026-12-03\t\tcalls\t1\t0\t"
          "2026-12-03\t2026-12-03\t\t\t100\n");
    t.about = true;
    t.told = sample::day("2026-12-08");
    t.fixed_since = sample::day("2026-12-01");
    t.drawn_in = sample::day("2026-12-02");
    t.pace = 1.34;
    CHECK(parse_places(print_places(std::span(&t, 1))).value() == std::vector{t});
    // A place of an older version was told as it stood.
    const auto old = parse_places("one\tada\tcadence\t4\t1\tcall\t25\t2026-12-03\t2026-12-17\t2026-12-03\t"
                                  "2026-12-03T16:25:00Z\tcalls\t0\n");
    CHECK(old.value() == std::vector{sample::touch("one")});
}

TEST_CASE("any content comes back unchanged") {
    for (unsigned seed = 0; seed < 1000; ++seed) {
        std::mt19937 random(seed);
        std::vector<std::string> items(random() % 4);
        for (auto& item : items) item = any_text(random);
        REQUIRE(parse_list(print_list(items)).value() == items);
        std::vector<ledger::published_touch> places;
        for (auto n = random() % 4; n > 0; --n) places.push_back(any_touch(random));
        REQUIRE(parse_places(print_places(places)).value() == places);
    }
}

TEST_CASE("a text that was never printed gives nothing") {
    for (const auto* text : {"ada", "ada\ngrace", "a\\", "a\\\n", "\\x\n", "a\tb\n"})
        CHECK_FALSE_MESSAGE(parse_list(text).has_value(), text);
    const auto t = sample::touch("one");
    const auto good = print_places(std::span(&t, 1));
    REQUIRE(parse_places(good).has_value());
    const auto spoilt = [&](const std::string& from, const std::string& to) {
        auto text = good;
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    for (const auto& text :
         {spoilt("\n", ""), spoilt("\t100\n", "\n"), spoilt("\t0\t0\t", "\t0\t2\t"),
          spoilt("\t0\t0\t", "\t2\t0\t"), spoilt("\t100\n", "\t100\t0\n"), spoilt("\t100\n", "\tfast\n"),
          spoilt("\t4\t", "\tfour\t"), spoilt("\t25\t", "\t25 \t"), spoilt("\t25\t", "\t99999999999\t"),
          spoilt("12-17", "12-32"), spoilt("16:25", "26:25"), spoilt("\t2026-12-03\t", "\t\t")})
        CHECK_FALSE_MESSAGE(parse_places(text).has_value(), text);
}
