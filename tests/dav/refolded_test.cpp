// SPDX-License-Identifier: MIT
// An account whose objects an earlier version wrote: lines cut elsewhere, the parts of a rule in another order. What
// is only written differently is no change.
#include "dav/sync/reconcile.hpp"
#include "dav/world.hpp"
#include "ical/libical_render.hpp"
#include "ical/vtimezone.hpp"
#include "ical/write_content.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace intouch;
using namespace intouch::dav_test;
using namespace std::chrono_literals;

namespace {

const std::string long_text =
    "Last spoke 22 Oct.\nTopics: her book, the move to Bath; more\n\ntel:+442079460000\n"
    "Noted 3 Mar 2025: die Brücke, мост, 🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉 and on it goes";

ical::event touch() {
    ical::event e;
    e.uid = uid_of("ada");
    e.from = ical::zoned_time{local_second(date(2026y / 12 / 3)) + 17h, "Europe/Berlin"};
    e.to = ical::zoned_time{local_second(date(2026y / 12 / 3)) + 18h, "Europe/Berlin"};
    e.summary = "Call Ada: her book, the move to Bath, and then a title of more than one line 🌉🌉";
    e.description = long_text;
    e.alarm = std::chrono::days(7);
    return e;
}

ical::event block() {
    ical::event e = touch();
    e.rule = ical::recurrence{ical::frequency::weekly, 2, {{std::chrono::Thursday, 0}}};
    e.exceptions = {ical::zoned_time{local_second(date(2026y / 12 / 31)) + 17h, "Europe/Berlin"}};
    return e;
}

ical::event override_of(const ical::event& series) {
    ical::event e = series;
    e.rule.reset();
    e.exceptions.clear();
    e.recurrence_id = e.from;
    e.summary += ", together with Grace";
    return e;
}

std::string with_calendar(const std::string& components) {
    const time_zone berlin = *time_zone::load("Europe/Berlin");
    return ical::object_head() +
           *ical::render_vtimezone(berlin, std::chrono::sys_days(2026y / 1 / 1),
                                   std::chrono::sys_days(2030y / 1 / 1)) +
           components + std::string(ical::calendar_foot);
}

/// As versions without libical wrote it.
std::string as_before(std::string text) {
    for (const auto& [now, before] : {std::pair{"BYDAY=-1SU;BYMONTH=10", "BYMONTH=10;BYDAY=-1SU"},
                                      std::pair{"BYDAY=-1SU;BYMONTH=3", "BYMONTH=3;BYDAY=-1SU"}}) {
        const auto at = text.find(now);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string(now).size(), before);
    }
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    std::string folded;
    for (std::size_t at = 0; at < text.size(); at = text.find("\r\n", at) + 2)
        folded += ical::fold(text.substr(at, text.find("\r\n", at) - at));
    return folded;
}

} // namespace

TEST_CASE("an object that is only written differently is kept anew and never put") {
    const time_zone berlin = *time_zone::load("Europe/Berlin");
    const dav::url collection = dav::parse_url("https://dav.example.org/cal/").value();
    const dav::setting s{berlin, std::chrono::sys_days(2026y / 12 / 1) + 8h};
    for (const auto& [components, kind] :
         {std::pair{ical::render_unstamped(touch()), ledger::object_kind::touch},
          std::pair{ical::render_task(touch(), {}), ledger::object_kind::touch},
          std::pair{ical::render_task(touch(), s.now), ledger::object_kind::closed},
          std::pair{ical::render_unstamped(block()) + ical::render_unstamped(override_of(block())),
                    ledger::object_kind::block}}) {
        const ledger::calendar_object local{uid_of("ada"), kind, with_calendar(components)};
        const std::string before = as_before(local.text);
        REQUIRE(before != local.text);
        for (const std::string& stamped :
             {std::string(),
              with_line(before, "SEQUENCE", "SEQUENCE:4")}) { // ours, or as the server tells it
            ledger::calendar_copy kept{.uid = local.uid,
                                       .href = "/cal/ada.ics",
                                       .etag = "\"1\"",
                                       .kind = kind,
                                       .written = before,
                                       .remote = stamped,
                                       .wanted = {},
                                       .intended = {}};
            const dav::decision d = dav::decide(&kept, &local, collection, s);
            CHECK_FALSE(d.what.has_value());
            CHECK_FALSE(d.forget);
            CHECK(d.note.empty());
            REQUIRE(d.next.has_value());
            CHECK(d.next->written == local.text);
            CHECK(d.next->etag == kept.etag);
            CHECK(d.next->remote == (stamped.empty() ? before : stamped)); // what is there, and its SEQUENCE
            const dav::decision again = dav::decide(&*d.next, &local, collection, s);
            CHECK_FALSE(again.what.has_value());
            CHECK((!again.next.has_value() || *again.next == *d.next));
            // A word that changes is put.
            ledger::calendar_object changed = local;
            changed.text.replace(changed.text.find("Last spoke"), 10, "Last wrote");
            CHECK(dav::decide(&kept, &changed, collection, s).what.has_value());
        }
    }
}

TEST_CASE("a sync after the folds have changed reads and writes nothing") {
    const auto written = [](const std::string& cut) {
        return "Last spoke 22 Oct.\\nTopics: her book\\, the move to " + cut +
               "Bath\\; more\\n\\ntel:+442079460000";
    };
    world w;
    for (auto& [uid, p] : w.plan) p.text = written("");
    w.sync();
    w.sync();
    REQUIRE(w.disagreement() == "");
    for (auto& [uid, p] : w.plan) p.text = written("\r\n ");
    const auto before = w.server.objects();
    const std::size_t asked = w.server.log.size();
    for (int i = 0; i < 2; ++i) {
        const auto report = w.sync();
        REQUIRE(report.has_value());
        CHECK(report->created + report->updated + report->deleted == 0);
    }
    CHECK(w.server.objects() == before);
    CHECK(w.entered.empty());
    CHECK(std::none_of(
        w.server.log.begin() + static_cast<std::ptrdiff_t>(asked), w.server.log.end(),
        [](const std::string& line) { return line.starts_with("PUT") || line.starts_with("GET"); }));
    for (const auto& [uid, copy] : w.kept.objects) CHECK(copy.written.contains("\r\n Bath"));
}
