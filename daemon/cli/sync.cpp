// SPDX-License-Identifier: MIT
#include "daemon/cli/sync.hpp"

#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/print.hpp"
#include "json/member.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace intouch::daemon::commands {

namespace {

/// A first push of thousands of events to a slow server.
constexpr std::chrono::minutes sync_patience{15};

/// A mail server may take a minute, and so may a command.
constexpr std::chrono::minutes patience_with_message{3};

} // namespace

int run(const global_options& c, const sync& wanted) {
    const std::string_view body = wanted.confirm ? R"({"confirm":true})"
                                  : wanted.adopt ? R"({"adopt":true})"
                                                 : "{}";
    const auto answer = post(c, "/api/v1/sync", std::string(body), sync_patience);
    if (!answer) return refuse(answer.error());
    const std::string problems = json::text_member(*answer, "problems");
    if (c.json) {
        fmt::print("{}", *answer);
        return problems.empty() ? 0 : 1;
    }
    if (const std::string text = json::text_member(*answer, "text"); !text.empty()) print_lines(text);
    std::fflush(stdout);
    for (std::size_t at = 0; at < problems.size();) {
        const auto end = std::min(problems.find('\n', at), problems.size());
        print_problem(problems.substr(at, end - at));
        at = end + 1;
    }
    return problems.empty() ? 0 : 1;
}

int run(const global_options& c, const notify& wanted) {
    if (!valid_id(wanted.test))
        return refuse(
            {errc::not_found, fmt::format("found {}, expected the NAME of a [notify.NAME] of intouch.toml",
                                          intouch::quoted(wanted.test))});
    const auto answer =
        post(c, fmt::format("/api/v1/notify/{}/test", wanted.test), "{}", patience_with_message);
    if (!answer) return refuse(answer.error());
    fmt::print("{}{}", c.json ? *answer : json::text_member(*answer, "text"), c.json ? "" : "\n");
    return 0;
}

} // namespace intouch::daemon::commands
