// SPDX-License-Identifier: MIT
#include "json/agenda.hpp"
#include "json/calendars.hpp"
#include "json/capacity.hpp"
#include "json/changes.hpp"
#include "json/document.hpp"
#include "json/entry.hpp"
#include "json/faults.hpp"
#include "json/feed_links.hpp"
#include "json/ledger_page.hpp"
#include "json/now.hpp"
#include "json/people.hpp"
#include "json/person.hpp"
#include "json/problem.hpp"
#include "json/recorded.hpp"
#include "json/round_touch.hpp"
#include "json/status.hpp"
#include "json/why.hpp"
#include "support/data.hpp"
#include "words/example.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

namespace intouch {

namespace {

std::string golden(const std::string& name) {
    std::ifstream file(test::data_dir() / "json" / name, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

json::document parsed(const std::string& text) {
    auto document = json::read(text);
    INFO(text);
    REQUIRE(document.has_value());
    return std::move(*document);
}

/// "at, timezone, touches": the keys of an object in their order.
std::string keys(const json::document& d) {
    std::string all;
    for (const auto& member : std::get<json::document::object>(d.value).members) {
        all += (all.empty() ? "" : ", ") + member.name;
    }
    return all;
}

const json::document& member(const json::document& d, const std::string& name) {
    const auto& members = std::get<json::document::object>(d.value).members;
    const auto found = std::ranges::find(members, name, &json::document::name);
    REQUIRE_MESSAGE(found != members.end(), "no member " << name);
    return *found;
}

const json::document::list& list(const json::document& d, const std::string& name) {
    return std::get<json::document::list>(member(d, name).value);
}

/// "ada, grace": what `name` holds in each object of a list.
std::string each(const json::document& d, const std::string& of, const std::string& name) {
    std::string all;
    for (const auto& item : list(d, of)) all += (all.empty() ? "" : ", ") + member(item, name).found();
    return all;
}

} // namespace

TEST_CASE("the agenda is written as documented byte for byte") {
    const example e;
    CHECK(json::agenda(e.agenda, e.input()) == golden("agenda.json"));
}

TEST_CASE("keys of the agenda keep the documented order") {
    const example e;
    const auto d = parsed(json::agenda(e.agenda, e.input()));
    CHECK(keys(d) == "at, timezone, touches, blocks, occasions, gatherings, closed, warnings, capacity");
    CHECK(keys(list(d, "touches").front()) == "uid, person, name, with, kind, round, attempt, channel, "
                                              "minutes, ideal, earliest, latest, date, start, end, "
                                              "block, pinned, within, why, reasons");
    CHECK(keys(list(d, "blocks").front()) == "id, name, start, end, minutes, planned, people");
    CHECK(keys(list(d, "occasions").front()) == "person, name, date, years");
    CHECK(keys(list(d, "gatherings").front()) == "id, name, date, days, book_by, held");
    CHECK(keys(list(d, "closed").front()) == "uid, person, round, date, outcome, channel");
    CHECK(keys(list(d, "warnings").front()) == "code, text, person");
    CHECK(keys(member(d, "capacity")) == "needed, available, stretch, circles, channels, remedies, text");
}

TEST_CASE("lists are sorted whatever order they come in") {
    const example e;
    plan::agenda shuffled = e.agenda;
    std::ranges::reverse(shuffled.touches);
    std::ranges::reverse(shuffled.occasions);
    CHECK(json::agenda(shuffled, e.input()) == json::agenda(e.agenda, e.input()));
    // All-day before timed on one day.
    shuffled.touches.front().day = shuffled.touches.back().day;
    CHECK(each(parsed(json::agenda(shuffled, e.input())), "touches", "person") == "\"grace\", \"ada\"");
}

TEST_CASE("the agenda is cut by days and by person and by circle") {
    const example e;
    const auto people_of = [&](const json::agenda_filter& f, const std::string& of) {
        return each(parsed(json::agenda(e.agenda, e.input(), f)), of,
                    of == "gatherings" || of == "blocks" ? "id" : "person");
    };
    json::agenda_filter f;
    f.from = day("2026-12-04");
    CHECK(people_of(f, "touches") == "\"grace\"");
    CHECK(people_of(f, "blocks").empty());
    CHECK(people_of(f, "closed").empty());
    f.to = day("2026-12-06");
    CHECK(people_of(f, "touches").empty());
    f = {};
    f.to = day("2026-12-03");
    CHECK(people_of(f, "touches") == "\"ada\"");
    CHECK(people_of(f, "closed") == "\"ada\"");
    // A gathering's last day still counts.
    f = {};
    f.from = day("2027-05-09");
    CHECK(people_of(f, "gatherings") == "\"six-pack\"");
    f.from = day("2027-05-10");
    CHECK(people_of(f, "gatherings").empty());
    f = {};
    f.person = "grace";
    CHECK(people_of(f, "touches") == "\"grace\"");
    CHECK(people_of(f, "blocks").empty());
    CHECK(people_of(f, "occasions") == "\"grace\"");
    CHECK(people_of(f, "gatherings") == "\"six-pack\"");
    CHECK(people_of(f, "closed").empty());
    CHECK(people_of(f, "warnings") == "\"grace\"");
    f.person = "charles"; // in Ada's household
    CHECK(people_of(f, "touches") == "\"ada\"");
    CHECK(people_of(f, "gatherings").empty());
    f = {};
    f.circle = "clients";
    CHECK(people_of(f, "touches") == "\"ada\"");
    CHECK(people_of(f, "blocks") == "\"calls\"");
    f.person = "grace";
    CHECK(people_of(f, "touches").empty());
}

TEST_CASE("times carry the offset of the user's zone") {
    example e;
    e.agenda.touches.front().start = at("2027-07-01T15:25:00Z");
    const auto d = parsed(json::agenda(e.agenda, e.input()));
    CHECK(each(d, "touches", "start") == R"("2027-07-01T17:25:00+02:00", null)");
}

TEST_CASE("whatever people typed the answer is JSON in UTF-8 without control characters") {
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

TEST_CASE("everybody is listed with what comes next") {
    const example e;
    CHECK(json::people(e.agenda, e.input()) == golden("people.json"));
}

TEST_CASE("one person is told with roster entry and state and history and touch") {
    const example e;
    CHECK(json::person("ada", e.agenda, e.input()) == golden("person.json"));
}

TEST_CASE("somebody without a touch is told why") {
    example e;
    e.roster.people["grace"].pause = day("2027-01-31");
    e.agenda.touches.pop_back();
    const auto d = parsed(json::why("grace", e.agenda, e.input()));
    CHECK(keys(d) == "id, name, why, lines, touch, also");
    CHECK(member(d, "why").found() == "\"Paused until 31 Jan 2027.\"");
    CHECK(list(d, "lines").size() == 1);
    CHECK(member(d, "touch").found() == "null");
    const auto all = parsed(json::people(e.agenda, e.input()));
    CHECK(each(all, "people", "paused") == R"(null, null, "2027-01-31")");
    e.roster.people["grace"].pause = std::true_type{};
    CHECK(each(parsed(json::people(e.agenda, e.input())), "people", "paused") == "null, null, true");
    e.roster.people["grace"].pause = day("2026-11-30"); // gone by
    CHECK(each(parsed(json::people(e.agenda, e.input())), "people", "paused") == "null, null, null");
}

TEST_CASE("a gathering without anything to book says when it is") {
    const example e;
    CHECK(json::why_nothing("six-pack", e.agenda, e.input()) ==
          "Next on 7 May 2027; nothing is to be booked now.");
}

TEST_CASE("a touch explains itself in lines") {
    const example e;
    const auto d = parsed(json::why("ada", e.agenda, e.input()));
    CHECK(list(d, "lines").size() == 3);
    CHECK(list(d, "lines").front().found() == "\"Last spoke on Thu 22 Oct.\"");
    CHECK(member(member(d, "touch"), "uid").found() == "\"AAA@intouch\"");
}

TEST_CASE("a promise beside the round is not taken for the round's touch") {
    example e;
    plan::touch promise = e.touch();
    promise.kind = plan::touch_kind::promise;
    promise.uid = "PPP@intouch";
    e.agenda.touches.insert(e.agenda.touches.begin(), promise);
    const auto d = parsed(json::why("ada", e.agenda, e.input()));
    CHECK(member(member(d, "touch"), "uid").found() == "\"AAA@intouch\"");
    REQUIRE(list(d, "also").size() == 1);
    CHECK(member(member(list(d, "also").front(), "touch"), "uid").found() == "\"PPP@intouch\"");
}

TEST_CASE("all that is open with somebody explains itself") {
    example e;
    e.roster.people.at("ada").household = "byron";
    e.roster.people.at("grace").household = "byron";
    e.roster.gatherings["six-pack"].members = {"ada"};
    const auto beside = [&](std::string_view id) {
        std::string all;
        for (const auto* t : json::touches_beside(e.agenda, id, e.roster)) all += t->uid.substr(0, 3) + " ";
        return all;
    };
    const auto add = [&](std::string uid, std::string person, plan::touch_kind kind) {
        plan::touch t = e.touch();
        t.uid = std::move(uid);
        t.person = std::move(person);
        t.owner = t.person;
        t.kind = kind;
        e.agenda.touches.push_back(std::move(t));
    };
    add("PPP", "ada", plan::touch_kind::promise);
    add("OOO", "grace", plan::touch_kind::occasion);
    add("SIX", "six-pack", plan::touch_kind::booking);
    CHECK(beside("ada") == "PPP SIX ");
    CHECK(beside("grace") == "OOO ");
    CHECK(beside("six-pack") == "");
    CHECK(beside("byron").find("PPP OOO SIX ") != std::string::npos);
}

TEST_CASE("a gathering's why and warnings speak of its booking") {
    example e;
    plan::touch booking;
    booking.uid = "SIX@intouch";
    booking.person = "six-pack";
    booking.owner = "six-pack";
    booking.name = "The Six-Pack weekend";
    booking.kind = plan::touch_kind::booking;
    booking.day = day("2026-12-22");
    e.agenda.touches.push_back(booking);
    const auto why = parsed(json::why("six-pack", e.agenda, e.input()));
    CHECK(member(member(why, "touch"), "uid").found() == "\"SIX@intouch\"");
    e.agenda.warnings = {{.code = plan::warning_code::occasion_on_away,
                          .person = "six-pack",
                          .date = booking.day,
                          .text = "Holidays"}};
    const auto d = parsed(json::agenda(e.agenda, e.input()));
    CHECK(std::get<std::string>(member(list(d, "warnings").front(), "text").value) ==
          "The Six-Pack weekend: it begins soon, so it is to be booked on 22 Dec 2026, though you are away "
          "(Holidays).");
}

TEST_CASE("a write answers with its entries and the new touch and a sentence") {
    const example e;
    const std::vector<ledger::entry> made{e.state.people.at("ada").history.at(1)};
    CHECK(json::recorded(made, e.agenda, e.input()) == golden("recorded.json"));
    const auto nothing = parsed(json::recorded({}, e.agenda, e.input()));
    CHECK(member(nothing, "touch").found() == "null");
}

TEST_CASE("a write for several has a line for each") {
    const example e;
    std::vector<ledger::entry> made(3, e.state.people.at("ada").history.at(1));
    made.at(1).kind = ledger::entry_kind::moved;
    made.at(2).person = "grace";
    const auto d = parsed(json::recorded(made, e.agenda, e.input()));
    CHECK(std::get<std::string>(member(d, "text").value) ==
          "Ada Lovelace: Logged: reached. Next: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 17:25.\n"
          "Grace Hopper: Logged: reached. Next: Text Grace Hopper, Mon 7 Dec 2026.");
    CHECK(keys(member(d, "people")) == "ada, grace");
}

TEST_CASE("what is taken back is named, in the order of the ledger") {
    const example e;
    std::vector<ledger::entry> before(3, e.state.people.at("ada").history.at(1));
    before.at(0).id = "1";
    before.at(1).id = "2";
    before.at(1).kind = ledger::entry_kind::moved;
    before.at(1).to = when{std::chrono::local_days(std::chrono::year(2026) / 12 / 5), {}};
    before.at(2).id = "3";
    std::vector<ledger::entry> made(2, before.at(0));
    made.at(0).kind = made.at(1).kind = ledger::entry_kind::undone;
    made.at(0).names = "2";
    made.at(1).names = "1";
    const auto d = parsed(json::recorded(made, e.agenda, e.input(), before));
    CHECK(std::get<std::string>(member(d, "text").value) ==
          "Undone: reached, moved to 5 Dec 2026. Next: Call Ada Lovelace, Charles Babbage, Thu 3 Dec 2026 "
          "17:25.");
}

TEST_CASE("a write for a household names everybody in it and one for a gathering names that") {
    example e;
    e.roster.people.at("ada").household = "lovelace";
    e.roster.people.at("charles").household = "lovelace";
    e.roster.gatherings["club"].name = "The club";
    std::vector<ledger::entry> made(3, e.state.people.at("ada").history.at(1));
    made.at(0).person = "lovelace";
    made.at(1).person = "club";
    made.at(2).person = "gone";
    const auto d = parsed(json::recorded(made, e.agenda, e.input()));
    CHECK(std::get<std::string>(member(d, "text").value) ==
          "Ada Lovelace, Charles Babbage: Logged: reached.\n"
          "The club: Logged: reached.\n"
          "gone: Logged: reached.");
}

TEST_CASE("a page of the ledger says what was undone and where the next page begins") {
    const example e;
    const auto& history = e.state.people.at("ada").history;
    ledger::page page{.entries = {&history.at(0), &history.at(1)}, .more = true};
    ledger::state state;
    state.struck.insert(history.at(1).id);
    const auto d = parsed(json::ledger(page, state, e.berlin));
    CHECK(each(d, "entries", "kind") == R"("joined", "reached")");
    CHECK(each(d, "entries", "on") == R"("2026-06-01", "2026-10-22T17:40:00+02:00")");
    CHECK(each(d, "entries", "undone") == "false, true");
    CHECK(std::get<std::string>(member(d, "next").value) == history.at(1).id);
    page.more = false;
    CHECK(member(parsed(json::ledger(page, state, e.berlin)), "next").found() == "null");
    CHECK(json::ledger({}, state, e.berlin) == "{\"entries\":[],\"next\":null}\n");
    CHECK(keys(parsed(json::entry(history.at(1), e.berlin))) ==
          "id, at, person, with, round, kind, on, channel, to, note, source, ideal, names, block, key");
}

TEST_CASE("faults are counted and located") {
    const roster::fault_list f{{{"roster.toml", 12, 9}, roster::severity::error, "every: found \"soon\""},
                               {{"", 0, 0}, roster::severity::warning, "no blocks"}};
    CHECK(
        json::faults(f) ==
        R"({"ok":false,"errors":1,"warnings":1,"faults":[{"file":"roster.toml","line":12,"column":9,"severity":"error",)"
        R"("text":"every: found \"soon\""},{"file":null,"line":null,"column":null,"severity":"warning","text":"no blocks"}]})"
        "\n");
    CHECK(json::faults({}) == "{\"ok\":true,\"errors\":0,\"warnings\":0,\"faults\":[]}\n");
    const example e;
    CHECK(keys(parsed(json::checked({}, e.agenda, e.input()))) ==
          "ok, errors, warnings, faults, people, circles, blocks, capacity");
}

TEST_CASE("a problem document leaves out what is absent and keeps its standard members") {
    auto p = http::make_problem(409, "round: round 3 has closed; round 4 is open", "round");
    p.members = {{"state", "open"}, {"round", 4}, {"status", "200"}, {"state", "twice"}};
    CHECK(
        json::problem(p) ==
        R"({"type":"about:blank","title":"Conflict","status":409,"detail":"round: round 3 has closed; round 4 is open",)"
        R"("field":"round","state":"open","round":4})"
        "\n");
    CHECK(json::problem(http::make_problem(404, "")) ==
          "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}\n");
}

TEST_CASE("feeds are an array of links") {
    CHECK(json::feeds({{"mine", "http://x/a.ics", "webcal://x/a.ics"}}) ==
          "[{\"id\":\"mine\",\"url\":\"http://x/a.ics\",\"webcal\":\"webcal://x/a.ics\"}]\n");
    CHECK(json::feeds({}) == "[]\n");
}

TEST_CASE("status tells what runs and what is wrong") {
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
    s.faults = {{{"roster.toml", 1, 2}, roster::severity::error, "broken"}};
    s.ok = false;
    CHECK(
        json::status_text(s, example().berlin) ==
        R"({"ok":false,"version":"0.1.0","started":"2026-12-01T08:00:00+01:00","planned":"2026-12-01T09:00:00+01:00",)"
        R"("timezone":"Europe/Berlin","files":["/etc/intouch/intouch.toml"],"people":12,"entries":0,"touches":0,)"
        R"("plan_milliseconds":1.3,"public_url":"http://127.0.0.1:8421","feeds":[{"id":"mine","url":"u","webcal":"w"}],)"
        R"("calendars":[{"id":"home","address":"https://dav.example.org/c/","ok":false,"running":false,"succeeded":"2026-12-01T08:30:00+01:00",)"
        R"("next":null,"problem":"nobody listens there","mend":false,"held":0,"created":0,"updated":0,"deleted":0,"entered":0,"requests":0,"notes":["a note"]}],)"
        R"("faults":[{"file":"roster.toml","line":1,"column":2,"severity":"error","text":"broken"}],"warnings":[],)"
        R"("text":"intouch 0.1.0 runs since Tue 1 Dec 2026 08:00 (Europe/Berlin).\n12 people and 0 touches planned, )"
        R"(last on Tue 1 Dec 2026 09:00; 0 entries in the ledger.\nFiles: /etc/intouch/intouch.toml. )"
        R"(What they said before still runs, until this is mended:\n  roster.toml:1:2: error: broken\n)"
        R"(Feeds:\n  mine  u\nCalendars:\n  home  not in step since Tue 1 Dec 2026 08:30: nobody listens there"})"
        "\n");
}

TEST_CASE("a synchronisation tells what it did and what is wrong") {
    words::calendar_facts fine{.id = "a", .address = {}, .created = 2};
    CHECK(
        json::synchronised({fine}, example().berlin) ==
        R"({"ok":true,"calendars":[{"id":"a","address":null,"ok":true,"running":false,"succeeded":null,"next":null,)"
        R"("problem":null,"mend":false,"held":0,"created":2,"updated":0,"deleted":0,"entered":0,"requests":0,"notes":[]}],)"
        R"("text":"a: in step; 2 created.","problems":null})"
        "\n");
    words::calendar_facts stuck{.id = "b", .address = {}, .problem = "nobody listens there"};
    const auto d = parsed(json::synchronised({fine, stuck}, example().berlin));
    CHECK(member(d, "ok").found() == "false");
    CHECK(member(d, "text").found() == "\"a: in step; 2 created.\"");
    CHECK(member(d, "problems").found() == "\"b: nobody listens there\"");
}

TEST_CASE("numbers are written as people write them") {
    example e;
    const auto capacity = [&](double needed, std::optional<double> stretch) {
        e.agenda.capacity.needed = needed;
        e.agenda.capacity.stretch = stretch;
        const auto d = parsed(json::capacity(e.agenda, e.input()));
        return member(d, "needed").found() + " " + member(d, "stretch").found();
    };
    CHECK(
        json::capacity(e.agenda, e.input()).starts_with("{\"needed\":190,\"available\":90,\"stretch\":2.1,"));
    CHECK(capacity(0.04, 1) == "0 1");
    CHECK(capacity(12.34, std::nullopt) == "12.3 null");
    CHECK(capacity(std::numeric_limits<double>::quiet_NaN(), 2.125) == "null 2.12");
    CHECK(capacity(100, 10) == "100 10");
}

TEST_CASE("the forecast comes last and only when there is one") {
    const example e;
    plan::forecast_week week{.from = day("2026-12-01"),
                             .available = minutes(120),
                             .planned = minutes(25),
                             .elsewhere = minutes(5),
                             .late = 1};
    week.touches.push_back({.person = "ada",
                            .name = "Ada Lovelace",
                            .round = 5,
                            .channel = "call",
                            .minutes = minutes(25),
                            .day = day("2026-12-03"),
                            .start = at("2026-12-03T16:00:00Z"),
                            .block = "calls"});
    const std::vector<plan::forecast_week> weeks{week};
    const std::string with = json::agenda(e.agenda, e.input(), {}, &weeks);
    const std::string key = ",\"forecast\":";
    REQUIRE(with.find(key) != std::string::npos);
    CHECK(with.substr(with.find(key)) ==
          key + "[{\"from\":\"2026-12-01\",\"to\":\"2026-12-07\",\"available\":120,\"planned\":25,"
                "\"elsewhere\":5,\"late\":1,\"touches\":[{\"person\":\"ada\",\"name\":\"Ada Lovelace\","
                "\"kind\":\"cadence\",\"round\":5,\"channel\":\"call\",\"minutes\":25,"
                "\"date\":\"2026-12-03\",\"start\":\"2026-12-03T17:00:00+01:00\",\"block\":\"calls\","
                "\"within\":true}]}]}\n");
    CHECK(json::agenda(e.agenda, e.input()).find(key) == std::string::npos);
}

TEST_CASE("changes name what moved and came and went") {
    const example e;
    ledger::published_touch before;
    before.uid = "AAA@intouch";
    before.owner = "ada";
    before.channel = "text";
    before.day = day("2026-12-01");
    const plan::changes c{
        .moved = {{before, e.touch()}}, .added = {e.agenda.touches.back()}, .gone = {before}, .unchanged = 7};
    const auto d = parsed(json::changes(c, e.agenda, e.input()));
    CHECK(keys(d) == "moved, new, gone, unchanged, capacity, text");
    CHECK(keys(list(d, "moved").front()) == "uid, person, from, to");
    CHECK(keys(member(list(d, "moved").front(), "from")) == "date, start, channel");
    CHECK(member(member(list(d, "moved").front(), "to"), "date").found() == "\"2026-12-03\"");
    CHECK(each(d, "new", "person") == "\"grace\"");
    CHECK(keys(list(d, "gone").front()) == "uid, person, date, start, channel");
    CHECK(member(d, "unchanged").found() == "7");
}

TEST_CASE("who can be reached now comes with links and their time") {
    const example e;
    const auto in = e.input();
    const plan::at_hand one{.planned = &e.touch(),
                            .person = "ada",
                            .channel = "text",
                            .minutes = minutes{5},
                            .theirs = time_zone::load("Europe/London").value(),
                            .until = at("2026-12-01T20:30:00Z"),
                            .due = true};
    CHECK(json::now({one}, minutes{20}, in) ==
          "{\"at\":\"2026-12-01T09:00:00+01:00\",\"minutes\":20,\"people\":[{\"person\":\"ada\","
          "\"name\":\"Ada Lovelace\",\"title\":\"Text Ada Lovelace, Charles Babbage\",\"channel\":\"text\","
          "\"minutes\":5,\"phone\":\"+44 20 7946 0000\",\"tel\":\"tel:+442079460000\","
          "\"email\":\"ada@example.org\",\"mailto\":\"mailto:ada@example.org\","
          "\"timezone\":\"Europe/London\",\"local\":\"2026-12-01T08:00:00+00:00\","
          "\"until\":\"2026-12-01T20:30:00+00:00\",\"ideal\":\"2026-12-03\",\"latest\":\"2026-12-17\","
          "\"due\":true,\"touch\":\"AAA@intouch\"}]}\n");
    CHECK(json::now({}, {}, in) == "{\"at\":\"2026-12-01T09:00:00+01:00\",\"minutes\":null,\"people\":[]}\n");
}

} // namespace intouch
