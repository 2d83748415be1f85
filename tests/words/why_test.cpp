// SPDX-License-Identifier: MIT
#include "words/cases.hpp"
#include "words/example.hpp"
#include "words/remedies.hpp"
#include "words/warnings.hpp"
#include "words/why.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <stdexcept>

namespace intouch {

namespace {

constexpr auto last_reason = plan::reason_code::pin_over_limit;
constexpr auto last_warning = plan::warning_code::people_held;

template <class Code> std::vector<Code> every_code(Code last) {
    std::vector<Code> codes;
    for (int i = 0; i <= static_cast<int>(last); ++i) codes.push_back(static_cast<Code>(i));
    return codes;
}

template <class Code> Code code_named(const std::string& text, Code last) {
    for (const Code code : every_code(last)) {
        if (plan::name(code) == text) return code;
    }
    throw std::invalid_argument(text);
}

plan::touch bare_touch() {
    plan::touch t;
    t.ideal = day("2026-12-03");
    t.day = t.ideal;
    return t;
}

/// "block-full; id calls; date 2026-09-24"
plan::reason reason_of(const std::string& text) {
    const auto parts = parts_of(text);
    plan::reason r{.code = code_named(parts.front(), last_reason)};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string key = parts[i].substr(0, parts[i].find(' '));
        const std::string value = parts[i].substr(parts[i].find(' ') + 1);
        if (key == "date") r.date = day(value);
        if (key == "until") r.until = day(value);
        if (key == "time") r.time = parse_time(value).value();
        if (key == "span") r.span = parse_span(value).value();
        if (key == "count") r.count = std::stoi(value);
        if (key == "minutes") r.minutes = parse_duration(value).value();
        if (key == "id") r.id = value;
        if (key == "channel") r.channel = value;
        if (key == "text") r.text = value;
    }
    return r;
}

plan::warning warning_of(const std::string& text) {
    const auto parts = parts_of(text);
    plan::warning w{.code = code_named(parts.front(), last_warning)};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string key = parts[i].substr(0, parts[i].find(' '));
        const std::string value = parts[i].substr(parts[i].find(' ') + 1);
        if (key == "person") w.person = value;
        if (key == "date") w.date = day(value);
        if (key == "count") w.count = std::stoi(value);
        if (key == "id") w.id = value;
        if (key == "text") w.text = value;
        if (key == "of") w.of = std::stoi(value);
        if (key == "span") w.span = parse_span(value).value();
    }
    return w;
}

void check_tone(const std::string& text) {
    for (const char* word : {"overdue", "neglect", "fail", "missed", "guilt"}) {
        INFO(text);
        CHECK(text.find(word) == std::string::npos);
    }
}

plan::remedy_kind remedy_named(const std::string& text) {
    for (int i = 0; i <= static_cast<int>(plan::remedy_kind::more_time); ++i) {
        const auto kind = static_cast<plan::remedy_kind>(i);
        if (plan::name(kind) == text) return kind;
    }
    throw std::invalid_argument(text);
}

/// "more-blocks; count 2; minutes 45 minutes"
plan::remedy remedy_of(const std::string& text) {
    const auto parts = parts_of(text);
    plan::remedy r{.kind = remedy_named(parts.front())};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string key = parts[i].substr(0, parts[i].find(' '));
        const std::string value = parts[i].substr(parts[i].find(' ') + 1);
        if (key == "count") r.count = std::stoi(value);
        if (key == "minutes") r.minutes = parse_duration(value).value();
        if (key == "block") r.block = value;
        if (key == "circle") r.circle = value;
        if (key == "channel") r.channel = value;
        if (key == "person") r.person = value;
        if (key == "name") r.name = value;
        if (key == "every") r.every = parse_span(value).value();
        if (key == "to") r.to = parse_span(value).value();
    }
    return r;
}

plan::capacity capacity_of(const stanza& s) {
    plan::capacity c;
    c.needed = std::stod(s.one("needed"));
    c.available = std::stod(s.one("available"));
    if (const auto stretch = s.one("stretch"); stretch != "none") c.stretch = std::stod(stretch);
    for (const auto& remedy : s.all("remedy")) c.remedies.push_back(remedy_of(remedy));
    return c;
}

} // namespace

TEST_CASE("a booking that stands on a day with a limit is called by its gathering") {
    const example e;
    plan::touch t = bare_touch();
    t.kind = plan::touch_kind::booking;
    t.person = "six-pack";
    t.name = "The Six-Pack weekend";
    t.reasons = {{.code = plan::reason_code::pin_over_limit, .text = "away"}};
    const plan::warning away{
        .code = plan::warning_code::occasion_on_away, .person = t.person, .date = t.day, .text = "Holidays"};
    const plan::warning full{.code = plan::warning_code::occasion_on_full, .person = t.person, .date = t.day};
    CHECK(words::warning_text(away, &t, e.agenda, e.settings) ==
          "The Six-Pack weekend: it begins soon, so it is to be booked on 3 Dec 2026, though you are away "
          "(Holidays).");
    CHECK(words::warning_text(full, &t, e.agenda, e.settings) ==
          "The Six-Pack weekend: it begins soon, so it is to be booked on 3 Dec 2026, though the day has no "
          "room left.");
    CHECK(words::why(t, e.settings) == "The day stands, though you are away.");
    t.reasons.insert(t.reasons.begin(), {.code = plan::reason_code::pinned, .date = t.day});
    CHECK(words::why(t, e.settings) == "You chose 3 Dec; your choice stands, though you are away.");
}

TEST_CASE("every reason makes a clause and a line and every code is among the cases") {
    const example e;
    std::set<plan::reason_code> seen;
    for (const stanza& s : stanzas("words/reasons.txt")) {
        plan::touch t = bare_touch();
        for (const auto& text : s.all("reason")) {
            t.reasons.push_back(reason_of(text));
            seen.insert(t.reasons.back().code);
        }
        INFO("reasons.txt:", s.line);
        const std::string why = words::why(t, e.settings);
        CHECK(why == s.one("why"));
        CHECK(on_one_line(words::why_lines(t, e.settings)) == on_one_line(s.all("line")));
        check_tone(why);
        for (const auto& line : words::why_lines(t, e.settings)) check_tone(line);
    }
    for (const auto code : every_code(last_reason)) {
        INFO(plan::name(code));
        CHECK(seen.contains(code));
    }
}

TEST_CASE("a reason without any of its data still makes a sentence") {
    const example e;
    for (const auto code : every_code(last_reason)) {
        INFO(plan::name(code));
        plan::touch t = bare_touch();
        t.reasons.emplace_back().code = code;
        const std::string why = words::why(t, e.settings);
        CHECK(why.size() > 5);
        CHECK(why.ends_with('.'));
        CHECK(why.find("  ") == std::string::npos);
        CHECK(words::why_lines(t, e.settings).size() == 1);
    }
}

TEST_CASE("a touch without reasons says its day") {
    const example e;
    const plan::touch t = bare_touch();
    CHECK(words::why(t, e.settings) == "Planned for 3 Dec 2026.");
    CHECK(words::why_lines(t, e.settings) == std::vector<std::string>{"Planned for 3 Dec 2026."});
}

TEST_CASE("the sentence of the design comes out word by word") {
    const example e;
    CHECK(words::why(e.touch(), e.settings) ==
          "Last spoke 22 Oct; every 6 weeks makes 3 Dec; that block had room at 17:25.");
}

TEST_CASE("every warning has a sentence") {
    const example e;
    std::set<plan::warning_code> seen;
    for (const stanza& s : stanzas("words/warnings.txt")) {
        const plan::warning w = warning_of(s.one("warning"));
        seen.insert(w.code);
        INFO("warnings.txt:", s.line);
        const std::string text = words::warning_text(w, e.agenda, e.settings);
        CHECK(text == s.one("text"));
        check_tone(text);
    }
    for (const auto code : every_code(last_warning)) {
        INFO(plan::name(code));
        CHECK(seen.contains(code));
        const std::string bare = words::warning_text({.code = code}, plan::agenda{}, e.settings);
        CHECK(bare.size() > 6);
        CHECK(bare.ends_with('.'));
    }
}

TEST_CASE("the capacity and every remedy have a sentence") {
    const example e;
    std::set<plan::remedy_kind> seen;
    for (const stanza& s : stanzas("words/capacity.txt")) {
        INFO("capacity.txt:", s.line);
        const auto c = capacity_of(s);
        for (const auto& r : c.remedies) seen.insert(r.kind);
        CHECK(words::capacity_text(c) == s.one("text"));
        CHECK(on_one_line(words::remedies(c, e.settings)) == on_one_line(s.all("says")));
        check_tone(words::capacity_text(c));
    }
    CHECK(seen.size() == static_cast<std::size_t>(plan::remedy_kind::more_time) + 1);
}

TEST_CASE("whoever has no touch is told why") {
    example e;
    const date today = day("2026-12-01");
    roster::person& grace = e.roster.people["grace"];
    CHECK(words::no_touch(grace, e.state, today) == "Not planned yet: their turn to join has not come.");
    e.state.people["grace"].joined = day("2026-11-01");
    CHECK(words::no_touch(grace, e.state, today) == "Nothing is planned: no channel is left that works. A "
                                                    "new number or address on the roster brings them back.");
    grace.pause = day("2027-01-31");
    CHECK(words::no_touch(grace, e.state, today) == "Paused until 31 Jan 2027.");
    CHECK(words::no_touch(grace, e.state, day("2027-01-31")).starts_with("Nothing is planned"));
    grace.pause = std::true_type{};
    CHECK(words::no_touch(grace, e.state, today) == "Paused until you resume.");
}

} // namespace intouch
