// SPDX-License-Identifier: MIT
#include "words/cases.hpp"
#include "words/codes.hpp"
#include "words/remedies.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>

namespace intouch {

namespace {

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
    for (const auto& figures : s.all("short")) {
        c.is_short = true;
        std::istringstream(figures) >> c.wished >> c.possible >> c.tries;
    }
    for (const auto& usual : s.all("usual")) {
        const auto parts = parts_of(usual);
        c.usual = parse_span(parts[0]).value();
        c.usual_days = std::stoi(parts[1]);
    }
    for (const auto& people : s.all("protected")) {
        auto& each = c.classes.emplace_back();
        each.protected_people = true;
        const auto parts = parts_of(people);
        std::istringstream(parts[0]) >> each.people >> each.stretch;
        c.protected_in_vain.assign(parts.begin() + 1, parts.end());
    }
    for (const auto& remedy : s.all("remedy")) c.remedies.push_back(remedy_of(remedy));
    return c;
}

} // namespace

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
    CHECK(words::above_remedies(1) == "This would do:");
    CHECK(words::above_remedies(2) == "Each of these would do:");
}

} // namespace intouch
