// SPDX-License-Identifier: MIT
#include "plan/story.hpp"
#include "record/link_targets.hpp"
#include "record/quick_answer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace intouch;
using namespace intouch::test;
using record::answer_kind;
using lines = std::vector<std::string>;

constexpr std::string_view written = R"(
[people.ada]
every = "6 weeks"
last = 2026-10-22
[[people.ada.occasions]]
name = "Wedding anniversary"
on = "01-20"
via = ["letter"]
[people.mary]
every = "6 weeks"
last = 2026-10-22
via = ["letter"]
[gatherings.six-pack]
members = ["ada"]
every = "1 year"
book = "6 months"
last = 2026-05-08
)";

world letters_due() {
    world w;
    w.read_roster(written);
    w.clock("2026-10-22 08:00");
    w.join();
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-04"), "the article"}, {}, w.ids()));
    w.clock("2026-12-02 10:00");
    return w;
}

plan::touch planned_touch(const world& w, std::string_view owner, std::string_view kind) {
    for (auto& t : plan::plan(w.input()).touches)
        if (t.owner == owner && plan::name(t.kind) == kind) return t;
    throw std::runtime_error("nothing is planned");
}

lines told(const world& w, const plan::touch& t) {
    lines out;
    for (const auto& o : record::answer_choices(t, w.input())) out.push_back(record::print_answer(o));
    return out;
}

record::quick_answer tap_on(const plan::touch& t, record::answer_choice said) {
    return {.uid = t.uid, .owner = t.owner, .round = t.round, .attempt = t.attempt, .said = said};
}

/// "no_answer 1" or the refusal.
std::string entered(world& w, const record::quick_answer& t) {
    const auto made = record::record_quick_answer(w.input(), t, {ledger::entry_source::link, {}}, w.ids());
    if (!made) return "! " + made.error().text;
    w.append(made);
    std::string out;
    for (const auto& e : *made) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name(e.kind), e.round);
    return out;
}

const std::string gone = "! this was answered already; look at what is planned now";

} // namespace

TEST_CASE("every kind of tap is read as it is named") {
    for (const auto c : {answer_kind::reached, answer_kind::sent, answer_kind::left_message,
                         answer_kind::no_answer, answer_kind::they_reached_out, answer_kind::unreachable,
                         answer_kind::kept, answer_kind::found, answer_kind::booked, answer_kind::later,
                         answer_kind::skip, answer_kind::note, answer_kind::confirmed, answer_kind::not_yet})
        CHECK(record::parse_answer_kind(record::name(c)) == c);
    CHECK(record::parse_answer_kind("eaten") == std::nullopt);
    const record::answer_choice later{.what = answer_kind::later, .on = at("2026-12-03T17:30")};
    CHECK(record::print_answer(later) == "later 2026-12-03T17:30");
    CHECK(record::parse_answer("later 2026-12-03T17:30") == later);
    CHECK(record::parse_answer("skip") == record::answer_choice{.what = answer_kind::skip});
    for (const char* wrong : {"", "eaten", "later ", "later soon", "later 2026-02-30"})
        CHECK(record::parse_answer(wrong) == std::nullopt);
}

TEST_CASE("what can be said depends on channel and kind") {
    const auto w = letters_due();
    const auto check = [&](std::string_view person, std::string_view kind, lines first) {
        const auto t = planned_touch(w, person, kind);
        CAPTURE(person);
        CAPTURE(kind);
        for (const days wait : {days(1), days(7)}) // later than the touch, and not in the past
            first.push_back("later " + print(std::max(t.day, day("2026-12-02")) + wait));
        first.emplace_back("skip");
        CHECK(told(w, t) == first);
    };
    check("ada", "cadence", {"reached", "left_message", "no_answer", "they_reached_out", "unreachable"});
    check("mary", "cadence", {"sent"});
    check("ada", "promise", {"kept", "left_message", "no_answer", "unreachable"});
    check("ada", "occasion", {"sent"});
    check("six-pack", "booking", {"booked"});
}

TEST_CASE("a tap is entered once for each try that was shown") {
    auto w = letters_due();
    const auto first = planned_touch(w, "ada", "cadence");
    CHECK(entered(w, tap_on(first, {.what = answer_kind::no_answer})) == "no_answer 1");
    CHECK(entered(w, tap_on(first, {.what = answer_kind::no_answer})) == gone);
    CHECK(entered(w, tap_on(first, {.what = answer_kind::reached})) == gone);
    const auto second = planned_touch(w, "ada", "retry");
    CHECK(second.uid == first.uid);
    CHECK(entered(w, tap_on(second, {.what = answer_kind::reached})) == "reached 1");
    CHECK(entered(w, tap_on(second, {.what = answer_kind::reached})) == gone);
    CHECK(entered(w, tap_on(second, {.what = answer_kind::skip})) == gone);
}

TEST_CASE("each kind of touch takes its own answer once") {
    auto w = letters_due();
    const auto promise = planned_touch(w, "ada", "promise");
    CHECK(entered(w, tap_on(promise, {.what = answer_kind::no_answer})) == "no_answer 0");
    CHECK(entered(w, tap_on(promise, {.what = answer_kind::kept})) == gone);
    CHECK(entered(w, tap_on(planned_touch(w, "ada", "promise"), {.what = answer_kind::kept})) == "kept 0");
    const auto occasion = planned_touch(w, "ada", "occasion");
    CHECK(entered(w, tap_on(occasion, {.what = answer_kind::skip})) == "skipped 0");
    CHECK(entered(w, tap_on(occasion, {.what = answer_kind::skip})) == gone);
    const auto booking = planned_touch(w, "six-pack", "booking");
    CHECK(entered(w, tap_on(booking, {.what = answer_kind::later, .on = at("2026-12-09")})) == "moved 1");
    CHECK(entered(w, tap_on(booking, {.what = answer_kind::booked})) == "booked 1");
    CHECK(entered(w, tap_on(booking, {.what = answer_kind::booked})) == gone);
    w.append(record::record_lost(w.input(), "mary", "", {}, w.ids()));
    CHECK(entered(w, tap_on(planned_touch(w, "mary", "find"), {.what = answer_kind::found})) == "found 0");
}

TEST_CASE("after a missed day it can be said that it was done then") {
    auto w = letters_due();
    w.clock("2026-12-03 09:00");
    w.publish("ada", day("2026-12-03"));
    w.clock("2026-12-04 09:00");
    w.append(record::record_missed(w.input(), w.ids()));
    const auto t = planned_touch(w, "ada", "retry");
    CHECK(told(w, t).at(1) == "reached 2026-12-03");
    CHECK(entered(w, tap_on(t, {.what = answer_kind::reached, .on = at("2026-12-03")})) == "reached 1");
    CHECK(w.of("ada").last_contact->on.day == day("2026-12-03"));
}

TEST_CASE("a tap without its day or on a day that will not do is refused") {
    auto w = letters_due();
    const auto t = planned_touch(w, "ada", "cadence");
    CHECK(entered(w, tap_on(t, {.what = answer_kind::later})) ==
          "! on: missing, expected the day it goes to");
    CHECK(entered(w, tap_on(t, {.what = answer_kind::later, .on = at("2026-12-01")}))
              .starts_with("! to: found"));
    CHECK(entered(w, tap_on(t, {.what = answer_kind::reached, .on = at("2026-12-03")}))
              .starts_with("! on: found"));
    auto stranger = tap_on(t, {.what = answer_kind::reached});
    stranger.owner = "nobody";
    CHECK(entered(w, stranger).starts_with("! person: found \"nobody\""));
}

TEST_CASE("later may name an hour, and a number may be dead") {
    auto w = letters_due();
    CHECK(entered(w, tap_on(planned_touch(w, "ada", "cadence"),
                            {.what = answer_kind::later, .on = at("2026-12-08T17:30")})) == "moved 1");
    CHECK(w.of("ada").pin == at("2026-12-08T17:30"));
    CHECK(entered(w, tap_on(planned_touch(w, "ada", "cadence"), {.what = answer_kind::unreachable}))
              .starts_with("unreachable 1"));
    CHECK(entered(w, tap_on(planned_touch(w, "mary", "cadence"), {.what = answer_kind::they_reached_out})) ==
          "they_reached_out 1");
}

TEST_CASE("a note is entered whatever became of the touch") {
    auto w = letters_due();
    const auto t = planned_touch(w, "ada", "cadence");
    auto note = tap_on(t, {.what = answer_kind::note});
    note.note = "moves to Bath";
    CHECK(entered(w, note) == "noted 0");
    CHECK(entered(w, tap_on(t, {.what = answer_kind::reached})) == "reached 1");
    CHECK(entered(w, note) == "noted 0");
    note.note = " \n";
    CHECK(entered(w, note) == "! note: found nothing, expected what is to be remembered");
}

TEST_CASE("the key of a tap says which page entered it") {
    auto w = letters_due();
    const auto t = planned_touch(w, "ada", "cadence");
    const auto tap = tap_on(t, {.what = answer_kind::no_answer});
    ledger::entry e;
    e.key = record::key_of(tap, 3);
    CHECK(record::is_answer_to(e, t.uid));
    CHECK_FALSE(record::is_answer_to(e, t.uid.substr(1)));
    CHECK(record::key_of(tap, 3) != record::key_of(tap, 4));
    auto with_note = tap;
    with_note.note = "rings back";
    e.key = record::key_of(with_note, 3);
    CHECK(e.key != record::key_of(tap, 3));
    CHECK(record::is_same_answer(e, tap));
}

TEST_CASE("a link lives while its touch is open and thirty days more") {
    auto w = letters_due();
    const auto lives = [&](const std::string& uid) {
        const auto in = w.input();
        const auto all = record::link_targets(plan::plan(in), in, w.entries);
        return std::ranges::count(all, uid, &record::link_target::uid);
    };
    lines uids;
    // The occasion first: the next round would take it over.
    for (const auto* kind : {"occasion", "promise", "cadence"}) {
        const auto t = planned_touch(w, "ada", kind);
        uids.push_back(t.uid);
        CHECK(entered(w, tap_on(t, {.what = answer_kind::skip})).front() != '!');
    }
    const auto booking = planned_touch(w, "six-pack", "booking");
    uids.push_back(booking.uid);
    CHECK(entered(w, tap_on(booking, {.what = answer_kind::skip})) == "skipped 1");
    w.clock("2027-01-01 10:00");
    for (const auto& uid : uids) CHECK(lives(uid) == 1);
    w.clock("2027-01-01 10:01");
    for (const auto& uid : uids) CHECK(lives(uid) == 0);
    w.clock("2026-12-03 10:00");
    w.append(record::record_undo(w.input(), w.entries, "", {}, w.ids()));
    CHECK(lives(booking.uid) == 1);
    CHECK(planned_touch(w, "six-pack", "booking").uid == booking.uid);
}
