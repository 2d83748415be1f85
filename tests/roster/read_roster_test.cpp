// SPDX-License-Identifier: MIT
#include "roster/files.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace intouch::roster {
namespace {

date day(int y, unsigned m, unsigned d) {
    return date(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d));
}
month_day yearly(unsigned m, unsigned d) { return {std::chrono::month(m), std::chrono::day(d)}; }

TEST_CASE("every key of the roster is read") {
    const settings s = read_settings_text("[channels.signal]\nneeds = \"signal\"\n").value;
    const std::string file = "every-key.roster.toml";
    const std::vector<source> files{file_at(test_data() / "good" / file)};
    const read_roster_result read = read_roster(files, s);
    CHECK_FALSE(has_errors(read.faults));
    const place none;

    roster wanted;
    wanted.circles["clients"] = {"clients",
                                 "Clients and partners",
                                 {span{3, span_unit::month}, percent{10}, span{2, span_unit::week},
                                  anchoring::schedule, std::vector<std::string>{"call"}},
                                 {file, 1, 10}};
    wanted.circles["book-club"] = {"book-club", "Book Club", {}, {file, 8, 10}};
    person ada;
    ada.id = "ada";
    ada.name = "Ada Lovelace";
    ada.circles = {"clients", "book-club"};
    ada.cadence = {span{6, span_unit::week}, span{1, span_unit::week}, percent{100}, anchoring::contact,
                   std::vector<std::string>{"call", "signal"}};
    ada.details = {{"phone", "+44 20 7946 0000"},
                   {"email", "ada@example.org"},
                   {"address", "12 St James's Square, London"},
                   {"signal", "@ada"}};
    ada.zone = time_zone::load("Europe/London").value();
    ada.reach = {parse_week_range("Mon-Fri 16:00-20:30").value(),
                 parse_week_range("Sat 22:00-01:00").value()};
    ada.last = day(2026, 8, 14);
    ada.birthday = occasion{"Birthday", yearly(12, 10),      std::chrono::year(1985),
                            {},         {0, span_unit::day}, {file, 25, 12}};
    ada.met = "Analytical Society dinner, March 2019";
    ada.through = {"charles"};
    ada.topics = {"her book", "the move to Bath"};
    ada.notes = "Prefers mornings, and tea.";
    ada.stage = person_stage::fresh;
    ada.ease = 5;
    ada.household = "lovelace";
    ada.formerly = {"ada-l"};
    ada.pause = day(2027, 1, 31);
    ada.occasions = {
        {"Wedding anniversary", yearly(7, 8), std::nullopt, {"letter"}, {5, span_unit::day}, {file, 38, 1}},
        {"First day", yearly(2, 29), std::chrono::year(2012), {}, {0, span_unit::day}, {file, 43, 1}},
        {"Birthday", yearly(12, 10), std::chrono::year(1985), {"call"}, {0, span_unit::day}, {file, 47, 1}}};
    ada.at = {file, 10, 9};
    wanted.people["ada"] = ada;
    person charles;
    charles.id = "charles";
    charles.name = "Charles";
    charles.birthday =
        occasion{"Birthday", yearly(2, 29), std::nullopt, {}, {0, span_unit::day}, {file, 52, 12}};
    charles.pause = std::true_type{};
    charles.at = {file, 51, 9};
    wanted.people["charles"] = charles;
    person mary;
    mary.id = "mary-ann_2";
    mary.name = "Mary Ann 2";
    mary.at = {file, 56, 9};
    wanted.people["mary-ann_2"] = mary;
    wanted.gatherings["six-pack"] = {"six-pack",
                                     "The Six-Pack weekend",
                                     {"charles", "ada"},
                                     {2, span_unit::year},
                                     3,
                                     std::chrono::Friday,
                                     {6, span_unit::month},
                                     day(2026, 5, 8),
                                     std::nullopt,
                                     {file, 59, 13}};
    wanted.gatherings["tea"] = {
        "tea",        "Tea",        {"ada"},       {1, span_unit::year}, 1, std::nullopt, {0, span_unit::day},
        std::nullopt, std::nullopt, {file, 67, 13}};
    CHECK(read.value.circles == wanted.circles);
    CHECK(read.value.people.at("ada") == ada);
    CHECK(read.value.people == wanted.people);
    CHECK(read.value.gatherings == wanted.gatherings);
}

TEST_CASE("the order of files does not change the roster") {
    const source one{"a.toml", "[people.ada]\n"};
    const source two{"b.toml", "[people.grace]\n"};
    const std::vector<source> forth{one, two};
    const std::vector<source> back{two, one};
    CHECK(read_roster(forth, default_settings()).value == read_roster(back, default_settings()).value);
}

TEST_CASE("an entry may refer to a name in another file or a later line") {
    const std::vector<source> files{
        {"a.toml", "[people.ada]\ncircles = [\"friends\"]\nthrough = [\"grace\"]\n"},
        {"b.toml", "[people.grace]\n[circles.friends]\n"}};
    CHECK_FALSE(has_errors(read_roster(files, default_settings()).faults));
}

TEST_CASE("no file and an empty file give an empty roster") {
    CHECK(read_roster({}, default_settings()).value == roster{});
    CHECK(read_text("").faults.empty());
    CHECK(read_text("").value == roster{});
}

TEST_CASE("a last contact, a gathering or a birthday that is still to come is an error") {
    const std::vector<source> files{{"roster.toml",
                                     "[people.ada]\nlast = 2027-10-22\n"
                                     "[people.bob]\nlast = 2026-12-03\n"
                                     "[gatherings.tea]\nmembers = [\"ada\"]\nlast = 2026-12-04\n"
                                     "[people.tom]\nbirthday = 2085-12-10\n"
                                     "occasions = [{name = \"Wedding\", on = 2027-06-05}]\n"
                                     "[people.eve]\nbirthday = 2026-12-03\n"}};
    const auto read = read_roster(files, default_settings(), day(2026, 12, 3));
    CHECK(
        lines(read.faults) ==
        "roster.toml:2:8: error: last: found 2027-10-22, which is still to come; expected 2026-12-03, which "
        "is today, or earlier\n"
        "roster.toml:7:8: error: last: found 2026-12-04, which is still to come; expected 2026-12-03, which "
        "is today, or earlier\n"
        "roster.toml:9:12: error: birthday: found 2085-12-10, which is still to come; expected 2026-12-03, "
        "which is today, or earlier\n");
    CHECK_FALSE(read.value.people.at("ada").last);
    CHECK(read.value.people.at("bob").last == day(2026, 12, 3));
    CHECK(read_roster(files, default_settings()).faults.empty());
}

TEST_CASE("where the user's files and the captured one have somebody, the user's count") {
    const std::vector<source> files{
        {"roster.toml", "[people.ann]\nname = \"Ann L.\"\n[people.ben]\nformerly = [\"ben-roe\"]\n"}};
    const source captured{"captured.toml",
                          "[people.ann]\nname = \"Ann\"\nevery = \"soon\"\n[people.ben-roe]\n"
                          "[people.cy]\nevery = \"soon\"\n"};
    const auto read = read_roster(files, default_settings(), std::nullopt, &captured);
    CHECK(lines(read.faults) ==
          "captured.toml:1:9: warning: people.ann: is also in your own file (roster.toml:1:9), which counts; "
          "`intouch add --remove ann` takes this entry out\n"
          "captured.toml:4:9: warning: people.ben-roe: is also in your own file (roster.toml:4:13), which "
          "counts; "
          "`intouch add --remove ben-roe` takes this entry out\n"
          "captured.toml:6:9: error: every: found \"soon\", expected a span such as \"6 weeks\"\n");
    CHECK(read.value.people.size() == 3);
    CHECK(read.value.people.at("ann").name == "Ann L.");
    CHECK(read.value.people.contains("cy"));
    const source twice{"captured.toml", "[people.cy]\nformerly = [\"dee\"]\n[people.dee]\n"};
    CHECK(
        has_errors(read_roster({}, default_settings(), std::nullopt, &twice).faults)); // both are in one file
}

TEST_CASE("two numbers in one text are told") {
    const std::vector<source> files{
        {"roster.toml", "[people.ada]\nphone = \"+49 170 1000005 / +49 30 1000006\"\n"}};
    CHECK(lines(read_roster(files, default_settings()).faults) ==
          "roster.toml:2:9: warning: phone: found \"+49 170 1000005 / +49 30 1000006\", expected one number; "
          "put "
          "the others into `notes`\n");
}

TEST_CASE("a roster has at most a hundred thousand people") {
    std::string text;
    for (int i = 0; i <= 100'000; ++i) text += fmt::format("[people.p{}]\n", i);
    const read_roster_result read = read_text(std::move(text));
    CHECK(read.value.people.size() == 100'000);
    CHECK(lines(read.faults) == "roster.toml:100001:9: error: people.p100000: is one more than 100000 "
                                "people, expected at most that many\n");
}

} // namespace
} // namespace intouch::roster
