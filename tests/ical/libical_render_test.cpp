// SPDX-License-Identifier: MIT
#include "core/text.hpp"
#include "ical/content_lines.hpp"
#include "ical/libical_render.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

using namespace intouch;
using namespace intouch::test;
using namespace std::chrono_literals;

namespace {

ical::zoned_time berlin(date day, minutes time) { return {local_second(day) + time, "Europe/Berlin"}; }

ical::event timed_touch() {
    ical::event e;
    e.uid = "abcdefghijklmnopqrstuvwxyz@intouch";
    e.changed = std::chrono::sys_days(2026y / 12 / 1) + 8h;
    e.from = berlin(date(2026y / 12 / 3), 17h + 25min);
    e.to = berlin(date(2026y / 12 / 3), 17h + 50min);
    e.summary = "Call Ada Lovelace";
    return e;
}

ical::event full_touch() {
    ical::event e = timed_touch();
    e.sequence = 3;
    e.summary = R"(Call "Ada", Countess; of C:\Lovelace)";
    e.description = "Last spoke 22 Oct.\nTopics: her book, the move to Bath; more\n\ntel:+442079460000\n"
                    "Noted 3 Mar 2025: die Brücke, 橋, мост, γέφυρα, "
                    "🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉 and on it goes";
    e.location = "12 St James's Square, London";
    e.url = "https://feeds.example.org/t/abcdef";
    e.alarm = 15min;
    return e;
}

ical::event all_day_touch() {
    ical::event e = timed_touch();
    e.from = date(2026y / 12 / 31);
    e.to = date(2027y / 1 / 1);
    e.summary = "Letter to Grace Hopper";
    return e;
}

ical::event utc_touch() {
    ical::event e = timed_touch();
    e.from = std::chrono::sys_days(2026y / 12 / 3) + 16h + 25min;
    e.to = std::chrono::sys_days(2026y / 12 / 3) + 16h + 50min;
    return e;
}

ical::event weekly_block() {
    ical::event e = timed_touch();
    e.from = berlin(date(2026y / 12 / 1), 17h);
    e.to = berlin(date(2026y / 12 / 1), 18h);
    e.rule =
        ical::recurrence{ical::frequency::weekly, 2, {{std::chrono::Tuesday, 0}, {std::chrono::Thursday, 0}}};
    e.exceptions = {berlin(date(2026y / 12 / 29), 17h), berlin(date(2026y / 12 / 31), 17h)};
    e.summary = "Keeping in touch";
    e.busy = true;
    return e;
}

ical::event monthly_block() {
    ical::event e = weekly_block();
    e.exceptions.clear();
    e.rule = ical::recurrence{ical::frequency::monthly, 1, {{std::chrono::Friday, -1}}};
    return e;
}

ical::event daily_block() {
    ical::event e = weekly_block();
    e.exceptions.clear();
    e.rule = ical::recurrence{ical::frequency::daily, 3, {}};
    return e;
}

ical::event block_with_people() {
    ical::event e = weekly_block();
    e.rule.reset();
    e.exceptions.clear();
    e.from = berlin(date(2026y / 12 / 3), 17h);
    e.to = berlin(date(2026y / 12 / 3), 18h);
    e.recurrence_id = e.from;
    e.summary = "Keeping in touch: Ada, Grace";
    return e;
}

/// Everything that has been known to end a line, and the rest of what nobody types.
std::vector<std::string> hostile_strings() {
    std::vector<std::string> strings{"\r\nATTENDEE:mailto:x@example.org",
                                     "\nATTENDEE:x",
                                     "\rATTENDEE:x",
                                     "\r\n ATTENDEE:x",
                                     "\u2028ATTENDEE:x",
                                     "\u2029ATTENDEE:x",
                                     "\u0085ATTENDEE:x",
                                     "\xED\xA0\x80",
                                     "\xC0\x8A",
                                     "\xFF\xFE",
                                     "\xF0\x9F\x98",
                                     R"(\nATTENDEE:x)",
                                     R"(\)",
                                     R"(\\r\\n)",
                                     "\"",
                                     ";X=1:",
                                     ",",
                                     "END:VEVENT",
                                     "\xEF\xBB\xBF" + std::string("BEGIN:VCALENDAR")};
    for (char c = 0; c < ' '; ++c) {
        strings.push_back(std::string(1, c) + "ATTENDEE:x");
        strings.push_back(std::string("a\r") + c + "\nATTENDEE:x");
    }
    strings.push_back("\x7F");
    return strings;
}

} // namespace

TEST_CASE("events are rendered as the golden files say") {
    const std::map<std::string, ical::event> events{
        {"touch_timed.ics", timed_touch()},     {"touch_full.ics", full_touch()},
        {"touch_all_day.ics", all_day_touch()}, {"touch_utc.ics", utc_touch()},
        {"block_weekly.ics", weekly_block()},   {"block_monthly.ics", monthly_block()},
        {"block_daily.ics", daily_block()},     {"block_with_people.ics", block_with_people()}};
    for (const auto& [name, event] : events) {
        CAPTURE(name);
        CHECK(ical::render(event) == golden(name));
    }
}

TEST_CASE("the head of a calendar is rendered as the golden file says") {
    CHECK(ical::render_head({"In touch, at home; truly", "seagreen", "Europe/Berlin"}) == golden("head.ics"));
    CHECK(ical::render_head({"In touch", "", "Europe/Berlin"}).find("COLOR") == std::string::npos);
}

TEST_CASE("a name of four-byte letters folds within 75 octets and never inside a letter") {
    for (std::size_t shift = 0; shift < 80; ++shift) {
        ical::event e = timed_touch();
        e.summary = std::string(shift, 'a');
        for (int i = 0; i < 40; ++i) {
            e.summary += "😀";
        }
        CAPTURE(shift);
        const std::string text =
            ical::render(e) + ical::render_head({e.summary, "seagreen", "Europe/Berlin"});
        for (const std::string& line : physical_lines(text)) {
            CHECK(line.size() <= 75);
            CHECK(valid_utf8(line));
        }
        CHECK(text_of(content_lines(text), "SUMMARY") == e.summary);
        CHECK(text_of(content_lines(text), "NAME") == e.summary);
        CHECK(text_of(content_lines(text), "X-WR-CALNAME") == e.summary);
    }
}

TEST_CASE("no string begins a content line of its own") {
    const auto names = [](const std::string& text) {
        std::vector<std::string> found;
        for (const std::string& line : content_lines(text)) {
            found.push_back(name_of(line));
        }
        return found;
    };
    ical::event plain = full_touch();
    const std::vector<std::string> expected = names(ical::render(plain));
    const std::vector<std::string> expected_head = names(ical::render_head({"x", "x", "x"}));
    for (const std::string& hostile : hostile_strings()) {
        CAPTURE(hostile);
        const std::array<std::function<void(ical::event&, const std::string&)>, 6> fields{
            [](ical::event& e, const std::string& s) { e.uid = s; },
            [](ical::event& e, const std::string& s) { e.summary = s; },
            [](ical::event& e, const std::string& s) { e.description = s; },
            [](ical::event& e, const std::string& s) { e.location = s; },
            [](ical::event& e, const std::string& s) { e.url = s; },
            [](ical::event& e, const std::string& s) { std::get<ical::zoned_time>(e.from).tzid = s; }};
        for (const auto& set : fields) {
            ical::event e = plain;
            set(e, "https://x" + hostile + "y");
            const std::string text = ical::render(e);
            CHECK(valid_utf8(text));
            std::vector<std::string> found = names(text);
            if (std::ranges::find(found, "URL") == found.end()) { // left out as a whole
                found.insert(std::ranges::find(found, "TRANSP"), "URL");
            }
            CHECK(found == expected);
        }
        const std::string head = ical::render_head({"x" + hostile, "x" + hostile, "x" + hostile});
        CHECK(valid_utf8(head));
        CHECK(names(head) == expected_head);
    }
}

TEST_CASE("texts come back as they were but for what no calendar may see") {
    ical::event e = full_touch();
    CHECK(text_of(content_lines(ical::render(e)), "DESCRIPTION") == e.description);
    CHECK(text_of(content_lines(ical::render(e)), "SUMMARY") == e.summary);
    e.description = "a\r\nb\rc\td\x01\xFF";
    CHECK(text_of(content_lines(ical::render(e)), "DESCRIPTION") == "a\nb\nc d\xEF\xBF\xBD");
}

TEST_CASE("an alarm keeps days, hours and minutes as they are told") {
    for (const auto& [before, expected] : {std::pair<minutes, std::string>{0min, "PT0S"},
                                           {15min, "-PT15M"},
                                           {90min, "-PT1H30M"},
                                           {24h, "-P1D"},
                                           {25h, "-P1DT1H"},
                                           {24h * 7, "-P7D"},
                                           {24h * 28 + 1min, "-P28DT1M"}}) {
        ical::event e = timed_touch();
        e.alarm = before;
        CHECK(text_of(content_lines(ical::render(e)), "TRIGGER") == expected);
        CHECK(text_of(content_lines(ical::render_task(e, {})), "TRIGGER") == expected);
    }
}

TEST_CASE("an empty title stays a line and an empty text is none") {
    ical::event e = timed_touch();
    e.summary.clear();
    const auto lines = content_lines(ical::render(e));
    CHECK(std::ranges::count(lines, "SUMMARY:") == 1);
    CHECK(std::ranges::none_of(lines, [](const std::string& l) { return name_of(l) == "DESCRIPTION"; }));
}

TEST_CASE("only a plain https address becomes a URL") {
    for (const std::string url :
         {"http://example.org/", "javascript:alert(1)", "https://example.org/a b", "https://example.org/\"",
          "https://example.org/ü", "HTTPS://example.org", ""}) {
        ical::event e = timed_touch();
        e.url = url;
        CAPTURE(url);
        CHECK(ical::render(e) == ical::render(timed_touch()));
    }
}

TEST_CASE("the fingerprint follows all that can be seen and neither sequence nor stamp") {
    const ical::event base = block_with_people();
    const std::vector<std::function<void(ical::event&)>> changes{
        [](ical::event& e) { e.uid += "x"; },
        [](ical::event& e) { e.from = berlin(date(2026y / 12 / 3), 17h + 1min); },
        [](ical::event& e) {
            e.from = ical::zoned_time{std::get<ical::zoned_time>(e.from).at, "Europe/Paris"};
        },
        [](ical::event& e) { e.to = berlin(date(2026y / 12 / 3), 18h + 1min); },
        [](ical::event& e) { e.to = date(2026y / 12 / 3); },
        [](ical::event& e) { e.rule = weekly_block().rule; },
        [](ical::event& e) { e.rule = monthly_block().rule; },
        [](ical::event& e) { e.rule = daily_block().rule; },
        [](ical::event& e) { e.exceptions = {e.from}; },
        [](ical::event& e) { e.recurrence_id.reset(); },
        [](ical::event& e) { e.recurrence_id = e.to; },
        [](ical::event& e) { e.summary += "x"; },
        [](ical::event& e) { e.description += "x"; },
        [](ical::event& e) { e.location += "x"; },
        [](ical::event& e) { e.url = "https://example.org/"; },
        [](ical::event& e) { e.busy = !e.busy; },
        [](ical::event& e) { e.alarm = 0min; },
        [](ical::event& e) { e.alarm = 5min; }};
    std::vector<sha256_value> seen{ical::fingerprint(base)};
    for (const auto& change : changes) {
        ical::event e = base;
        change(e);
        seen.push_back(ical::fingerprint(e));
    }
    std::ranges::sort(seen);
    CHECK(std::ranges::adjacent_find(seen) == seen.end());

    ical::event later = base;
    later.sequence = 7;
    later.changed += 1s;
    later.summary += "\x01"; // which no reader sees
    CHECK(ical::fingerprint(later) == ical::fingerprint(base));
}

TEST_CASE("the fingerprint is the one that earlier versions stored, so that other folds raise no SEQUENCE") {
    CHECK(hex(ical::fingerprint(full_touch())) ==
          "96e2fd52e34c755f51af9bd743bc0eff837653a0e175752419171bb74aa94ec6");
    CHECK(hex(ical::fingerprint(weekly_block())) ==
          "e0802b2889f891bf4f98d27b87a1717c83f796a79be2fcff22b0d1310c91e044");
}
