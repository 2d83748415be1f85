// SPDX-License-Identifier: MIT
// The commands that tell the daemon something: each is one POST of the API.
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/resolve_name.hpp"
#include "json/member.hpp"

namespace intouch::daemon::commands {

namespace {

/// What was typed as several words.
std::string joined(const std::vector<std::string>& typed) {
    std::string text;
    for (const auto& word : typed) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// POST /api/v1/people/ID/`call`.
int tell(const common& c, const std::string& person, const std::string& call, const std::string& body) {
    const auto id = person_meant(c, person);
    if (!id) return refuse(id.error());
    return print_recorded(c, post(c, "/api/v1/people/" + *id + "/" + call, body));
}

/// An option that says nothing about what is meant; empty: there is none.
std::string misplaced(const meant& m, const std::string& touch, const std::string& on) {
    if (m.kind != meant_kind::person && !touch.empty())
        return "--touch: expected with a person, but " + m.id + " is " +
               (m.kind == meant_kind::block ? "a block" : "a gathering");
    if (m.kind != meant_kind::block && !on.empty())
        return "--on: expected with a block, but " + m.id + " is " +
               (m.kind == meant_kind::person ? "on the roster" : "a gathering");
    return {};
}

} // namespace

int run(const common& c, const move& wanted) {
    const auto m = anything_meant(c, wanted.what);
    if (!m) return refuse(m.error());
    if (const auto wrong = misplaced(*m, wanted.touch, wanted.on); !wrong.empty())
        return refuse({errc::invalid, wrong});
    const auto body = json::object(
        {{"to", joined(wanted.to)}, {"touch", wanted.touch}, {"on", wanted.on}, {"note", wanted.note}});
    const auto path = m->kind == meant_kind::block       ? "/api/v1/blocks/" + m->id + "/move"
                      : m->kind == meant_kind::gathering ? "/api/v1/gatherings/" + m->id + "/reschedule"
                                                         : "/api/v1/people/" + m->id + "/reschedule";
    return print_recorded(c, post(c, path, body));
}

int run(const common& c, const skip& wanted) {
    const auto m = anything_meant(c, wanted.what);
    if (!m) return refuse(m.error());
    if (const auto wrong = misplaced(*m, wanted.touch, wanted.on); !wrong.empty())
        return refuse({errc::invalid, wrong});
    if (m->kind == meant_kind::gathering)
        return print_recorded(c, post(c, "/api/v1/gatherings/" + m->id + "/log",
                                      json::object({{"outcome", "skipped"}, {"note", wanted.note}})));
    const auto body = json::object({{"touch", wanted.touch}, {"on", wanted.on}, {"note", wanted.note}});
    const std::string of = m->kind == meant_kind::block ? "blocks" : "people";
    return print_recorded(c, post(c, "/api/v1/" + of + "/" + m->id + "/skip", body));
}

int run(const common& c, const pause& wanted) {
    return tell(c, wanted.person, "pause",
                json::object({{"to", joined(wanted.until)}, {"note", wanted.note}}));
}

int run(const common& c, const resume& wanted) {
    return tell(c, wanted.person, "resume", json::object({{"note", wanted.note}}));
}

int run(const common& c, const note& wanted) {
    return tell(c, wanted.person, "note", json::object({{"note", joined(wanted.text)}}));
}

int run(const common& c, const promise& wanted) {
    return tell(c, wanted.person, "promise",
                json::object({{"to", wanted.to}, {"note", joined(wanted.note)}}));
}

int run(const common& c, const kept& wanted) {
    return tell(c, wanted.person, "kept",
                json::object({{"promise", joined(wanted.promise)}, {"note", wanted.note}}));
}

int run(const common& c, const gathering& wanted) {
    const auto id = gathering_meant(c, wanted.gathering);
    if (!id) return refuse(id.error());
    std::vector<std::string> excused;
    for (const auto& each : wanted.excused) {
        auto person = person_meant(c, each);
        if (!person) return refuse(within("--excused", person.error()));
        excused.push_back(std::move(*person));
    }
    return print_recorded(
        c,
        post(c, "/api/v1/gatherings/" + *id + "/log",
             json::object(
                 {{"outcome", wanted.outcome}, {"on", wanted.on}, {"to", wanted.to}, {"note", wanted.note}},
                 {"excused", std::move(excused)})));
}

int run(const common& c, const lost& wanted) {
    return tell(c, wanted.person, "lost", json::object({{"note", wanted.note}}));
}

int run(const common& c, const found& wanted) {
    return tell(c, wanted.person, "found", json::object({{"note", wanted.note}}));
}

int run(const common& c, const undo& wanted) {
    return print_recorded(c, post(c, "/api/v1/undo", json::object({{"entry", wanted.entry}})));
}

} // namespace intouch::daemon::commands
