// SPDX-License-Identifier: MIT
#include "http/session.hpp"

#include "core/ascii.hpp"
#include "core/digest.hpp"
#include "core/text.hpp"
#include "http/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace intouch::http {
namespace {

constexpr std::size_t signature_letters = 52; // all 256 bits

std::string signature(std::string_view session_key, std::string_view signed_part) {
    return base32(hmac_sha256(session_key, signed_part), signature_letters);
}

std::optional<session> parse_session(std::string_view text, std::string_view session_key) {
    const auto dot = text.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto signed_part = text.substr(0, dot);
    if (!equal_secret(text.substr(dot + 1), signature(session_key, signed_part))) return std::nullopt;
    const auto middle = std::min(signed_part.find('.'), signed_part.size());
    const auto until = whole_number<std::int64_t>(signed_part.substr(0, middle));
    if (!until || middle == signed_part.size()) return std::nullopt;
    return session{std::string(signed_part.substr(middle + 1)), instant(seconds(*until))};
}

std::string cookie(std::string_view name, std::string_view value, std::string_view path, seconds lasts,
                   bool secure) {
    return fmt::format("{}={}; Path={}; Max-Age={}; HttpOnly; SameSite=Strict{}", name, value, path,
                       lasts.count(), secure ? "; Secure" : "");
}

} // namespace

std::string session_key(std::string_view key, std::string_view token) {
    return base32(hmac_sha256(key, fmt::format("session\n{}", token)), signature_letters);
}

std::string session_name(std::uint16_t port) { return fmt::format("intouch_{}", port); }

std::string make_session(std::string_view session_key, const session& s) {
    const std::string signed_part = fmt::format("{}.{}", s.until.time_since_epoch().count(), s.id);
    return signed_part + "." + signature(session_key, signed_part);
}

// RFC 6265 4.2: "a=1; b=2".
std::vector<std::string_view> cookies_of(const request& r, std::string_view name) {
    std::vector<std::string_view> values;
    for (std::size_t i = 0; i < r.headers.size(); ++i) {
        if (!equal_ignoring_case(r.headers[i].name, "Cookie")) continue;
        std::string_view rest = r.headers[i].value;
        while (!rest.empty()) {
            const auto end = std::min(rest.find(';'), rest.size());
            const auto pair = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const auto equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name)
                values.push_back(pair.substr(equals + 1));
        }
    }
    return values;
}

std::vector<session> sessions_of(const request& r, std::string_view name, std::string_view session_key,
                                 instant now) {
    std::vector<session> all;
    for (const auto cookie : cookies_of(r, name))
        if (auto one = parse_session(cookie, session_key); one && now < one->until)
            all.push_back(*std::move(one));
    return all;
}

ended_sessions parse_ended_sessions(std::string_view text) {
    ended_sessions ended;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto words = words_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.size() != 2) continue;
        if (const auto until = whole_number<std::int64_t>(words[0]))
            ended.emplace(words[1], instant(seconds(*until)));
    }
    return ended;
}

std::string print_ended_sessions(const ended_sessions& ended) {
    std::string text;
    for (const auto& [id, until] : ended)
        text += fmt::format("{} {}\n", until.time_since_epoch().count(), id);
    return text;
}

std::string session_cookie(std::string_view name, std::string_view session, bool secure) {
    return cookie(name, session, "/", session_length, secure);
}

std::string no_session_cookie(std::string_view name, bool secure) {
    return cookie(name, "", "/", seconds(0), secure);
}

std::string back_name(std::uint16_t port) { return fmt::format("intouch_back_{}", port); }

std::string back_cookie(std::string_view name, std::string_view path, bool secure) {
    return cookie(name, encode_component(path), "/login", std::chrono::hours(1), secure);
}

std::string no_back_cookie(std::string_view name, bool secure) {
    return cookie(name, "", "/login", seconds(0), secure);
}

} // namespace intouch::http
