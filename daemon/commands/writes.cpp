// SPDX-License-Identifier: MIT
// The commands that tell the daemon something: each is one POST of the API.
#include "daemon/commands/offline.hpp"
#include "daemon/commands/remote.hpp"
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

} // namespace

int run(const common& c, const move& wanted) {
    return tell(c, wanted.person, "reschedule",
                json::object({{"to", joined(wanted.to)}, {"note", wanted.note}}));
}

int run(const common& c, const skip& wanted) {
    return tell(c, wanted.person, "skip", json::object({{"note", wanted.note}}));
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
