// SPDX-License-Identifier: MIT
#include "daemon/cli/feeds.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/cli/daemon_client.hpp"
#include "daemon/cli/local_plan.hpp"
#include "daemon/cli/print.hpp"
#include "daemon/cli/qr.hpp"
#include "daemon/cli/terminal.hpp"
#include "daemon/files/feed_addresses.hpp"
#include "daemon/system/qr_code.hpp"
#include "http/secrets.hpp"
#include "http/target.hpp"
#include "json/feed_links.hpp"
#include "json/member.hpp"
#include "store/database.hpp"
#include "store/secret_file.hpp"
#include "words/subscribing.hpp"

#include <fmt/format.h>

namespace intouch::daemon::commands {

namespace {

/// The addresses, from the files and the key; no daemon is needed.
result<std::vector<json::feed_link>> own_links(const paths& where) {
    const loaded files = load(where);
    if (!files.usable) return fail(errc::invalid, "the files have errors (\"intouch check\" shows them)");
    const auto key = store::read_secret_file(where.state, "key");
    if (!key) return std::unexpected(key.error());
    const auto store = store::database::open(where.state, store::access::read, {});
    if (!store) return std::unexpected(store.error());
    auto generations = store->generations();
    if (!generations) return std::unexpected(generations.error());
    std::vector<json::feed_link> links;
    for (const auto& [id, feed] : files.value.settings.feeds) {
        const auto generation = static_cast<std::uint32_t>((*generations)[id]);
        links.push_back(
            subscription(files.value.settings.http, id, http::feed_secret(*key, {id, generation})));
    }
    return links;
}

/// The addresses that the daemon has; without a daemon those of the files.
result<std::vector<json::feed_link>> feed_links(const global_options& c) {
    if (const auto status = own_daemon(c))
        if (const auto answer = get(c, "/api/v1/feeds")) {
            tell_of_mistakes(*status);
            return json::feed_links(*answer);
        }
    return own_links(find_paths(c.where));
}

result<std::vector<json::feed_link>> wanted_links(const global_options& c, const std::string& id) {
    auto links = feed_links(c);
    if (!links || id.empty()) return links;
    std::vector<std::string> ids;
    for (const auto& link : *links) {
        if (link.id == id) return std::vector{link};
        ids.push_back(link.id);
    }
    std::string text = fmt::format("found {}, expected a feed:", intouch::quoted(id));
    for (const auto& known : ids) text += (known == ids.front() ? " " : ", ") + known;
    text += did_you_mean(id, ids);
    return fail(errc::not_found, text);
}

void print_link(const json::feed_link& link, bool qr, const terminal& to) {
    fmt::print("{}\n  {}\n  {}\n", painted(link.id, paint::bold, to), link.url, link.webcal);
    if (!qr) return;
    fmt::print("\n");
    print_code(link.webcal, words::reach_of_address(link.url), to);
}

void print_steps(const json::feed_link& link, const roster::settings& s, const terminal& to) {
    fmt::print("\n");
    if (const auto warning = words::reach_of_address(link.url); !warning.empty()) print_line(warning);
    if (words::is_of_this_machine(link.url)) {
        print_line("Ways to a phone, the shortest first; the README has the lines of each:");
        for (const auto& way : words::ways_to_a_phone(s)) print_line("  - " + way, 4);
        fmt::print("\n");
    }
    fmt::print("To subscribe to {}:\n", link.id);
    for (const auto& app :
         words::subscribing_steps(link.url, link.webcal, "the QR code (intouch feeds --qr)")) {
        fmt::print("\n{}\n", painted(app.with, paint::bold, to));
        for (const auto& step : app.steps) print_line("  " + step, 4);
    }
}

/// Gives the feed a new address; the old address ends.
int rotate(const global_options& c, const std::string& id) {
    const auto answer = post(c, "/api/v1/feeds/" + http::encode_component(id) + "/rotate", "{}");
    if (!answer) return refuse(answer.error());
    if (c.json) {
        fmt::print("{}", *answer);
        return 0;
    }
    print_line(fmt::format("The old address of {} is gone, with all its links. The new one:", id));
    fmt::print("  {}\n  {}\n", json::text_member(*answer, "url"), json::text_member(*answer, "webcal"));
    return 0;
}

} // namespace

int run(const global_options& c, const feeds& wanted) {
    if (!wanted.rotate.empty()) return rotate(c, wanted.rotate);
    const auto links = wanted_links(c, wanted.feed);
    if (!links) return refuse(links.error());
    if (c.json) {
        fmt::print("{}", json::feeds(*links));
        return 0;
    }
    const terminal to = output();
    for (const auto& link : *links) print_link(link, wanted.qr, to);
    if (!wanted.qr && !links->empty())
        print_steps(links->front(), load(find_paths(c.where)).value.settings, to);
    return 0;
}

} // namespace intouch::daemon::commands
