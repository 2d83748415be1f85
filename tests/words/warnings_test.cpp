// SPDX-License-Identifier: MIT
#include "words/cases.hpp"
#include "words/codes.hpp"
#include "words/warnings.hpp"
#include "words/why.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>

namespace intouch {

namespace {

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

} // namespace

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

TEST_CASE("a booking on a day with a limit carries the name of its gathering") {
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

} // namespace intouch
