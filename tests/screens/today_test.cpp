// SPDX-License-Identifier: MIT
#include "screens/fixture.hpp"
#include "screens/today.hpp"

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

namespace {

screens::today_screen screen_of(const world& w, std::optional<minutes> have = {}) {
    return screens::today_of(plan::plan(w.input()), w.input(), w.entries, have);
}

std::string clock_at(local_second at) {
    return intouch::print_time(time_of(std::chrono::floor<minutes>(at)));
}

bool lists(const std::vector<screens::row>& rows, std::string_view what) {
    return std::ranges::any_of(rows, [&](const screens::row& r) { return r.what.contains(what); });
}

} // namespace

TEST_CASE("in a block the card is that of the touch whose time runs") {
    const auto s = screen_of(tuesday());
    CHECK(s.title == "Tuesday 1 December");
    CHECK(s.heading == "Now · Keeping in touch, 17:00 to 18:00");
    REQUIRE(s.card.has_value());
    CHECK(s.card->when.starts_with("today 17:"));
    CHECK(s.today.size() == 2);
    CHECK(s.nothing.empty());
}

TEST_CASE("what was done today stays, with a tick") {
    auto w = tuesday();
    w.log({.person = "ada"});
    const auto s = screen_of(w);
    const auto done = std::ranges::find(s.today, std::string("✓"), &screens::row::lead);
    REQUIRE(done != s.today.end());
    CHECK(done->what == "Ada Lovelace");
    CHECK(done->small == "call, reached");
    CHECK(done->done);
}

TEST_CASE("undo is offered of what nothing rests on") {
    auto w = tuesday();
    w.log({.person = "ada"});
    const auto undo = [&] {
        const auto rows = screen_of(w).today;
        std::vector<bool> offered;
        for (const auto& r : rows)
            if (r.done) offered.push_back(!r.undo.empty());
        return offered;
    };
    CHECK(undo() == std::vector{true});
    w.clock("2026-12-01 17:20");
    w.log({.person = "ada", .outcome = ledger::entry_kind::no_answer});
    CHECK(undo() == std::vector{false});
}

TEST_CASE("the screen is another when a touch or a block begins or ends") {
    auto w = tuesday();
    const auto next = [&](const char* moment) {
        w.clock(moment);
        const auto at = w.home.to_local(screens::next_change(plan::plan(w.input()), w.input()));
        return clock_at(at);
    };
    w.clock("2026-12-01 16:00");
    w.plan_and_publish();
    CHECK(next("2026-12-01 16:30") == "17:00");
    CHECK(next("2026-12-01 17:00") == "17:25");
    CHECK(next("2026-12-01 17:50") == "18:00");
    CHECK(next("2026-12-01 19:00") == "00:00");
}

TEST_CASE("a roster with nobody says what to do first") {
    auto w = tuesday();
    w.read_roster("");
    CHECK(screen_of(w).nothing == "Nobody is on the roster yet. Add the first person on the screen People.");
}

TEST_CASE("an empty day names what comes next") {
    auto w = tuesday();
    w.log({.person = "ada"});
    w.log({.person = "oma"});
    w.clock("2026-12-02 09:00");
    const auto s = screen_of(w);
    CHECK(s.today.empty());
    CHECK(s.nothing.starts_with("Nothing today. Next: "));
}

TEST_CASE("a day that went by is asked about for three days") {
    auto w = tuesday();
    w.plan_and_publish();
    w.clock("2026-12-02 09:00");
    w.append(record::record_missed(w.input(), w.ids()));
    auto s = screen_of(w);
    REQUIRE(s.unanswered_ones.size() == 2);
    CHECK(s.unanswered_ones.front().shown.lead == "1 Dec");
    CHECK(record::print_answer(s.unanswered_ones.front().did.says) == "reached 2026-12-01");
    w.clock("2026-12-05 09:00");
    CHECK(screen_of(w).unanswered_ones.empty());
}

TEST_CASE("after Not yet a day is not asked about again, and the touch stays planned") {
    auto w = tuesday();
    w.plan_and_publish();
    w.clock("2026-12-02 09:00");
    w.append(record::record_missed(w.input(), w.ids()));
    const auto asked = screen_of(w).unanswered_ones;
    REQUIRE(asked.size() == 2);
    const auto& first = asked.front();
    CHECK(record::print_answer(first.not_yet.says) == "not_yet 2026-12-01");
    const record::quick_answer tap{first.form.uid,     first.form.owner,   first.form.round,
                                   first.form.attempt, first.not_yet.says, {}};
    const auto before = plan::plan(w.input());
    w.append(record::record_quick_answer(w.input(), tap, {ledger::entry_source::page, record::key_of(tap, 1)},
                                         w.ids()));
    CHECK(screen_of(w).unanswered_ones == std::vector(asked.begin() + 1, asked.end()));
    CHECK(plan::plan(w.input()).touches == before.touches);
    const auto again = record::record_quick_answer(w.input(), tap, {}, w.ids());
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == errc::conflict);
}

TEST_CASE("people beyond their window are named, the latest in their own intervals first") {
    auto w = tuesday();
    w.clock("2027-01-20 09:00");
    const auto a = plan::plan(w.input());
    const auto late = screens::slipping_of(a, w.input(), 5);
    REQUIRE(late.size() >= 1);
    CHECK(late.front().what == "Oma Liesel");
    CHECK(late.front().small.contains("usually every 2 weeks"));
    CHECK(screens::slipping_of(a, w.input(), 0).empty());
}

TEST_CASE("with some minutes the people in reach are listed") {
    const auto w = tuesday();
    CHECK_FALSE(screen_of(w).moment.has_value());
    const auto s = screen_of(w, minutes(30));
    REQUIRE(s.moment.has_value());
    CHECK(s.moment->size() == 2);
    const auto& first = s.moment->front();
    CHECK(first.link.address.starts_with("tel:"));
    CHECK(first.did.label == "Reached");
    const auto short_one = screen_of(w, minutes(10));
    REQUIRE(short_one.moment->size() == 2);
    CHECK(short_one.moment->front().link.address.starts_with("sms:"));
    CHECK(short_one.moment->front().did.label == "Sent");
}

TEST_CASE("a message by a channel of one's own is sent, not reached") {
    auto w = tuesday();
    w.settings.channels.at("text").live = true;
    REQUIRE(screen_of(w, minutes(10)).moment->size() == 2);
    CHECK(screen_of(w, minutes(10)).moment->front().did.label == "Reached");
    w.settings.channels.at("call").live = false;
    CHECK(screen_of(w, minutes(30)).moment->front().did.label == "Sent");
}

TEST_CASE("the week is told by day, birthdays with it") {
    auto w = tuesday();
    w.clock("2026-12-20 09:00");
    const auto s = screen_of(w);
    CHECK(std::ranges::any_of(s.week, [](const auto& d) {
        return lists(d.rows, "Oma Liesel: Birthday (95)") || lists(d.rows, "birthday");
    }));
}
