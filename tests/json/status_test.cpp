// SPDX-License-Identifier: MIT
#include "json/status.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

namespace intouch {

TEST_CASE("the status holds the facts and the faults") {
    json::status s;
    s.version = "0.1.0";
    s.started = at("2026-12-01T07:00:00Z");
    s.planned = at("2026-12-01T08:00:00Z");
    s.timezone = "Europe/Berlin";
    s.files = {"/etc/intouch/intouch.toml"};
    s.people = 12;
    s.plan_milliseconds = 1.26;
    s.feeds = {{"mine", "u", "w"}};
    s.public_url = "http://127.0.0.1:8421";
    s.calendars = {{.id = "home",
                    .address = "https://dav.example.org/c/",
                    .succeeded = at("2026-12-01T07:30:00Z"),
                    .problem = "nobody listens there",
                    .notes = {"a note"}}};
    s.messages = {{.id = "phone", .form = "ntfy", .sent = {}, .waiting = 1, .trouble = "no answer"}};
    s.faults = {{{"roster.toml", 1, 2}, roster::severity::error, "broken"}};
    s.ok = false;
    CHECK(
        json::status_text(s, example().berlin) ==
        R"({"ok":false,"version":"0.1.0","started":"2026-12-01T08:00:00+01:00","planned":"2026-12-01T09:00:00+01:00",)"
        R"("timezone":"Europe/Berlin","files":["/etc/intouch/intouch.toml"],"people":12,"entries":0,"touches":0,)"
        R"("plan_milliseconds":1.3,"public_url":"http://127.0.0.1:8421","feeds":[{"id":"mine","url":"u","webcal":"w"}],)"
        R"("calendars":[{"id":"home","address":"https://dav.example.org/c/","ok":false,"running":false,"since":null,"succeeded":"2026-12-01T08:30:00+01:00",)"
        R"("next":null,"problem":"nobody listens there","mend":false,"held":0,"created":0,"updated":0,"deleted":0,"entered":0,"requests":0,"notes":["a note"]}],"messages":[{"id":"phone","form":"ntfy","sent":null,"waiting":1,"dropped":0,"problem":"no answer"}],)"
        R"("faults":[{"file":"roster.toml","line":1,"column":2,"severity":"error","text":"broken"}],"warnings":[],)"
        R"("text":"intouch 0.1.0 runs since Tue 1 Dec 2026 08:00 (Europe/Berlin).\n12 people and 0 touches planned, )"
        R"(last on Tue 1 Dec 2026 09:00; 0 entries in the ledger.\nFiles: /etc/intouch/intouch.toml. )"
        R"(The settings from before still run until you fix this:\n  roster.toml:1:2: error: broken\n)"
        R"(Feeds:\n  mine  u\nCalendars:\n  home  not in step since Tue 1 Dec 2026 08:30: nobody listens there\n    a note\n)"
        R"(Messages:\n  phone (ntfy)  nothing sent so far\n    1 waits; the last try failed: no answer"})"
        "\n");
}

} // namespace intouch
