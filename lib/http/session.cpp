// SPDX-License-Identifier: MIT
#include "http/session.hpp"

#include "core/digest.hpp"
#include "http/target.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace intouch::http {
namespace {

constexpr std::size_t signature_letters = 52; // all 256 bits

std::string signature(std::string_view session_key, std::string_view signed_part) {
    return base32(hmac_sha256(session_key, signed_part), signature_letters);
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<instant> end_of(std::string_view session, std::string_view session_key, instant now) {
    const auto dot = session.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto signed_part = session.substr(0, dot);
    if (!equal_secret(session.substr(dot + 1), signature(session_key, signed_part))) return std::nullopt;
    const auto until = number(signed_part.substr(0, signed_part.find('.')));
    if (!until || now.time_since_epoch().count() >= *until) return std::nullopt;
    return instant(seconds(*until));
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

std::string make_session(std::string_view session_key, instant until, std::string_view nonce) {
    const std::string signed_part = fmt::format("{}.{}", until.time_since_epoch().count(), nonce);
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

std::optional<instant> session_end(const request& r, std::string_view name, std::string_view session_key,
                                   instant now) {
    for (const auto session : cookies_of(r, name))
        if (const auto until = end_of(session, session_key, now)) return until;
    return std::nullopt;
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
