// SPDX-License-Identifier: MIT
#include "roster/read_accounts.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "roster/address.hpp"
#include "roster/describe_value.hpp"
#include "roster/read_blocks.hpp"
#include "roster/read_http.hpp"
#include "roster/read_secret.hpp"

#include <fmt/format.h>

namespace intouch::roster {
namespace {

/// The address of a calendar may be a secret, so the error does not repeat it.
void check_transport(table_reader& table, const std::string& url) {
    if (is_plain_http_elsewhere(url))
        table.error("url", "found http://, which shows the address to others, expected https://");
}

result<std::string> pin_as_written(std::string_view text) {
    const auto digest = parse_pin(text);
    if (!digest) return std::unexpected(digest.error());
    return std::string(text);
}

} // namespace

void read_busy(table_reader& file, settings& s) {
    file.each("busy", [&](const std::string& id, table_reader& table) {
        busy_source b;
        b.id = id;
        b.at = table.at();
        b.url = table
                    .parsed<std::string>("url", "an https URL such as \"https://example.org/work.ics\"",
                                         parse_source_url)
                    .value_or("");
        b.file = table.file("file", "the name of an ICS file").value_or("");
        if (table.has("url") && table.has("file"))
            table.error("file", "is set beside url, expected only one of the two");
        if (!table.has("url") && !table.has("file"))
            table.missing(
                "url",
                "where the appointments are, such as url = \"https://example.org/work.ics\", or a file");
        b.user = table.text("user").value_or("");
        b.password = read_secret(table, "password");
        if (table.has("user") != table.has("password"))
            table.missing(table.has("user") ? "password" : "user", "user and password together, or neither");
        if (const auto every = table.duration("every", minutes{1})) b.every = *every;
        if (auto me = table.parsed_list<std::string>("me", R"(["ada@example.org"])", parse_mail_address))
            b.me = std::move(*me);
        check_transport(table, b.url);
        table.finish();
        s.busy.emplace(id, std::move(b));
    });
}

void read_buddies(table_reader& file, settings& s) {
    file.each("buddy", [&](const std::string& id, table_reader& table) {
        buddy b;
        b.id = id;
        b.at = table.at();
        b.url = table
                    .parsed<std::string>(
                        "url", "the https URL of a feed such as \"https://example.org/feeds/….ics\"",
                        parse_source_url)
                    .value_or("");
        if (!table.has("url"))
            table.missing("url", "the feed of your buddy, such as url = \"https://example.org/feeds/….ics\"");
        check_transport(table, b.url);
        if (const auto every = table.duration("every", minutes{1})) b.every = *every;
        table.finish();
        s.buddies.emplace(id, std::move(b));
    });
}

void read_caldav(table_reader& file, settings& s) {
    file.each("caldav", [&](const std::string& id, table_reader& table) {
        caldav_account a;
        a.id = id;
        a.at = table.at();
        a.url = table
                    .parsed<std::string>("url", "an https URL such as \"https://cloud.example.org/\"",
                                         parse_account_url)
                    .value_or("");
        if (!table.has("url"))
            table.missing("url", "the server, such as url = \"https://cloud.example.org/\"");
        a.user = table.text("user").value_or("");
        a.password = read_secret(table, "password");
        a.auth =
            table
                .choice<std::string>("auth", {{"basic", "basic"}, {"digest", "digest"}, {"bearer", "bearer"}})
                .value_or("");
        if (!table.has("user") && a.auth != "bearer")
            table.missing("user", "the name you log in with, such as user = \"ada\"");
        if (!table.has("password"))
            table.missing("password", fmt::format("one of {}", secret_shape("password")));
        a.calendar_named = table.has("calendar");
        if (auto calendar = table.name("calendar")) a.calendar = std::move(*calendar);
        if (auto shows = read_shows(table)) a.shows = std::move(*shows);
        read_circles(table, a.circles, a.circles_at);
        a.touches = table
                        .choice<touch_objects>(
                            "touches", {{"events", touch_objects::events}, {"tasks", touch_objects::tasks}})
                        .value_or(a.touches);
        a.deleted =
            table.choice<deletion>("deleted", {{"skip", deletion::skip}, {"restore", deletion::restore}})
                .value_or(a.deleted);
        if (const auto every = table.duration("every", minutes{1})) a.every = *every;
        a.insecure = table.flag("insecure").value_or(false);
        a.ca_file = table.name("ca_file", "the name of a file of certificates").value_or("");
        a.pin = table.parsed<std::string>("pin", "the server's key such as \"sha256//…\"", pin_as_written)
                    .value_or("");
        if (is_plain_http_elsewhere(a.url) && !a.insecure)
            table.error("url", fmt::format("found \"{}\", which sends the password where others can read it, "
                                           "expected https://; insecure = true allows it",
                                           a.url));
        table.finish();
        s.caldav.emplace(id, std::move(a));
    });
}

} // namespace intouch::roster
