// SPDX-License-Identifier: MIT
#include "json/agenda.hpp"
#include "json/document.hpp"
#include "json/faults.hpp"
#include "json/feed_links.hpp"
#include "json/people.hpp"
#include "json/person.hpp"
#include "json/recorded.hpp"
#include "json/why.hpp"
#include "json/writer.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace intouch {

TEST_CASE("hostile text never breaks the JSON of an answer") {
    const std::string hostile[] = {
        "\"}],\"x\":[{",        "back\\slash",       "line\nand\ttab", "bell\x07 nul", std::string("a\0b", 3),
        "bad \xff\xfe utf\xc3", "sep \u2028 \u2029", "</script>",      "🦊 日本"};
    for (const std::string& text : hostile) {
        example e;
        e.agenda.touches.front().name = text;
        e.agenda.touches.front().uid = text;
        e.agenda.touches.front().reasons.emplace_back().text = text;
        e.settings.blocks["calls"].name = text;
        e.agenda.blocks.front().name = text;
        e.agenda.occasions.front().name = text;
        e.agenda.warnings.front().person = text;
        e.roster.people["ada"].name = text;
        e.roster.people["ada"].notes = text;
        e.roster.people["ada"].details[text] = text;
        e.state.people["ada"].history.back().note = text;
        const auto in = e.input();
        const std::vector<ledger::entry> entries = e.state.people["ada"].history;
        for (const std::string& answer :
             {json::agenda(e.agenda, in), json::people(e.agenda, in), json::person("ada", e.agenda, in),
              json::why("ada", e.agenda, in), json::recorded(entries, e.agenda, in),
              json::feeds({{text, text, text}}),
              json::faults({{{text, 1, 2}, roster::severity::error, text}})}) {
            INFO(answer);
            CHECK(json::read(answer).has_value());
            CHECK(answer.ends_with('\n'));
            CHECK(std::ranges::count(answer, '\n') == 1);
            CHECK(std::ranges::none_of(answer.substr(0, answer.size() - 1), [](char c) {
                return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
            }));
        }
    }
}

} // namespace intouch
