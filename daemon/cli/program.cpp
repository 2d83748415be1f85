// SPDX-License-Identifier: MIT
#include "daemon/cli/program.hpp"

#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/cli/qr.hpp"
#include "daemon/cli/terminal.hpp"
#include "daemon/serve.hpp"
#include "json/member.hpp"
#include "store/secret_file.hpp"
#include "words/subscribing.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

namespace {

/// A link that signs a browser in, on this machine or, through a proxy, on a phone.
int print_login(const global_options& c) {
    const auto answer = post(c, "/api/v1/login", "{}");
    if (!answer) return refuse(answer.error());
    if (c.json) {
        fmt::print("{}", *answer);
        return 0;
    }
    const auto urls = json::text_list(*answer, "urls");
    if (!urls.empty()) print_code(urls.front(), words::reach_of_page(urls.front()), output());
    for (const auto& url : urls) fmt::print("{}\n", url);
    fmt::print("Good once, until {}; the browser then stays signed in for 30 days.\n",
               json::text_member(*answer, "until").substr(11, 5));
    return 0;
}

} // namespace

int run(const global_options& c, const serve&) { return daemon::serve(own_paths(c.where)); }

int run(const global_options& c, const status&) {
    const auto answer = get(c, "/api/v1/status");
    if (!answer) return refuse(answer.error());
    if (c.json)
        fmt::print("{}", *answer);
    else
        print_lines(json::text_member(*answer, "text"));
    return 0;
}

int run(const global_options& c, const token& wanted) {
    if (wanted.login) return print_login(c);
    const auto token = store::read_secret_file(find_paths(c.where).state, "token");
    if (!token) return refuse(token.error());
    fmt::print("{}\n", *token);
    return 0;
}

int run(const global_options& c, const version&) {
    if (c.json)
        fmt::print("{{\"version\":\"{}\"}}\n", INTOUCH_VERSION);
    else
        fmt::print("intouch {}\n", INTOUCH_VERSION);
    return 0;
}

} // namespace intouch::daemon::commands
