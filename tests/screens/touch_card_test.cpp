// SPDX-License-Identifier: MIT
#include "screens/fixture.hpp"
#include "screens/touch_card.hpp"

#include <algorithm>

using namespace intouch;
using namespace intouch::test;

namespace {

screens::touch_card card(const world& w, std::string_view person) {
    const auto a = plan::plan(w.input());
    for (const auto& t : a.touches)
        if (t.person == person) return screens::card_of(t, a, w.input());
    throw std::runtime_error("no touch");
}

std::vector<std::string> labels(const std::vector<screens::answer_button>& all) {
    std::vector<std::string> out;
    for (const auto& b : all) out.push_back(b.label);
    return out;
}

} // namespace

TEST_CASE("a card has what to know, how to reach the person, and the two usual answers") {
    const auto w = tuesday();
    const auto c = card(w, "ada");
    CHECK(c.title.starts_with("Call Ada Lovelace"));
    CHECK(c.known == "Last spoke 20 October, 6 weeks ago · now 16:10 there");
    CHECK(std::ranges::count(c.lines, "To talk about: her book") == 1);
    REQUIRE(c.links.size() == 3);
    CHECK(c.links.at(0) == screens::contact_link{"Call", "+44 20 7946 0000", "tel:+442079460000"});
    CHECK(c.links.at(1).address == "sms:+442079460000");
    CHECK(labels(c.main) == std::vector<std::string>{"Reached", "No answer"});
    CHECK(c.person == "ada");
    CHECK(c.takes_notes);
}

TEST_CASE("later means real places with room") {
    const auto w = tuesday();
    const auto c = card(w, "oma");
    const auto more = labels(c.more);
    CHECK(std::ranges::count(more, "Thursday, Keeping in touch") == 1);
    CHECK(std::ranges::count(more, "8 December, Keeping in touch") == 1);
    CHECK(std::ranges::none_of(more, [](const std::string& l) { return l.starts_with("Later:"); }));
    CHECK(more.back() == "Skip this time");
    // No block takes letters: days, as before.
    CHECK(std::ranges::any_of(labels(card(w, "mary").more),
                              [](const std::string& l) { return l.starts_with("Later:"); }));
}

TEST_CASE("a card shows promises and the newest notes") {
    auto w = tuesday();
    w.append(record::record_promise(w.input(), "ada", {at("2026-12-04"), "the article"}, {}, w.ids()));
    w.append(record::record_note(w.input(), "ada", "moves to Bath", {}, w.ids()));
    const auto c = card(w, "ada");
    CHECK(std::ranges::count(c.lines, "You promised for Friday: the article") == 1);
    CHECK(std::ranges::count(c.lines, "moves to Bath (today)") == 1);
}

TEST_CASE("the channel's own link comes first, and a long silence has a line to say") {
    auto w = tuesday();
    w.settings.channels.at("call").link = "https://wa.me/{phone:digits}";
    w.clock("2027-01-30 10:00");
    const auto c = card(w, "ada");
    REQUIRE(c.links.size() == 4);
    CHECK(c.links.at(0) == screens::contact_link{"Call", "", "https://wa.me/442079460000"});
    REQUIRE_FALSE(c.lines.empty());
    CHECK(c.lines.front() == "You could say: \"I was thinking of you. Sorry for the silence.\"");
    CHECK_FALSE(c.confirm.has_value());
}

TEST_CASE("a letter has its address, and a call has none") {
    CHECK(card(tuesday(), "mary").address == "Budapest");
    CHECK(card(tuesday(), "ada").address.empty());
}

TEST_CASE("old details are asked about, with a button of its own") {
    auto w = tuesday();
    w.clock("2028-06-15 10:00"); // joined on 30 November 2026
    const auto c = card(w, "mary");
    CHECK(c.still_right == "Still at Budapest?");
    REQUIRE(c.confirm.has_value());
    CHECK(c.confirm->label == "All still right");
    const auto more = labels(c.more);
    CHECK(std::ranges::count(more, c.confirm->label) == 0);
}
