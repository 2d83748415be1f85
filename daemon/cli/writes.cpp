// SPDX-License-Identifier: MIT
#include "daemon/cli/writes.hpp"

#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/cli/resolve_name.hpp"
#include "daemon/files/configuration.hpp"
#include "daemon/files/read_file.hpp"
#include "http/target.hpp"
#include "json/member.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

namespace {

/// Several typed words as one text.
std::string joined(const std::vector<std::string>& typed) {
    std::string text;
    for (const auto& word : typed) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// POST /api/v1/people/ID/`call`.
int tell(const global_options& c, const std::string& person, const std::string& call,
         const std::string& body) {
    const auto id = resolve_person(c, person);
    if (!id) return refuse(id.error());
    return print_recorded(c, post(c, "/api/v1/people/" + *id + "/" + call, body));
}

/// The entries of intouch's own file as they stand there.
int list_captured(const global_options& c) {
    const auto file = captured_file(find_paths(c.where));
    const auto text = read_whole(file);
    if (!text && text.error().code != errc::not_found) return refuse(text.error());
    if (c.json)
        fmt::print("{}\n", json::object({{"file", file.string()}, {"toml", text.value_or("")}}));
    else
        fmt::print("{}", text.value_or("# Nobody was added with \"intouch add\" yet.\n"));
    return 0;
}

/// The error for an option that does not fit what `m` names; empty: none.
std::string misplaced(const resolved_name& m, const std::string& touch, const std::string& on) {
    if (m.kind != name_kind::person && !touch.empty())
        return "--touch: expected with a person, but " + m.id + " is " +
               (m.kind == name_kind::block ? "a block" : "a gathering");
    if (m.kind != name_kind::block && !on.empty())
        return "--on: expected with a block, but " + m.id + " is " +
               (m.kind == name_kind::person ? "on the roster" : "a gathering");
    return {};
}

} // namespace

int run(const global_options& c, const add_somebody& wanted) {
    if (wanted.list) return list_captured(c);
    if (!wanted.remove.empty())
        return print_recorded(
            c, post(c, "/api/v1/captured/" + http::encode_component(wanted.remove) + "/remove", "{}"));
    if (joined(wanted.text).empty()) {
        refuse({errc::invalid,
                "add: expected somebody, such as: intouch add \"Ann Lee, met at the fair, +49 170 "
                "1234567\""});
        return 2;
    }
    const auto answer =
        post(c, "/api/v1/people", json::new_person_request(joined(wanted.text), wanted.circle, wanted.again));
    const int status = print_recorded(c, answer);
    if (answer && !c.json)
        print_lines(
            fmt::format("To take it back: intouch add --remove {}", json::text_member(*answer, "id")));
    return status;
}

int run(const global_options& c, const move& wanted) {
    const auto m = resolve_any(c, wanted.what);
    if (!m) return refuse(m.error());
    if (const auto wrong = misplaced(*m, wanted.touch, wanted.on); !wrong.empty())
        return refuse({errc::invalid, wrong});
    const auto body = json::object(
        {{"to", joined(wanted.to)}, {"touch", wanted.touch}, {"on", wanted.on}, {"note", wanted.note}});
    const auto path = m->kind == name_kind::block       ? "/api/v1/blocks/" + m->id + "/move"
                      : m->kind == name_kind::gathering ? "/api/v1/gatherings/" + m->id + "/reschedule"
                                                        : "/api/v1/people/" + m->id + "/reschedule";
    return print_recorded(c, post(c, path, body));
}

int run(const global_options& c, const skip& wanted) {
    const auto m = resolve_any(c, wanted.what);
    if (!m) return refuse(m.error());
    if (const auto wrong = misplaced(*m, wanted.touch, wanted.on); !wrong.empty())
        return refuse({errc::invalid, wrong});
    if (m->kind == name_kind::gathering)
        return print_recorded(c, post(c, "/api/v1/gatherings/" + m->id + "/log",
                                      json::object({{"outcome", "skipped"}, {"note", wanted.note}})));
    const auto body = json::object({{"touch", wanted.touch}, {"on", wanted.on}, {"note", wanted.note}});
    const std::string of = m->kind == name_kind::block ? "blocks" : "people";
    return print_recorded(c, post(c, "/api/v1/" + of + "/" + m->id + "/skip", body));
}

int run(const global_options& c, const pause& wanted) {
    return tell(c, wanted.person, "pause",
                json::object({{"to", joined(wanted.until)}, {"note", wanted.note}}));
}

int run(const global_options& c, const resume& wanted) {
    return tell(c, wanted.person, "resume", json::object({{"note", wanted.note}}));
}

int run(const global_options& c, const note& wanted) {
    return tell(c, wanted.person, "note", json::object({{"note", joined(wanted.text)}}));
}

int run(const global_options& c, const promise& wanted) {
    return tell(c, wanted.person, "promise",
                json::object({{"to", wanted.to}, {"note", joined(wanted.note)}}));
}

int run(const global_options& c, const kept& wanted) {
    return tell(c, wanted.person, "kept",
                json::object({{"promise", joined(wanted.promise)}, {"note", wanted.note}}));
}

int run(const global_options& c, const gathering& wanted) {
    const auto id = resolve_gathering(c, wanted.gathering);
    if (!id) return refuse(id.error());
    std::vector<std::string> excused;
    for (const auto& each : wanted.excused) {
        auto person = resolve_person(c, each);
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

int run(const global_options& c, const lost& wanted) {
    return tell(c, wanted.person, "lost", json::object({{"note", wanted.note}}));
}

int run(const global_options& c, const found& wanted) {
    return tell(c, wanted.person, "found", json::object({{"note", wanted.note}}));
}

int run(const global_options& c, const confirm& wanted) {
    return tell(c, wanted.person, "confirm", json::object({{"note", wanted.note}}));
}

int run(const global_options& c, const away& wanted) {
    const auto body = json::object({{"from", wanted.from}, {"to", wanted.to}, {"note", joined(wanted.why)}});
    return print_recorded(c, post(c, "/api/v1/away", body));
}

int run(const global_options& c, const undo& wanted) {
    return print_recorded(c, post(c, "/api/v1/undo", json::object({{"entry", wanted.entry}})));
}

} // namespace intouch::daemon::commands
