// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"
#include "plan/story.hpp"
#include "support/data.hpp"
#include "words/cases.hpp"
#include "words/now.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace intouch {

namespace {

std::string file(const std::string& name) {
    std::ifstream in(test::data_dir() / "words/now" / name, std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

test::world world() {
    test::world w;
    w.read_settings(file("intouch.toml"));
    w.read_roster(file("roster.toml"));
    w.has_store = false;
    return w;
}

std::vector<std::string> rows(const test::world& w, std::optional<minutes> have) {
    const auto in = w.input();
    const auto agenda = plan::plan(in);
    std::vector<std::string> all;
    for (const auto& one : plan::reachable_now(in, agenda, have)) {
        const auto row = words::row_of(one, in);
        all.push_back(fmt::format("{} | {} | {} |{}{}", row.title, row.link, row.due,
                                  row.open.empty() ? "" : " ", row.open));
    }
    return all;
}

} // namespace

TEST_CASE("people in reach are listed with their local time, the most due first") {
    for (const stanza& s : stanzas("words/now.txt")) {
        INFO("now.txt:", s.line);
        auto w = world();
        w.clock(s.one("at"));
        const std::string have = s.one("minutes");
        const auto limit = have.empty() ? std::nullopt : std::optional(minutes(std::stoi(have)));
        CHECK(on_one_line(rows(w, limit)) == on_one_line(s.all("row")));
    }
}

TEST_CASE("a number that failed is left out, and a lost person is asked after") {
    auto w = world();
    w.has_store = true;
    w.clock("2026-12-01 17:30");
    w.join();
    w.log({.person = "ada", .outcome = ledger::entry_kind::unreachable, .channel = "call"});
    auto all = rows(w, {});
    REQUIRE(all.size() == 3);
    CHECK(all.front().starts_with("Call Grace Hopper"));
    // without any channel that works she is lost, and Grace is whom to ask
    w = world();
    w.roster.people.at("ada").through = {"grace"};
    w.has_store = true;
    w.clock("2026-12-01 17:30");
    w.join();
    w.append(record::record_lost(w.input(), "ada", "", {}, w.ids()));
    all = rows(w, {});
    CHECK(std::ranges::count_if(all, [](const std::string& r) { return r.contains("Ada Lovelace"); }) == 1);
    CHECK(std::ranges::any_of(all, [](const std::string& r) {
        return r.starts_with("Ask Grace Hopper") && r.contains("tel:+12025550100");
    }));
    CHECK(std::ranges::count_if(all, [](const std::string& r) { return r.contains("Grace"); }) == 1);
}

} // namespace intouch
