// SPDX-License-Identifier: MIT
#include "dav/world.hpp"

#include "core/text.hpp"
#include "dav/canonical_object.hpp"
#include "dav/merge.hpp"
#include "dav/sync/reconcile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace intouch::dav_test {

namespace {

std::string compact(date day) {
    const std::chrono::year_month_day d = civil(day);
    return fmt::format("{:04}{:02}{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}

std::string written(std::string_view name, const when& w) {
    if (!w.time) return fmt::format("{};VALUE=DATE:{}\r\n", name, compact(w.day));
    const auto clock = std::chrono::hh_mm_ss(*w.time);
    return fmt::format("{};TZID=Europe/Berlin:{}T{:02}{:02}00\r\n", name, compact(w.day),
                       clock.hours().count(), clock.minutes().count());
}

} // namespace

std::string uid_of(std::string_view name) {
    std::string letters(name);
    letters.resize(26, 'x');
    return letters + "@intouch";
}

std::string rendered(const std::string& uid, const planned& p) {
    std::string body = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//intouch//intouch//EN\r\n";
    body += p.task ? "BEGIN:VTODO\r\n" : "BEGIN:VEVENT\r\n";
    body += "UID:" + uid + "\r\nSEQUENCE:0\r\nDTSTAMP:19700101T000000Z\r\nLAST-MODIFIED:19700101T000000Z\r\n";
    if (p.task) {
        if (p.at.time) body += written("DTSTART", p.at);
        body += written("DUE", p.at.time ? when{p.at.day, *p.at.time + minutes(25)} : p.at);
        body += p.done ? "STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nCOMPLETED:20261201T120000Z\r\n"
                       : "STATUS:NEEDS-ACTION\r\nPERCENT-COMPLETE:0\r\n";
    } else {
        body += written("DTSTART", p.at);
        const minutes length(p.rule.empty() ? 25 : 60);
        body +=
            written("DTEND", p.at.time ? when{p.at.day, *p.at.time + length} : when{p.at.day + days(1), {}});
        if (!p.rule.empty()) body += "RRULE:" + p.rule + "\r\n";
        if (!p.exception.empty()) body += "EXDATE" + p.exception + "\r\n";
        for (const auto& [on, to] : p.changed)
            if (!to) body += written("EXDATE", on);
    }
    body += "SUMMARY:" + p.title + "\r\n";
    if (!p.text.empty()) body += "DESCRIPTION:" + p.text + "\r\n";
    if (!p.task) body += "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n";
    body += p.task ? "END:VTODO\r\n" : "END:VEVENT\r\n";
    for (const auto& [on, to] : p.changed) {
        if (!to) continue;
        body += "BEGIN:VEVENT\r\nUID:" + uid + "\r\n" + written("RECURRENCE-ID", on) +
                written("DTSTART", *to) + written("DTEND", {to->day, *to->time + minutes(60)}) +
                "SUMMARY:" + p.title +
                "\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\nEND:VEVENT\r\n";
    }
    return body + "END:VCALENDAR\r\n";
}

std::string with_line(std::string body, const std::string& name, const std::string& line) {
    const auto item = std::max(body.find("BEGIN:VEVENT") + 1, body.find("BEGIN:VTODO") + 1);
    for (const char* after : {":", ";"}) {
        const auto at = body.find("\n" + name + after, item);
        if (at == std::string::npos) continue;
        const auto end = body.find('\n', at + 1);
        body.erase(at + 1, end - at);
        break;
    }
    if (line.empty()) return body;
    const auto end = std::min(body.find("END:VEVENT"), body.find("END:VTODO"));
    return body.insert(end, line + "\r\n");
}

world::world(profile p) : server(std::move(p)), zone(time_zone::load("Europe/Berlin").value()) {
    now = parse_instant("2026-12-01T08:00:00Z").value();
    plan[uid_of("ada")] = {.at = parse_when("2026-12-03T17:25").value(), .title = "Call Ada"};
    plan[uid_of("grace")] = {.at = parse_when("2026-12-04").value(), .title = "Text Grace"};
    plan[uid_of("mary")] = {.at = parse_when("2026-12-10T17:00").value(), .title = "Call Mary"};
}

void world::lose_state() {
    kept = {};
    in_vain.clear();
    skipped.clear();
    std::map<std::string, planned> again;
    for (auto& [uid, p] : plan) again.emplace(uid_of("zz" + uid.substr(0, uid.find('x'))), std::move(p));
    plan = std::move(again);
}

std::vector<ledger::calendar_object> world::local() const {
    std::vector<ledger::calendar_object> all;
    for (const auto& [uid, p] : plan)
        if (!last || p.at.day <= *last) all.push_back({uid, p.kind, rendered(uid, p)});
    return all;
}

dav::edit_result world::enter(const dav::edit& e) {
    if (refused.contains(e.uid)) return {false, {}, "no: " + e.uid};
    if (!keys.insert(e.key).second) return {true, "again", {}};
    using ledger::calendar_change;
    const auto p = plan.find(e.uid);
    const bool of_rule = p != plan.end() && !p->second.rule.empty();
    if (of_rule && e.what == calendar_change::undone && !p->second.changed.contains(*e.on))
        return {false, {}, "there is nothing to take back"};
    entered.push_back(e);
    if (of_rule && e.what == calendar_change::undone) {
        p->second.changed.erase(*e.on);
    } else if (of_rule) {
        auto& to = p->second.changed[*e.on] = e.to;
        if (to && !to->time) to->time = e.on->time;
    } else if (e.what == calendar_change::moved && p != plan.end()) {
        p->second.at = *e.to;
    } else if (p != plan.end() && (e.what == calendar_change::skipped ||
                                   (e.what == calendar_change::block_skipped && p->second.rule.empty()))) {
        skipped.insert(plan.extract(p));
    } else if (e.what == calendar_change::undone && skipped.contains(e.uid)) {
        plan.insert(skipped.extract(e.uid));
    } else if (e.what == calendar_change::undone && reached.contains(e.uid)) {
        p->second = reached.at(e.uid);
    } else if (e.what == calendar_change::reached && p != plan.end()) {
        reached[e.uid] = p->second;
        p->second.kind = ledger::object_kind::closed;
        p->second.done = true;
        if (!p->second.task)
            p->second.title =
                "✓ " + p->second.title.substr(5) + ", " + lower_ascii(p->second.title.substr(0, 4));
    } else if (e.what == calendar_change::no_answer && p != plan.end()) {
        p->second.at.day += days(2);
    }
    return {true, fmt::format("entry-{}", entered.size()), answered};
}

result<http::response> world::carry(const dav::request& c, std::uint64_t connection, const mishap& m,
                                    bool& crashed) {
    ++requests;
    server.connection = connection;
    if (m.at != requests) return change ? change(server.answer(c)) : server.answer(c);
    using enum mishap::kind;
    switch (m.what) {
    case before:
        return fail(errc::unavailable, "dav.example.org: no connection");
    case after:
        static_cast<void>(server.answer(c));
        return fail(errc::unavailable, "dav.example.org: cut off");
    case crash:
        static_cast<void>(server.answer(c));
        crashed = true;
        return fail(errc::unavailable, "");
    case status_after:
        static_cast<void>(server.answer(c));
        [[fallthrough]];
    case status: {
        http::response r = http::text_response(m.status, "text/plain", m.body);
        if (m.status == 401) r.headers.add("WWW-Authenticate", "Basic realm=\"calendars\"");
        return r;
    }
    case body: {
        http::response r = server.answer(c);
        r.body = std::make_shared<const std::string>(m.body);
        return r;
    }
    case half: {
        http::response r = server.answer(c);
        r.body = std::make_shared<const std::string>(r.text().substr(0, r.text().size() / 2));
        return r;
    }
    }
    return fail(errc::internal, "");
}

std::optional<dav::sync_report> world::sync(const mishap& m) {
    requests = 0;
    saves = 0;
    bool crashed = false;
    dav::sync r({.settings = {.account = "home",
                              .base = dav::parse_url(base).value(),
                              .calendar = calendar,
                              .named = named,
                              .color = "#2E8B57FF",
                              .tasks = tasks,
                              .restore = restore,
                              .confirmed = confirmed,
                              .adopt = adopt,
                              .services = {},
                              .in_flight = in_flight},
                 .who = {user, "secret"},
                 .kept = kept,
                 .local = local(),
                 .zone = zone,
                 .now = now,
                 .random = [] { return std::string(32, 'a'); },
                 .in_vain = in_vain});
    struct answered {
        unsigned id;
        std::uint64_t connection;
        result<http::response> what;
    };
    std::vector<answered> answers;
    std::vector<std::uint64_t> idle; // connections; the one used last is taken first
    std::uint64_t connections = 0;
    for (int steps = 0; steps < 10'000; ++steps) {
        dav::step s = r.next();
        if (auto* out = std::get_if<dav::send>(&s)) {
            if (idle.empty()) idle.push_back(++connections);
            const std::uint64_t on = idle.back();
            idle.pop_back();
            if (const auto value = r.authorize(out->id, on))
                out->what.message.headers.set("Authorization", *value);
            answers.push_back({out->id, on, carry(out->what, on, m, crashed)});
            if (crashed) return std::nullopt;
        } else if (auto* keep = std::get_if<dav::save>(&s)) {
            ++saves;
            ledger::apply(kept, keep->what);
        } else if (auto* said = std::get_if<dav::enter>(&s)) {
            std::vector<dav::edit_result> results;
            for (const dav::edit& e : said->edits) results.push_back(enter(e));
            r.entered(std::move(results), local());
        } else if (std::holds_alternative<dav::wait>(s)) {
            if (answers.empty()) throw std::runtime_error("waits for nothing");
            const answered newest = std::move(answers.back()); // the newest first: order must not matter
            answers.pop_back();
            idle.push_back(newest.connection);
            r.arrived(newest.id, newest.what);
        } else {
            in_vain = std::get<dav::done>(s).report.in_vain;
            return std::get<dav::done>(s).report;
        }
    }
    throw std::runtime_error("does not end");
}

std::string world::disagreement() const {
    std::string wrong;
    std::set<std::string> ours;
    for (const auto& [uid, p] : plan) {
        const auto k = kept.objects.find(uid);
        if (k == kept.objects.end()) {
            wrong += uid + " is not kept\n";
            continue;
        }
        const bool taken = k->second.state == ledger::copy_state::creating && k->second.fresh;
        if (k->second.state != ledger::copy_state::agreed && !taken) wrong += uid + " is not agreed\n";
        const std::string there = dav::uid_there(k->second);
        if (!server.has(there)) {
            wrong += there + " is not there\n";
            continue;
        }
        const auto l = dav::read_object(rendered(uid, p)).value();
        const auto r = dav::read_object(server.body(there)).value();
        ours.insert(r.uid); // which may be the server's own
        const auto* lm = dav::master(l);
        const auto* rm = dav::master(r);
        if (dav::start_of(*lm, l, zone) != dav::start_of(*rm, r, zone))
            wrong += uid + " is at another time\n";
        if (dav::is_completed(*lm) != dav::is_completed(*rm)) wrong += uid + " is done on one side\n";
    }
    for (const auto& [uid, body] : server.objects())
        if (!ours.contains(uid) && !server.foreign.contains(uid)) wrong += uid + " is there and not ours\n";
    for (const auto& uid : server.foreign)
        if (!server.has(uid)) wrong += uid + ", which is foreign, is gone\n";
    for (const auto& v : server.violations) wrong += v + "\n";
    return wrong;
}

} // namespace intouch::dav_test
