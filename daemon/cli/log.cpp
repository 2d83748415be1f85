// SPDX-License-Identifier: MIT
#include "daemon/cli/log.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/log_interactively.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/cli/resolve_name.hpp"
#include "json/member.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <ranges>

namespace intouch::daemon::commands {

namespace {

result<log> no_outcome(const std::string& found) {
    std::vector<std::string> names;
    std::string list;
    for (const auto each : ledger::outcomes()) {
        names.emplace_back(ledger::name(each));
        list += (list.empty() ? "" : ", ") + names.back();
    }
    return fail(errc::invalid, fmt::format("log: found {}, expected people and then one of {}{}",
                                           intouch::quoted(found), list, did_you_mean(found, names)));
}

/// The words before the outcome are people, and those after it the day: "ada reached yesterday".
result<log> taken_apart(const log& typed) {
    if (typed.people.size() < 2)
        return fail(errc::invalid,
                    "log: expected people and then the outcome, such as: intouch log ada no_answer");
    auto after = std::ranges::find_if(typed.people | std::views::reverse, [](const std::string& word) {
                     return parse_outcome(word).has_value();
                 }).base();
    if (after - typed.people.begin() < 2) return no_outcome(typed.people.back());
    log said = typed;
    said.outcome = ledger::name(*parse_outcome(*std::prev(after)));
    said.people.assign(typed.people.begin(), std::prev(after));
    if (after != typed.people.end() && !said.on.empty())
        return fail(errc::invalid, fmt::format("log: found {} after the outcome beside --on {}; give one day",
                                               intouch::quoted(*after), intouch::quoted(said.on)));
    for (; after != typed.people.end(); ++after) said.on += (said.on.empty() ? "" : " ") + *after;
    return said;
}

std::string body_of(const std::vector<std::string>& people, const log& said) {
    std::string promise;
    if (!said.promise.empty()) {
        std::string what;
        for (std::size_t i = 1; i < said.promise.size(); ++i) what += (i > 1 ? " " : "") + said.promise[i];
        promise = json::object({{"to", said.promise.front()}, {"note", what}});
    }
    return json::log_request(people,
                             {{"outcome", said.outcome},
                              {"on", said.on},
                              {"channel", said.via},
                              {"note", said.note},
                              {"next", said.next},
                              {"touch", said.touch}},
                             promise);
}

int post_log(const global_options& c, const log& said) {
    std::vector<std::string> ids;
    for (const auto& person : said.people) {
        const auto id = resolve_person(c, person);
        if (!id) return refuse(id.error());
        ids.push_back(*id);
    }
    if (ids.size() == 1)
        return print_recorded(c, post(c, "/api/v1/people/" + ids.front() + "/log", body_of({}, said)));
    return print_recorded(c, post(c, "/api/v1/log", body_of(ids, said)));
}

} // namespace

int run(const global_options& c, const log& wanted) {
    if (wanted.people.empty() && wanted.promise.empty() && isatty(STDIN_FILENO) == 1) {
        const auto said = log_interactively(c);
        return said ? post_log(c, *said) : refuse(said.error());
    }
    const auto said = taken_apart(wanted);
    if (!said) {
        refuse(said.error());
        return 2;
    }
    return post_log(c, *said);
}

} // namespace intouch::daemon::commands
