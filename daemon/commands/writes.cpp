// SPDX-License-Identifier: MIT
// The commands that tell the daemon something: each is one POST of the API.
#include "daemon/commands/offline.hpp"
#include "daemon/commands/remote.hpp"
#include "json/member.hpp"

namespace intouch::daemon::commands {

namespace {

/// POST /api/v1/people/ID/`call`.
int tell(const common& c, const std::string& person, const std::string& call, const std::string& body) {
    const auto id = person_meant(c, person);
    if (!id) return refuse(id.error());
    return print_recorded(c, post(c, "/api/v1/people/" + *id + "/" + call, body));
}

} // namespace

int run(const common& c, const log& wanted) {
    if (wanted.people.size() < 2) {
        refuse(
            {errc::invalid, "log: expected people and then the outcome, such as: intouch log ada no_answer"});
        return 2;
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i + 1 < wanted.people.size(); ++i) {
        const auto id = person_meant(c, wanted.people[i]);
        if (!id) return refuse(id.error());
        ids.push_back(*id);
    }
    const std::vector<json::member> said{{"outcome", wanted.people.back()},
                                         {"on", wanted.on},
                                         {"channel", wanted.via},
                                         {"note", wanted.note},
                                         {"next", wanted.next}};
    if (ids.size() == 1)
        return print_recorded(c, post(c, "/api/v1/people/" + ids.front() + "/log", json::object(said)));
    return print_recorded(c, post(c, "/api/v1/log", json::object(ids, said)));
}

int run(const common& c, const move& wanted) {
    return tell(c, wanted.person, "reschedule", json::object({{"to", wanted.to}, {"note", wanted.note}}));
}

int run(const common& c, const skip& wanted) {
    return tell(c, wanted.person, "skip", json::object({{"note", wanted.note}}));
}

int run(const common& c, const pause& wanted) {
    return tell(c, wanted.person, "pause", json::object({{"to", wanted.until}, {"note", wanted.note}}));
}

int run(const common& c, const resume& wanted) {
    return tell(c, wanted.person, "resume", json::object({{"note", wanted.note}}));
}

int run(const common& c, const note& wanted) {
    return tell(c, wanted.person, "note", json::object({{"note", wanted.text}}));
}

int run(const common& c, const promise& wanted) {
    return tell(c, wanted.person, "promise", json::object({{"to", wanted.to}, {"note", wanted.note}}));
}

int run(const common& c, const undo& wanted) {
    return print_recorded(c, post(c, "/api/v1/undo", json::object({{"entry", wanted.entry}})));
}

} // namespace intouch::daemon::commands
