// SPDX-License-Identifier: MIT
#include "daemon/cli/notify.hpp"

#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "json/member.hpp"
#include "json/writer.hpp"
#include "notify/due.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::daemon::commands {

namespace {

/// A mail server may take a minute, and so may a command.
constexpr std::chrono::minutes patience{3};

int refuse_target(const std::string& name) {
    return refuse(
        {errc::not_found, fmt::format("found {}, expected the NAME of a [notify.NAME] of intouch.toml",
                                      intouch::quoted(name))});
}

} // namespace

int run(const global_options& c, const notify& wanted) {
    if (!valid_id(wanted.test)) return refuse_target(wanted.test);
    const auto answer = post(c, fmt::format("/api/v1/notify/{}/test", wanted.test), "{}", patience);
    if (!answer) return refuse(answer.error());
    fmt::print("{}{}", c.json ? *answer : json::text_member(*answer, "text"), c.json ? "" : "\n");
    return 0;
}

int run(const global_options& c, const digest& wanted) {
    const auto all = open_local_plan(c);
    if (!all && wanted.target.empty() && !c.json) return read_from_daemon(c, "digest", {}, all.error());
    if (!all) return refuse(all.error());
    roster::notify_target target;
    if (!wanted.target.empty()) {
        const auto found = all->config.settings.notify.find(wanted.target);
        if (found == all->config.settings.notify.end()) return refuse_target(wanted.target);
        target = found->second;
    }
    const std::string text = intouch::notify::today_text(planned(*all), all->input(), target);
    if (c.json) {
        json::writer w;
        w.begin_object();
        w.key("text").text(text);
        w.end_object();
        fmt::print("{}", std::move(w).done());
        return 0;
    }
    print_lines(text);
    return 0;
}

} // namespace intouch::daemon::commands
