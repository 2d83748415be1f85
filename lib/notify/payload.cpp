// SPDX-License-Identifier: MIT
#include "notify/payload.hpp"

#include "core/digest.hpp"
#include "http/http_date.hpp"
#include "json/touch_json.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::notify {

namespace {

constexpr int document_version = 1;
constexpr int usual_priority = 3; // of 1 to 5
constexpr std::string_view secret_prefix = "whsec_";
constexpr std::size_t most_buttons = 3;
constexpr std::size_t plain_bytes = 68; // with "Subject: ", at most 78 (RFC 5322 2.1.1)
constexpr std::size_t word_bytes = 42;  // of a title in one encoded word: 75 letters at most (RFC 2047 2)

void put_actions(json::writer& w, const message& m) {
    w.begin_array();
    for (const button& b : m.buttons) {
        w.begin_object();
        w.key("action").text("http");
        w.key("label").text(b.label);
        w.key("url").text(b.url);
        w.key("method").text("POST");
        w.key("headers").begin_object();
        w.key("Content-Type").text("application/x-www-form-urlencoded");
        w.end_object();
        w.key("body").text(b.form);
        w.key("clear").boolean(true);
        w.end_object();
    }
    if (!m.page.empty() && m.buttons.size() < most_buttons) {
        w.begin_object();
        w.key("action").text("view");
        w.key("label").text("Open");
        w.key("url").text(m.page);
        w.end_object();
    }
    w.end_array();
}

} // namespace

std::string id_of(const message& m, std::string_view instance) {
    return base32(sha256(fmt::format("message\n{}\n{}\n{}", instance, m.target, m.key)), 26);
}

std::string document(const message& m, const plan::plan_input& in) {
    json::writer w;
    w.begin_object();
    w.key("version").integer(document_version);
    w.key("id").text(id_of(m, in.instance));
    w.key("kind").text(name(m.kind));
    w.key("target").text(m.target);
    w.key("at").time(m.due, in.zone);
    w.key("title").text(m.title);
    w.key("text").text(plain_text(m));
    w.key("page").text_or_null(m.page);
    w.key("touches").list(m.touches, [&](json::writer& to, const plan::touch& t) { json::put(to, t, in); });
    w.end_object();
    return std::move(w).done();
}

std::string ntfy_json(const message& m, std::string_view topic, std::string_view id) {
    json::writer w;
    w.begin_object();
    w.key("topic").text(topic);
    w.key("title").text(m.title);
    w.key("message").text(plain_text(m));
    w.key("priority").integer(usual_priority);
    w.key("sequence_id").text(id); // a repetition takes the place of the first
    if (!m.click.empty()) w.key("click").text(m.click);
    if (!m.buttons.empty() || !m.page.empty()) {
        w.key("actions");
        put_actions(w, m);
    }
    w.end_object();
    return std::move(w).done();
}

ntfy_address split_topic(std::string_view url) {
    const std::size_t slash = url.rfind('/');
    return {std::string(url.substr(0, slash + 1)), std::string(url.substr(slash + 1))};
}

std::string webhook_signature(std::string_view secret, std::string_view id, instant at,
                              std::string_view body) {
    std::string key(secret);
    if (secret.starts_with(secret_prefix))
        if (auto decoded = decode_base64(secret.substr(secret_prefix.size()))) key = std::move(*decoded);
    const auto made = hmac_sha256(key, fmt::format("{}.{}.{}", id, at.time_since_epoch().count(), body));
    return "v1," + base64({reinterpret_cast<const char*>(made.data()), made.size()});
}

std::string mail_header(std::string_view text) {
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
    if (plain && text.size() <= plain_bytes && !text.contains("=?")) return std::string(text);
    std::string all;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(at + word_bytes, text.size());
        while (end < text.size() && end > at + 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        all += fmt::format("{}=?utf-8?B?{}?=", all.empty() ? "" : "\r\n ", base64(text.substr(at, end - at)));
        at = end;
    }
    return all;
}

std::string mail_date(instant at) {
    std::string date = http::print_http_date(at);
    return date.replace(date.rfind("GMT"), 3,
                        "+0000"); // a zone by its name is obsolete in mail (RFC 5322 4.3)
}

minutes wait_after(int tries) {
    static constexpr std::array<int, 6> waits{1, 2, 5, 10, 20, 40};
    return minutes{tries >= 1 && tries <= static_cast<int>(waits.size())
                       ? waits.at(static_cast<std::size_t>(tries) - 1)
                       : 60};
}

} // namespace intouch::notify
