// SPDX-License-Identifier: MIT
#include "core/text.hpp"
#include "words/example.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"

#include <doctest/doctest.h>

namespace intouch {

using enum roster::naming;

TEST_CASE("a title follows the channel and the names of the feed") {
    example e;
    const plan::touch& t = e.touch();
    CHECK(words::title(t, e.settings, full) == "Call Ada Lovelace");
    CHECK(words::title(t, e.settings, initials) == "Call A. L.");
    CHECK(words::title(t, e.settings, hidden) == "Call");
    CHECK(words::title(t, e.settings, e.roster, full) == "Call Ada Lovelace, Charles Babbage");
    CHECK(words::title(t, e.settings, e.roster, initials) == "Call A. L., C. B.");
    CHECK(words::title(t, e.settings, e.roster, hidden) == "Call");
}

TEST_CASE("a title names a member whose name is part of another member's") {
    example e;
    plan::touch t = e.touch();
    t.name = "Annabel";
    e.roster.people["charles"].name = "Ann";
    CHECK(words::title(t, e.settings, e.roster, full) == "Call Annabel, Ann");
}

TEST_CASE("a channel can have a title in the language of the user") {
    example e;
    const auto titled = [&](const std::string& title, roster::naming names) {
        e.settings.channels["call"].title = title;
        return words::title(e.touch(), e.settings, names);
    };
    CHECK(titled("{name} anrufen", full) == "Ada Lovelace anrufen");
    CHECK(titled("{name} anrufen", hidden) == "anrufen");
    CHECK(titled("Ring: {name}", hidden) == "Ring");
    CHECK(titled("Meet {name} for tea", hidden) == "Call");
    CHECK(titled("Write to {name}", hidden) == "Call");
    CHECK(titled("{name}", hidden) == "Call");
    CHECK(titled("{name} and {name}", initials) == "A. L. and A. L.");
}

TEST_CASE("a name that looks like a placeholder is written once") {
    example e;
    plan::touch t = e.touch();
    t.name = "{name}";
    CHECK(words::title(t, e.settings, full) == "Call {name}");
}

TEST_CASE("control characters never reach a title") {
    example e;
    plan::touch t = e.touch();
    t.name = "Ada\r\nLovelace\x07";
    CHECK_FALSE(has_control(words::title(t, e.settings, full)));
    e.agenda.gatherings.front().name = "Six\nPack\xff";
    CHECK_FALSE(has_control(words::title(e.agenda.gatherings.front(), full)));
    CHECK(valid_utf8(words::title(e.agenda.gatherings.front(), full)));
}

TEST_CASE("finding and booking have titles of their own") {
    const example e;
    plan::touch t = e.touch();
    t.kind = plan::touch_kind::find;
    CHECK(words::title(t, e.settings, full) == "Find Ada Lovelace");
    CHECK(words::title(t, e.settings, hidden) == "Find");
    t.ask = "charles";
    t.ask_name = "Charles Babbage";
    CHECK(words::title(t, e.settings, full) == "Ask Charles Babbage where Ada Lovelace is now");
    CHECK(words::title(t, e.settings, e.roster, initials) == "Ask C. B. where A. L., C. B. are now");
    CHECK(words::title(t, e.settings, hidden) == "Find");
    t.kind = plan::touch_kind::booking;
    t.name = "The Six-Pack weekend";
    CHECK(words::title(t, e.settings, initials) == "Book The Six-Pack weekend");
    CHECK(words::title(t, e.settings, hidden) == "Book");
}

TEST_CASE("a promise and an occasion say what they are") {
    const example e;
    plan::touch t = e.touch();
    t.with.clear();
    t.kind = plan::touch_kind::promise;
    t.reasons = {{.code = plan::reason_code::promised, .text = "send\nthe article"}};
    CHECK(words::title(t, e.settings, full) == "Ada Lovelace: send the article");
    CHECK(words::title(t, e.settings, initials) == "Call A. L.");
    t.reasons.front().text.clear();
    CHECK(words::title(t, e.settings, full) == "Call Ada Lovelace");
    t.reasons.front().text = std::string(300, 'x') + " end";
    CHECK(words::title(t, e.settings, full).size() < 120);
    t.kind = plan::touch_kind::occasion;
    t.channel = "letter";
    t.reasons = {{.code = plan::reason_code::occasion, .text = "Birthday"}};
    CHECK(words::title(t, e.settings, e.roster, full) == "Write to Ada Lovelace: birthday");
    CHECK(words::title(t, e.settings, initials) == "Write to A. L.");
    CHECK(words::title(t, e.settings, hidden) == "Letter");
}

TEST_CASE("a block names a doctor and a gathering in full") {
    example e;
    e.roster.people["doc"].name = "Dr. Ellen Ripley";
    e.roster.gatherings["pack"].name = "The six-pack";
    plan::block_occurrence o;
    o.id = o.name = "Calls";
    o.people = {"pack", "ada", "doc"};
    CHECK(words::title(o, e.settings, e.roster, full) == "Calls: Ada, Dr. Ellen Ripley, The six-pack");
}

TEST_CASE("a channel that is gone from the settings still makes a title") {
    const example e;
    plan::touch t = e.touch();
    t.channel = "signal";
    CHECK(words::title(t, e.settings, full) == "Signal Ada Lovelace");
}

TEST_CASE("a closed round is ticked off, and left out where names are hidden") {
    const example e;
    plan::shown_closed c = e.agenda.closed.front();
    CHECK(words::title(c, full) == "✓ Ada Lovelace, call");
    CHECK(words::title(c, initials) == "✓ A. L., call");
    CHECK(words::title(c, hidden).empty());
    c.channel.clear();
    CHECK(words::title(c, full) == "✓ Ada Lovelace");
}

TEST_CASE("a block names its people by their first words") {
    example e;
    plan::block_occurrence o = e.agenda.blocks.front();
    o.people = {"ada", "grace", "ada"};
    CHECK(words::title(o, e.settings, e.roster, full) == "Keeping in touch: Ada, Grace");
    CHECK(words::title(o, e.settings, e.roster, initials) == "Keeping in touch: A. L., G. H.");
    CHECK(words::title(o, e.settings, e.roster, hidden) == "Keeping in touch");
    o.people.clear();
    CHECK(words::title(o, e.settings, e.roster, full) == "Keeping in touch");
}

TEST_CASE("two people of one first name are named in full") {
    example e;
    e.roster.people["grace"].name = "Ada Yonath";
    plan::block_occurrence o = e.agenda.blocks.front();
    o.people = {"ada", "charles", "grace"};
    CHECK(words::title(o, e.settings, e.roster, full) ==
          "Keeping in touch: Ada Lovelace, Charles, Ada Yonath");
}

TEST_CASE("all people of a block are in its title, as far as names are shown") {
    example e;
    e.settings.blocks["calls"].with = "Sam Smith";
    plan::block_occurrence o = e.agenda.blocks.front();
    o.people = {"ada", "grace"};
    CHECK(words::title(o, e.settings, e.roster, full) == "Keeping in touch with Sam Smith: Ada, Grace");
    CHECK(words::title(o, e.settings, e.roster, initials) == "Keeping in touch with S. S.: A. L., G. H.");
    CHECK(words::title(o, e.settings, e.roster, hidden) == "Keeping in touch");
}

TEST_CASE("an occasion has its years only with full names") {
    const example e;
    const auto& birthday = e.agenda.occasions.at(0);
    CHECK(words::title(birthday, e.roster, full) == "Ada Lovelace: birthday (41)");
    CHECK(words::title(birthday, e.roster, initials) == "A. L.: birthday");
    CHECK(words::title(birthday, e.roster, hidden).empty());
    CHECK(words::title(e.agenda.occasions.at(1), e.roster, full) == "Grace Hopper: Wedding anniversary");
}

TEST_CASE("a gathering is busy where names are hidden") {
    const example e;
    const auto& g = e.agenda.gatherings.front();
    CHECK(words::title(g, full) == "The Six-Pack weekend");
    CHECK(words::title(g, initials) == "The Six-Pack weekend");
    CHECK(words::title(g, hidden) == "Busy");
}

TEST_CASE("the next touch has day and hour in the zone of the user") {
    const example e;
    CHECK(words::next_phrase(e.agenda.touches.at(0), e.settings, e.roster, e.berlin) ==
          "Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25");
    CHECK(words::next_phrase(e.agenda.touches.at(1), e.settings, e.roster, e.berlin) ==
          "Text Grace Hopper, Mon 7 Dec 2026");
}

} // namespace intouch
