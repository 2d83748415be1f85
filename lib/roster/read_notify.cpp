// SPDX-License-Identifier: MIT
#include "roster/read_notify.hpp"

#include "core/text.hpp"
#include "core/url_scheme.hpp"
#include "roster/address.hpp"
#include "roster/describe_value.hpp"
#include "roster/read_blocks.hpp"
#include "roster/read_http.hpp"
#include "roster/read_secret.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::roster {
namespace {

/// The keys that say what kind of target it is.
constexpr std::array<std::string_view, 4> kinds{"ntfy", "to", "url", "command"};

std::string which_kind() {
    return "one of ntfy = \"https://…/topic\", to = \"ada@example.org\", url = \"https://…\" and command = "
           "[\"…\"]";
}

/// A secret may go over plain http only to this machine.
void check_transport(table_reader& table, std::string_view key, const std::string& url,
                     const password_source& secret) {
    if (is_plain_http_elsewhere(url) && is_written(secret))
        table.error(
            key, fmt::format(
                     "found \"{}\", which sends the token where others can read it, expected https://", url));
}

ntfy_target read_ntfy(table_reader& table) {
    ntfy_target t;
    t.url =
        table
            .parsed<std::string>("ntfy", "the URL of a topic such as \"https://ntfy.example.org/my-topic\"",
                                 parse_topic_url)
            .value_or("");
    t.token = read_secret(table, "token");
    check_transport(table, "ntfy", t.url, t.token);
    return t;
}

mail_target read_mail(table_reader& table) {
    constexpr std::string_view address = "an e-mail address such as \"ada@example.org\"";
    mail_target t;
    t.to = table.parsed<std::string>("to", address, parse_mail_address).value_or("");
    t.from = table.parsed<std::string>("from", address, parse_mail_address).value_or("");
    t.smtp = table
                 .parsed<std::string>("smtp", "a mail server such as \"smtps://mail.example.org\"",
                                      parse_mail_server)
                 .value_or("");
    if (!table.has("from")) table.missing("from", "the sender, such as from = \"intouch@example.org\"");
    if (!table.has("smtp"))
        table.missing("smtp", "the mail server, such as smtp = \"smtps://mail.example.org\"");
    t.user = table.text("user").value_or("");
    t.password = read_secret(table, "password");
    if (table.has("user") != table.has("password"))
        table.missing(table.has("user") ? "password" : "user", "user and password together, or neither");
    t.ca_file = table.name("ca_file", "the name of a file of certificates").value_or("");
    t.insecure = table.flag("insecure").value_or(false);
    return t;
}

webhook_target read_webhook(table_reader& table) {
    webhook_target t;
    t.url = table
                .parsed<std::string>("url", "an http or https URL such as \"https://example.org/hook\"",
                                     parse_post_url)
                .value_or("");
    t.secret = read_secret(table, "secret");
    return t;
}

/// Warns of a word in braces that stands for nothing. The program gets it as it is: it may mean something there.
void warn_of_braces(table_reader& table, const std::string& text, const place& at) {
    const std::vector<std::string> known{"{title}", "{text}"};
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", open + 1);
        if (end == std::string::npos || end == open + 1 || text[end] != '}') continue;
        const std::string word = text.substr(open, end + 1 - open);
        if (std::ranges::find(known, word) == known.end())
            table.warning_at(
                at, fmt::format("command: found {}, which stands for nothing; {{title}} and {{text}} "
                                "do{}",
                                quoted(word), suggestion(word, known)));
    }
}

command_target read_command(table_reader& table) {
    command_target t;
    if (const auto words = table.texts("command", R"(["notify-send", "{title}"])", false, true)) {
        for (const auto& [text, at] : *words) {
            warn_of_braces(table, text, at);
            t.words.push_back(text);
        }
    }
    return t;
}

void read_after(table_reader& table, const settings& s, notify_target& t) {
    const node* found = table.raw("after");
    if (found == nullptr) return;
    if (std::holds_alternative<bool>(found->value)) {
        t.after_every_block = table.flag("after").value_or(false);
    } else if (const auto ids = table.ids("after", R"(["calls"])")) {
        std::vector<std::string> blocks;
        for (const auto& [block, of] : s.blocks) blocks.push_back(block);
        for (const auto& [name, at] : *ids) {
            if (!s.blocks.contains(name))
                table.error_at(at, fmt::format("after: found {}, expected a block of this file{}",
                                               quoted(name), suggestion(name, blocks)));
            t.after.push_back(name);
        }
    }
}

std::optional<weekly_time> read_time(table_reader& table, std::string_view key) {
    return table.parsed<weekly_time>(key, "weekdays and a time such as \"Mon-Fri 08:00\"", parse_weekly_time);
}

} // namespace

void read_notify(table_reader& file, settings& s) {
    file.each("notify", [&](const std::string& id, table_reader& table) {
        notify_target t;
        t.id = id;
        t.at = table.at();
        std::vector<std::string_view> given;
        for (const std::string_view kind : kinds)
            if (table.has(kind)) given.push_back(kind);
        if (given.empty()) table.missing("ntfy", which_kind());
        if (given.size() > 1)
            table.error(given[1], fmt::format("is set beside {}, expected only {}", given[0], which_kind()));
        if (given.empty() || given[0] == "ntfy") t.to = read_ntfy(table);
        if (!given.empty() && given[0] == "to") t.to = read_mail(table);
        if (!given.empty() && given[0] == "url") t.to = read_webhook(table);
        if (!given.empty() && given[0] == "command") t.to = read_command(table);
        t.digest = read_time(table, "digest");
        t.report = read_time(table, "report");
        read_after(table, s, t);
        t.trouble = table.flag("trouble").value_or(false);
        if (!table.has("digest") && !table.has("report") && !table.has("after") && !table.has("trouble"))
            table.warning_at(
                t.at, fmt::format("[notify.{}]: never says anything; add digest = \"daily 08:00\", report, "
                                  "after or trouble",
                                  id));
        t.names = read_naming(table);
        read_circles(table, t.circles, t.circles_at);
        table.finish();
        s.notify.emplace(id, std::move(t));
    });
}

} // namespace intouch::roster
