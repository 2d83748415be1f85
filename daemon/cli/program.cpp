// SPDX-License-Identifier: MIT
#include "daemon/cli/program.hpp"

#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/cli/qr.hpp"
#include "daemon/cli/terminal.hpp"
#include "daemon/files/access_tokens.hpp"
#include "daemon/files/configuration.hpp"
#include "daemon/serve.hpp"
#include "daemon/system/random.hpp"
#include "http/tokens.hpp"
#include "json/login_link.hpp"
#include "json/member.hpp"
#include "store/secret_file.hpp"
#include "words/subscribing.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

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

/// A token for another program. It is shown here and never again.
int make_token(const global_options& c, const token& wanted) {
    const auto may = http::parse_scope(wanted.scope);
    if (!may) {
        refuse({errc::invalid,
                fmt::format("--scope: found {}, expected read, log or all", intouch::quoted(wanted.scope))});
        return 2;
    }
    const auto state = find_paths(c.where).state;
    const std::string made = hex(random_bytes<32>());
    const loaded files = load(find_paths(c.where)); // its day is the user's
    const instant now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    const http::named_token entry{wanted.fresh, *may, day_at(files.value.zone, now),
                                  http::digest_of_token(made)};
    const auto done =
        change_tokens(state, [&](auto tokens) { return http::with_token(std::move(tokens), entry); });
    if (!done) return refuse(done.error());
    if (c.json)
        fmt::print("{}\n", json::object({{"name", entry.name}, {"scope", wanted.scope}, {"token", made}}));
    else
        fmt::print("{}\n", made);
    if (!c.json)
        fmt::print(stderr, "This token is shown once; `intouch token --revoke {}` ends it.\n", entry.name);
    return 0;
}

int list_tokens(const global_options& c) {
    const auto tokens = read_tokens(find_paths(c.where).state);
    if (!tokens) return refuse(tokens.error());
    if (c.json) {
        fmt::print("{}", json::named_tokens(*tokens));
        return 0;
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& t : *tokens)
        rows.push_back({t.name, std::string(http::name(t.may)), "made " + intouch::print(t.made)});
    if (rows.empty()) print_line("There is only the token of this machine.");
    print_table(rows);
    return 0;
}

int revoke_token(const global_options& c, const std::string& name) {
    const auto done = change_tokens(
        find_paths(c.where).state, [&](auto tokens) { return http::without_token(std::move(tokens), name); });
    if (!done) return refuse(done.error());
    fmt::print("{} is revoked.\n", name);
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
    if (!wanted.fresh.empty()) return make_token(c, wanted);
    if (wanted.list) return list_tokens(c);
    if (!wanted.revoke.empty()) return revoke_token(c, wanted.revoke);
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
