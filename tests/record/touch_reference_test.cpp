// SPDX-License-Identifier: MIT
// Which touch an entry is about when one beside the round is named, and what is entered for a household.
#include "plan/story.hpp"
#include "record/record.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace intouch;
using namespace intouch::test;
using ledger::entry_kind;

world with(std::string_view roster) {
    world w;
    w.read_roster(roster);
    w.clock("2026-11-01 08:00");
    w.join();
    w.clock("2026-11-02 10:00");
    return w;
}

constexpr std::string_view ada = R"(
[people.ada]
every = "6 weeks"
last = 2026-10-22
[[people.ada.occasions]]
name = "Wedding anniversary"
on = "01-20"
via = ["letter"]
lead = "5 days"
)";

constexpr std::string_view lovelaces = R"(
[people.ada]
every = "6 weeks"
last = 2026-10-22
household = "lovelace"
[people.bob]
every = "1 year"
last = 2026-10-22
household = "lovelace"
)";

std::string uid_of(const world& w, std::string_view kind) { return w.wanted("ada", kind).uid; }

std::string refusal(const result<std::vector<ledger::entry>>& made) {
    return made ? "none" : made.error().text;
}

std::vector<std::string> told(const std::vector<ledger::entry>& entries) {
    std::vector<std::string> out;
    for (const auto& e : entries) {
        std::string with;
        for (const auto& id : e.with) with += "+" + id;
        out.push_back(fmt::format("{}{} {} {}{}{}", e.person, with, name(e.kind), e.round,
                                  e.names.empty() ? "" : " of " + e.names,
                                  e.key.empty() ? "" : " key " + e.key));
    }
    return out;
}

using lines = std::vector<std::string>;

} // namespace

TEST_CASE("a promise is moved and let go by the uid of its touch") {
    world w = with(ada);
    w.append(record::record_promise(w.input(), "ada", {at("2026-11-06"), "send the article"}, {}, w.ids()));
    const auto uid = uid_of(w, "promise");
    w.append(
        record::record_move(w.input(), {.person = "ada", .touch = uid}, at("2026-11-09T17:00"), {}, w.ids()));
    CHECK(w.wanted("ada", "promise").pin == at("2026-11-09T17:00"));
    CHECK(w.wanted("ada", "cadence").pin == std::nullopt);
    const auto skipped = record::record_skip(w.input(), {.person = "ada", .touch = uid}, {}, w.ids());
    CHECK(told(skipped.value()) == lines{"ada skipped 0 of " + w.entries.at(1).id});
    w.append(skipped);
    CHECK_THROWS(static_cast<void>(w.wanted("ada", "promise")));
    CHECK(w.of("ada").round == 1);
    CHECK(refusal(record::record_skip(w.input(), {.person = "ada", .touch = uid}, {}, w.ids())) ==
          "touch: found \"" + uid +
              "\", which is not planned for ada any more: look at what is now and name that one, or none; "
              "beside the round there is \"Wedding anniversary\"");
}

TEST_CASE("what stands beside the round is named by its text as well") {
    world w = with(ada);
    w.append(record::record_promise(w.input(), "ada", {at("2026-11-06"), "send the article"}, {}, w.ids()));
    const auto article = w.entries.back().id;
    const auto move = [&](const std::string& touch) {
        return record::record_move(w.input(), {.person = "ada", .touch = touch}, at("2026-11-20"), {},
                                   w.ids());
    };
    CHECK(move("ARTICLE").value().front().names == article);
    CHECK(move(article).value().front().names == article);
    CHECK(move("wedding").value().front().names.ends_with("Wedding anniversary"));
    w.append(record::record_promise(w.input(), "ada", {at("2026-11-07"), "lend the atlas"}, {}, w.ids()));
    CHECK(refusal(move("the a")) == "touch: \"the a\" may be \"send the article\" (" + article +
                                        ") or \"lend the atlas\" (" + w.entries.back().id + "): say which");
    CHECK(record::record_kept(w.input(), "ada", "Atlas", "", {}, w.ids()).value().front().names ==
          w.entries.back().id);
    CHECK(refusal(record::record_kept(w.input(), "ada", "book", "", {}, w.ids())) ==
          "promise: found \"book\", which is no open promise to ada");
    CHECK(refusal(record::record_kept(w.input(), "ada", "the", "", {}, w.ids()))
              .starts_with("promise: there are several promises to ada, name one of "));
}

TEST_CASE("an occasion is moved and left out by the uid of its touch") {
    world w = with(ada);
    const auto uid = uid_of(w, "occasion");
    CHECK(w.wanted("ada", "occasion").pin == at("2027-01-15"));
    w.append(
        record::record_move(w.input(), {.person = "ada", .touch = uid}, at("2027-01-12T18:00"), {}, w.ids()));
    CHECK(w.wanted("ada", "occasion").pin == at("2027-01-12T18:00"));
    CHECK(uid_of(w, "occasion") == uid);
    w.append(record::record_skip(w.input(), {.person = "ada", .touch = uid}, {}, w.ids()));
    CHECK(w.wanted("ada", "occasion").pin == at("2028-01-15"));
    CHECK(w.of("ada").round == 1);
}

TEST_CASE("an occasion that was moved past its day stands until that day is over and gets one more") {
    world w = with(ada);
    const auto move = [&](const char* to) {
        w.append(record::record_move(w.input(), {.person = "ada", .touch = uid_of(w, "occasion")}, at(to), {},
                                     w.ids()));
    };
    move("2027-01-25");
    w.clock("2027-01-24 09:00");
    CHECK(w.wanted("ada", "occasion").pin == at("2027-01-25"));
    w.publish("ada", day("2027-01-25"), "occasion");
    w.clock("2027-01-26 09:00");
    const auto missed = record::record_missed(w.input(), w.ids());
    CHECK(told(missed).back().starts_with("ada missed 0 of ada 2027 Wedding anniversary"));
    w.append(missed);
    CHECK(w.wanted("ada", "occasion").pin == at("2027-01-26"));
    move("2027-01-28");
    CHECK(w.wanted("ada", "occasion").pin == at("2027-01-28"));
}

TEST_CASE("a booking is moved under the id of its gathering and skipped with it") {
    world w = with(R"(
[people.ada]
[gatherings.six-pack]
members = ["ada"]
every = "1 year"
book = "6 months"
last = 2026-05-08
)");
    const auto move = [&](std::optional<int> round) {
        return record::record_move(w.input(), {.person = "six-pack", .round = round}, at("2026-11-20"), {},
                                   w.ids());
    };
    CHECK(refusal(move(2)) ==
          "round: found 2, but the open round of six-pack is 1: look at it again and name "
          "that one, or none");
    w.append(move(1));
    CHECK(w.wanted("six-pack", "booking").pin == at("2026-11-20"));
    w.append(record::record_skip(w.input(), {.person = "six-pack"}, {}, w.ids()));
    CHECK(w.of("six-pack").round == 2);
}

TEST_CASE("a household is told of under its own id") {
    world w = with(lovelaces);
    const auto logged = record::record_outcome(w.input(), {.person = "lovelace"}, {}, w.ids());
    CHECK(told(logged.value()) == lines{"lovelace+ada+bob reached 1"});
    const auto moved = record::record_move(w.input(), {.person = "lovelace"}, at("2026-11-20"), {}, w.ids());
    CHECK(told(moved.value()) == lines{"lovelace+ada+bob moved 1"});
    const record::origin keyed{ledger::entry_source::api, "k"};
    const auto noted = record::record_note(w.input(), "lovelace", "moved to Bath", keyed, w.ids());
    CHECK(told(noted.value()) == lines{"ada noted 0 key k", "bob noted 0 key beside:" + noted->front().id});
    const auto promised =
        record::record_promise(w.input(), "lovelace", {at("2026-11-20"), "send the key"}, {}, w.ids());
    CHECK(told(promised.value()) == lines{"ada promised 0"});
}

TEST_CASE("who of a household is not paused is passed over when all are resumed") {
    world w = with(lovelaces);
    CHECK(refusal(record::record_resume(w.input(), "lovelace", "", {}, w.ids()))
              .starts_with("person: ada is not paused"));
    w.append(record::record_pause(w.input(), "bob", {}, "", {}, w.ids()));
    CHECK(told(record::record_resume(w.input(), "lovelace", "", {}, w.ids()).value()) ==
          lines{"bob resumed 0"});
}

TEST_CASE("a promise of a household's member is named by any of them") {
    world w = with(lovelaces);
    w.append(record::record_promise(w.input(), "bob", {at("2026-11-20"), "the key"}, {}, w.ids()));
    const auto uid = w.wanted("bob", "promise").uid;
    const auto kept = record::record_outcome(
        w.input(), {.person = "ada", .outcome = entry_kind::sent, .touch = uid}, {}, w.ids());
    CHECK(kept.value().at(0).names == w.entries.back().id);
    w.append(kept);
    CHECK(w.of("bob").promises.empty());
}

TEST_CASE("a promise is kept by the uid of its touch") {
    world w = with(ada);
    w.append(record::record_promise(w.input(), "ada", {at("2026-11-06"), "a"}, {}, w.ids()));
    w.append(record::record_promise(w.input(), "ada", {at("2026-11-07"), "b"}, {}, w.ids()));
    const auto first = uid_of(w, "promise");
    w.append(record::record_kept(w.input(), "ada", first, "", {}, w.ids()));
    CHECK(w.of("ada").promises.size() == 1);
    CHECK(w.of("ada").promises.contains(w.entries.at(2).id));
}

TEST_CASE("what is promised while logging belongs to the log and is undone with it") {
    world w = with(ada);
    w.append(
        record::record_outcome(w.input(),
                               {.person = "ada",
                                .outcome = entry_kind::no_answer,
                                .next = at("2026-11-05"),
                                .promise = record::promise_request{at("2026-11-06"), "send the article"}},
                               {ledger::entry_source::api, "k"}, w.ids()));
    const auto first = w.entries.at(1).id;
    CHECK(told({w.entries.begin() + 1, w.entries.end()}) ==
          lines{"ada no_answer 1 key k", "ada moved 1 key with:" + first,
                "ada promised 0 key with:" + w.entries.at(2).id});
    const auto before = w;
    const auto undone = record::record_undo(w.input(), w.entries, "", {}, w.ids());
    std::vector<std::string> names;
    for (const auto& e : undone.value()) names.push_back(e.names);
    CHECK(names == lines{w.entries.at(3).id, w.entries.at(2).id, first});
    w.append(undone);
    CHECK(w.of("ada").attempts.empty());
    CHECK(w.of("ada").promises.empty());

    w = before;
    w.append(record::record_undo(w.input(), w.entries, w.entries.at(2).id, {}, w.ids()));
    CHECK(w.of("ada").attempts.size() == 1);
    CHECK(w.of("ada").promises.empty());
    CHECK(w.of("ada").pin == std::nullopt);
}

TEST_CASE("a promise made while logging says what is wrong with it and nothing is entered") {
    world w = with(ada);
    const auto log = [&](const char* to, const char* note) {
        return refusal(record::record_outcome(
            w.input(), {.person = "ada", .promise = record::promise_request{at(to), note}}, {}, w.ids()));
    };
    CHECK(log("2026-11-01", "x") ==
          "promise: to: found 2026-11-01, which has gone by; expected 2026-11-02 or later");
    CHECK(log("2026-11-06", " ") == "promise: note: found nothing, expected what was promised");
}

TEST_CASE("an occurrence of a block is meant by its day or its time or as the next one") {
    world w = with(ada);
    roster::block& b = w.settings.blocks["calls"];
    b.id = "calls";
    b.when = {parse_week_range("Tue 17:00-18:00", true).value(),
              parse_week_range("Thu 08:00-09:00", true).value(),
              parse_week_range("Thu 17:00-18:00", true).value()};
    const auto meant = [&](std::string_view block, const std::optional<when>& on) {
        return record::which_occurrence(w.input(), std::string(block), on);
    };
    const auto refused = [&](const std::optional<when>& on) { return meant("calls", on).error(); };
    CHECK(meant("calls", at("2026-12-08")).value() == at("2026-12-08T17:00"));
    CHECK(meant("calls", at("2026-12-10T08:00")).value() == at("2026-12-10T08:00"));
    CHECK(refused(at("2026-12-10")) ==
          error{errc::invalid, "on: found 2026-12-10, on which calls begins more than once: say when, one of "
                               "08:00, 17:00"});
    CHECK(refused(at("2026-12-09")) ==
          error{errc::not_found, "on: found 2026-12-09, on which no occurrence of calls begins"});
    CHECK(refused(at("2020-12-08")).code == errc::in_past);
    CHECK(meant("call", {}).error() ==
          error{errc::not_found,
                "block: found \"call\", expected one of intouch.toml; did you mean \"calls\"?"});

    const auto next = meant("calls", {}).value();
    w.append(record::record_block(w.input(), "calls", next, {}, {}, w.ids()));
    const auto after = meant("calls", {}).value();
    CHECK(after > next);
    w.append(record::record_block(w.input(), "calls", at("2026-12-08T17:00"), at("2026-12-09"), {}, w.ids()));
    CHECK(meant("calls", at("2026-12-09")).value() == at("2026-12-09T17:00"));
    b.when.clear();
    CHECK(refused({}) == error{errc::not_found, "block: calls has no occurrence ahead"});
}
