// SPDX-License-Identifier: MIT
#include "roster/read_http.hpp"

#include "roster/address.hpp"
#include "roster/read_blocks.hpp"

#include <fmt/format.h>

namespace intouch::roster {
namespace {

std::optional<listen_address> read_address(table_reader& table, std::string_view key) {
    return table.parsed<listen_address>(key, "an address and port such as \"127.0.0.1:8420\"",
                                        parse_listen_address);
}

/// True when one process cannot listen on both addresses.
bool clash(const listen_address& a, const listen_address& b) {
    return a.port != 0 && a.port == b.port && (a.host == b.host || a.any || b.any);
}

} // namespace

void read_http(table_reader& file, settings& s) {
    auto table = file.table("http");
    if (!table) return;
    http_settings& http = s.http;
    const auto control = read_address(*table, "listen");
    if (control && !control->loopback)
        table->error(
            "listen",
            fmt::format("found \"{}\", expected an address of this machine alone, such as \"127.0.0.1:{}\"; "
                        "a proxy with TLS in front of it opens it to others",
                        control->text, control->port));
    else if (control)
        http.listen = control->text;
    const auto open = read_address(*table, "public");
    if (open) http.open = open->text;
    if (clash(parse_listen_address(http.listen).value(), parse_listen_address(http.open).value()))
        table->error(open ? "public" : "listen",
                     fmt::format("found port {} for listen and for public, expected two different ports",
                                 parse_listen_address(http.open)->port));
    for (const auto& [key, address] : {std::pair{"listen", control}, std::pair{"public", open}})
        if (address && address->port == 0)
            table->warning(key, "port 0 means a free port, another one at each start");
    auto url = table->parsed<std::string>(
        "public_url", "an http or https URL such as \"https://feeds.example.org\"", parse_public_url);
    if (open && open->any && !table->has("public_url"))
        table->warning(
            "public",
            fmt::format("listens on every address of this machine; public_url = \"http://…\" says under "
                        "which name calendars find it"));
    http.public_url = url ? std::move(*url) : "http://" + http.open;
    if (auto hosts = table->texts("hosts", R"(["touch.example.org"])", true)) {
        http.hosts.clear();
        for (const auto& [text, at] : *hosts) {
            if (auto host = parse_host(text))
                http.hosts.push_back(std::move(*host));
            else
                table->error_at(at, "hosts: " + host.error().text);
        }
    }
    table->finish();
}

std::optional<std::set<shown>> read_shows(table_reader& table) {
    const auto found = table.choice_list<shown>("shows", R"(["touches", "blocks"])",
                                                {{"touches", shown::touches},
                                                 {"blocks", shown::blocks},
                                                 {"occasions", shown::occasions},
                                                 {"gatherings", shown::gatherings},
                                                 {"report", shown::report}});
    if (!found || found->empty()) return std::nullopt;
    return std::set<shown>(found->begin(), found->end());
}

naming read_naming(table_reader& table) {
    return table
        .choice<naming>("names",
                        {{"full", naming::full}, {"initials", naming::initials}, {"hidden", naming::hidden}})
        .value_or(naming::full);
}

void read_feeds(table_reader& file, settings& s) {
    if (!file.has("feeds")) return;
    std::map<std::string, feed> feeds;
    file.each("feeds", [&](const std::string& id, table_reader& table) {
        feed f;
        f.id = id;
        f.at = table.at();
        if (auto shows = read_shows(table)) f.shows = std::move(*shows);
        f.names = read_naming(table);
        f.file = table.file("file", "the name of a file").value_or("");
        f.shared = table.choice<bool>("cache", {{"private", false}, {"shared", true}}).value_or(false);
        read_circles(table, f.circles, f.circles_at);
        table.finish();
        feeds.emplace(id, std::move(f));
    });
    for (const auto& [id, f] : feeds)
        for (const auto& [other_id, other] : feeds)
            if (id < other_id && !f.file.empty() && f.file == other.file)
                file.error_at(
                    other.at,
                    fmt::format(
                        "[feeds.{}]: is written to the same file as [feeds.{}], expected a file of its own",
                        other_id, id));
    if (!feeds.empty()) s.feeds = std::move(feeds);
}

} // namespace intouch::roster
