// SPDX-License-Identifier: MIT
#include "words/cases.hpp"
#include "words/codes.hpp"
#include "words/reasons.hpp"
#include "words/why.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>

namespace intouch {

namespace {

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

} // namespace

TEST_CASE("every reason makes a clause and a line, and the cases hold every code") {
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

TEST_CASE("a reason without data still makes a sentence") {
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

} // namespace intouch
