// SPDX-License-Identifier: MIT
#include "daemon/notify/transmission.hpp"

#include "core/text.hpp"
#include "dav/fault.hpp"
#include "dav/url.hpp"
#include "http/target.hpp"
#include "notify/payload.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <variant>

namespace intouch::daemon {

namespace {

using roster::command_target;
using roster::mail_target;
using roster::ntfy_target;
using roster::webhook_target;

constexpr std::chrono::seconds longest_command{60};
constexpr std::size_t longest_answer = 65'536;
constexpr std::size_t longest_said = 200;

net::client_settings settings_of_client() {
    net::client_settings s;
    s.sizes.body = longest_answer;
    s.memory = longest_answer;
    s.connections = 1;
    s.insecure = true; // the settings decide: a token goes over plain http to this machine alone
    return s;
}

roster::password_source secret_of(const roster::notify_target& target) {
    if (const auto* t = std::get_if<ntfy_target>(&target.to)) return t->token;
    if (const auto* t = std::get_if<mail_target>(&target.to)) return t->password;
    if (const auto* t = std::get_if<webhook_target>(&target.to)) return t->secret;
    return {};
}

/// Why the server did not take the message.
std::string refusal(const std::string& host, const http::response& r) {
    const auto said = [&]() -> std::string {
        switch (r.status) {
        case 401:
        case 403:
            return "refuses the login: check its token or secret";
        case 404:
            return "knows nothing at this address";
        case 413:
            return "says that the message is too large";
        case 429:
            return "asks to wait";
        default:
            break;
        }
        if (r.status < 300 || r.status >= 400) return fmt::format("answers {}", r.status);
        const auto to = r.headers.find("Location").value_or("");
        return to.empty() ? "leads elsewhere"
                          : "leads to " + intouch::quoted(to) + "; write that address into intouch.toml";
    }();
    return said.contains(std::to_string(r.status)) ? fmt::format("{} {}", host, said)
                                                   : fmt::format("{} {} ({})", host, said, r.status);
}

/// " printed "ok"": what came back, after these words; empty: nothing came back.
std::string said(std::string_view before, std::string_view text) {
    const auto shown = without_control(text.substr(0, longest_said));
    return shown.empty() ? std::string() : fmt::format("{}{}", before, intouch::quoted(shown));
}

std::string filled(std::string word, const std::string& title, const std::string& text) {
    std::string made;
    for (std::size_t at = 0; at < word.size();) {
        if (word.compare(at, 7, "{title}") == 0) {
            made += title;
            at += 7;
        } else if (word.compare(at, 6, "{text}") == 0) {
            made += text;
            at += 6;
        } else {
            made += word[at++];
        }
    }
    return made;
}

} // namespace

std::string form_of(const roster::notify_target& target) {
    if (std::holds_alternative<ntfy_target>(target.to)) return "ntfy";
    if (std::holds_alternative<mail_target>(target.to)) return "mail";
    return std::holds_alternative<webhook_target>(target.to) ? "webhook" : "command";
}

transmission::transmission(parts p, roster::notify_target target, ledger::message_state what,
                           std::move_only_function<void(sent_answer)> then)
    : parts_(std::move(p)), target_(std::move(target)), what_(std::move(what)), then_(std::move(then)) {
    const auto source = secret_of(target_);
    if (std::holds_alternative<std::monostate>(source)) {
        soon_ = parts_.loop.after(std::chrono::nanoseconds(0), [this] { send({}); });
        return;
    }
    secret_ =
        std::make_unique<password_reader>(parts_.loop, source, parts_.folder, [this](result<std::string> r) {
            r ? send(*r) : then_({std::unexpected(r.error())});
        });
}

void transmission::send(const std::string& secret) {
    if (const auto* mail_to = std::get_if<mail_target>(&target_.to)) return mail(*mail_to, secret);
    if (const auto* program = std::get_if<command_target>(&target_.to)) return run(program->words);
    http::request r;
    r.method = "POST";
    r.headers.add("Content-Type", "application/json");
    r.body = what_.payload;
    if (const auto* topic = std::get_if<ntfy_target>(&target_.to)) {
        if (!secret.empty()) r.headers.add("Authorization", "Bearer " + secret);
        return post(notify::split_topic(topic->url).server, std::move(r));
    }
    r.headers.add("webhook-id", parts_.id);
    r.headers.add("webhook-timestamp", std::to_string(parts_.now.time_since_epoch().count()));
    if (!secret.empty())
        r.headers.add("webhook-signature",
                      notify::webhook_signature(secret, parts_.id, parts_.now, what_.payload));
    post(std::get<webhook_target>(target_.to).url, std::move(r));
}

void transmission::post(const std::string& url, http::request r) {
    const auto to = dav::parse_url(url);
    if (!to) return then_({std::unexpected(to.error())});
    client_ = std::make_unique<net::http_client>(parts_.loop, settings_of_client());
    r.target = to->target;
    client_->send(
        {to->scheme == "https", to->host, to->port}, std::move(r),
        [this, host = to->host](const net::exchange_result& answered) { received(host, answered); });
}

void transmission::received(const std::string& host, const net::exchange_result& r) {
    if (!r) return then_({fail(errc::unavailable, r.error().what.text)});
    if (r->status >= 200 && r->status < 300)
        return then_({fmt::format("{} answered {}{}", host, r->status, said(": ", r->text()))});
    sent_answer refused{fail(errc::unavailable, refusal(host, *r))};
    if (r->headers.find("Retry-After")) refused.retry_after = dav::retry_after(*r, parts_.now);
    then_(std::move(refused));
}

void transmission::run(const std::vector<std::string>& words) {
    std::vector<std::string> all;
    for (const auto& w : words) all.push_back(filled(w, what_.title, what_.text));
    child_ = std::make_unique<child_process>(
        parts_.loop, all,
        [this](result<std::string> r) {
            if (!r) return then_({std::unexpected(r.error())});
            const auto printed = said(" printed ", *r);
            then_({target_.id + (printed.empty() ? " ran" : printed)});
        },
        child_limits{.time = longest_command, .output = longest_answer, .input = what_.payload});
}

void transmission::mail(const roster::mail_target& to, const std::string& password) {
    letter l{.server = to.smtp,
             .user = to.user,
             .password = password,
             .ca_file = to.ca_file,
             .insecure = to.insecure,
             .from = to.from,
             .to = to.to,
             .id = parts_.id + "@intouch",
             .subject = notify::mail_header(what_.title),
             .date = notify::mail_date(parts_.now),
             .text = what_.text,
             .html = what_.payload};
    if (!l.ca_file.empty() && !l.ca_file.starts_with('/')) l.ca_file = (parts_.folder / l.ca_file).string();
    mail_ = std::make_unique<mail_delivery>(parts_.loop, std::move(l),
                                            [this](result<std::string> r) { then_({std::move(r)}); });
}

} // namespace intouch::daemon
