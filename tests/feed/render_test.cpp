// SPDX-License-Identifier: MIT
// A feed that is rendered with the cache of the rendering before has the same bytes as one without a cache.
#include "feed/fixture.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

/// Rendered with the cache, and without one.
struct both {
    feed::rendered again;
    feed::rendered anew;
};

both rendered(world& w, int limit = 1000) {
    w.settings.calendar.limit = limit;
    const roster::feed mine{.id = "mine", .file = {}, .at = {}};
    const auto link = [](const std::string& uid) {
        return "https://feeds.example.org/t/" + uid.substr(0, 8);
    };
    const feed::feed_input in{w.settings, w.roster,   w.state,  w.agenda, w.away,
                              mine,       w.instance, w.stamps, link,     w.trouble};
    both out;
    out.again = feed::render(in, w.cache);
    CHECK(read_by_libical(out.again.body) == read_by_lines(out.again.body));
    feed::component_cache none;
    out.anew = feed::render(in, none);
    for (const auto& [key, stamp] : out.again.changed) w.stamps[key] = stamp;
    return out;
}

void check(const both& r) {
    CHECK(r.again.body == r.anew.body);
    CHECK(r.again.etag == r.anew.etag);
    CHECK(r.again.changed == r.anew.changed);
    CHECK(r.again.warnings == r.anew.warnings);
}

const std::string ada = plan::touch_uid("instance", "ada", 1);

} // namespace

TEST_CASE("an unchanged item keeps its bytes and its stamp") {
    world w = example();
    check(rendered(w));
    w.at(on(2026, 12, 1), 10h);
    const both r = rendered(w);
    check(r);
    CHECK(r.again.changed.empty());
}

TEST_CASE("a touch that moved is rendered again with the block it was in") {
    world w = example();
    rendered(w);
    w.agenda.touches[0].start = w.moment(on(2026, 12, 8), 17h);
    w.agenda.touches[0].end = w.moment(on(2026, 12, 8), 17h + 25min);
    w.agenda.touches[0].day = on(2026, 12, 8);
    std::ranges::swap(w.agenda.touches[0], w.agenda.touches[1]);
    w.agenda.blocks[1].people.clear();
    w.agenda.blocks[2].people = {"ada"};
    check(rendered(w));
}

TEST_CASE("a round that was closed and opened again is rendered each time") {
    world w = example();
    rendered(w);
    const plan::touch before = w.agenda.touches[0];
    w.agenda.touches.erase(w.agenda.touches.begin());
    w.closed("ada", on(2026, 12, 1), "Spoke of Bath.");
    w.agenda.closed.back().uid = ada;
    check(rendered(w));
    w.agenda.closed.pop_back();
    w.agenda.touches.insert(w.agenda.touches.begin(), before);
    check(rendered(w));
}

TEST_CASE("a note about a person is in the text of every touch with that person") {
    world w = example();
    w.agenda.touches[1].with = {"mary"};
    rendered(w);
    w.state.people["mary"].last_contact = {.on = {on(2026, 12, 1), std::nullopt},
                                           .outcome = ledger::entry_kind::reached,
                                           .channel = "call",
                                           .note = "Comets."};
    check(rendered(w));
}

TEST_CASE("a trimmed item returns when there is room") {
    world w = example();
    check(rendered(w, 4));
    w.agenda.touches.erase(w.agenda.touches.begin());
    w.agenda.blocks[1].people.clear();
    check(rendered(w, 4));
    check(rendered(w, 4));
}
