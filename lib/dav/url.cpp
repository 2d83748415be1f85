// SPDX-License-Identifier: MIT
#include "dav/url.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace intouch::dav {

namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string percent(char c) { return fmt::format("%{:02X}", static_cast<unsigned char>(c)); }

/// Decodes once. An invalid escape stays as it is.
std::string decode(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size();
        const int high = escape ? hex_digit(text[i + 1]) : -1;
        const int low = escape ? hex_digit(text[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// Decodes until nothing changes. No server encodes more than four times.
std::string decode_all(std::string_view text) {
    constexpr int most = 4;
    std::string now(text);
    for (int i = 0; i < most; ++i) {
        std::string next = decode(now);
        if (next == now) break;
        now = std::move(next);
    }
    return now;
}

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
    }
    return parts;
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find_first_of("?#")); }

bool climbs(std::string_view target) {
    const std::string decoded = decode_all(path_of(target));
    const auto parts = segments(decoded);
    return std::ranges::find(parts, std::string_view("..")) != parts.end();
}

/// The target as a request line may hold it.
std::string sendable(std::string_view target) {
    std::string out;
    for (const char c : target) {
        const bool plain =
            c > ' ' && c < '\x7f' && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
        out += plain ? std::string(1, c) : percent(c);
    }
    return out;
}

/// The path without its "." segments.
std::string without_dots(std::string_view path) {
    std::string out;
    const auto parts = segments(path);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        if (parts[i] == "." && i > 0) continue;
        out += parts[i];
        if (!last) out += '/';
    }
    if (path.ends_with('/') && !out.ends_with('/')) out += '/';
    return out;
}

std::uint16_t usual_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

bool valid_host(std::string_view host) {
    return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, [](char c) {
        return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == ':';
    });
}

/// "host", "host:port" or "[::1]:port".
bool read_authority(std::string_view text, url& u) {
    std::string_view host = text;
    std::string_view port;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos) return false;
        host = text.substr(1, end - 1);
        port = text.substr(end + 1);
    } else if (const auto colon = text.find(':'); colon != std::string_view::npos) {
        host = text.substr(0, colon);
        port = text.substr(colon);
    }
    u.host = lower_ascii(host);
    if (u.host.ends_with('.')) u.host.pop_back();
    u.port = usual_port(u.scheme);
    if (port.size() > 1) {
        const auto number = whole_number<std::uint16_t>(port.substr(1));
        if (!number || *number == 0) return false;
        u.port = *number;
    }
    return valid_host(u.host);
}

/// Domains whose hosts are one service and redirect users to each other.
constexpr std::array<std::string_view, 1> pools{"icloud.com"};

bool is_below(std::string_view host, std::string_view domain) {
    return host.size() > domain.size() && host.ends_with(domain) &&
           host[host.size() - domain.size() - 1] == '.';
}

std::unexpected<error> no_address(std::string_view text, std::string_view why) {
    return fail(errc::invalid, fmt::format("found {}, {}; expected an address such as "
                                           "\"https://cloud.example.org/remote.php/dav/\"",
                                           quoted(text), why));
}

} // namespace

result<url> parse_url(std::string_view text) {
    if (has_control(text) || text.find(' ') != std::string_view::npos)
        return no_address(text, "which has a blank or control character in it");
    const auto colon = text.find("://");
    if (colon == std::string_view::npos) return no_address(text, "which has no \"https://\"");
    url u;
    u.scheme = lower_ascii(text.substr(0, colon));
    if (u.scheme != "https" && u.scheme != "http") return no_address(text, "which is neither https nor http");
    text.remove_prefix(colon + 3);
    const auto slash = text.find_first_of("/?#");
    const std::string_view authority = text.substr(0, slash);
    if (authority.find('@') != std::string_view::npos)
        return fail(errc::invalid,
                    "found a user or password in the address; write them as user and password");
    if (!read_authority(authority, u)) return no_address(authority, "which is no host");
    std::string_view rest = slash == std::string_view::npos ? std::string_view() : text.substr(slash);
    rest = rest.substr(0, rest.find('#'));
    u.target = sendable(rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest));
    if (climbs(u.target)) return no_address(text, "which climbs by \"..\"");
    return u;
}

std::string print(const url& u) {
    const bool six = u.host.find(':') != std::string::npos;
    std::string text = u.scheme + "://" + (six ? "[" + u.host + "]" : u.host);
    if (u.port != usual_port(u.scheme)) text += fmt::format(":{}", u.port);
    return text + u.target;
}

bool same_origin(const url& a, const url& b) {
    return a.scheme == b.scheme && a.host == b.host && a.port == b.port;
}

std::optional<url> resolve(const url& base, std::string_view reference) {
    reference = reference.substr(0, reference.find('#'));
    const auto scheme_end = reference.find("://");
    if (scheme_end != std::string_view::npos &&
        path_of(reference.substr(0, scheme_end)).size() == scheme_end &&
        reference.find('/') == scheme_end + 1) {
        auto absolute = parse_url(sendable(reference));
        return absolute ? std::optional(*absolute) : std::nullopt;
    }
    url u = base;
    if (reference.starts_with("//")) {
        auto absolute = parse_url(base.scheme + ":" + sendable(reference));
        return absolute ? std::optional(*absolute) : std::nullopt;
    }
    if (reference.starts_with('/')) {
        u.target = std::string(reference);
    } else if (reference.starts_with('?')) {
        u.target = std::string(path_of(base.target)) + std::string(reference);
    } else if (!reference.empty()) {
        const std::string_view path = path_of(base.target);
        u.target = std::string(path.substr(0, path.rfind('/') + 1)) + std::string(reference);
    }
    if (climbs(u.target)) return std::nullopt;
    const std::size_t path_length = path_of(u.target).size();
    u.target = sendable(without_dots(path_of(u.target)) + u.target.substr(path_length));
    return u;
}

bool may_have_credentials(const url& configured, const url& other) {
    if (same_origin(configured, other)) return true;
    if (configured.scheme != "https" || other.scheme != "https" || configured.port != other.port)
        return false;
    if (is_below(other.host, configured.host) && configured.host.find('.') != std::string::npos) return true;
    return std::ranges::any_of(pools, [&](std::string_view pool) {
        return (configured.host == pool || is_below(configured.host, pool)) &&
               (other.host == pool || is_below(other.host, pool));
    });
}

std::string encode_segment(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
        out += plain ? std::string(1, c) : percent(c);
    }
    return out;
}

std::optional<std::string> href_key(const url& base, std::string_view href) {
    const auto absolute = resolve(base, href);
    if (!absolute) return std::nullopt;
    std::string key;
    for (std::string_view segment : segments(path_of(absolute->target))) {
        if (segment.empty()) continue;
        std::string name = decode_all(segment);
        if (name.ends_with(".php")) name.resize(name.size() - 4);
        key += "/" + encode_segment(name);
    }
    return key;
}

std::optional<url> member_url(const url& collection, std::string_view href) {
    auto at = resolve(collection, href);
    const auto within = href_key(collection, collection.target);
    const auto key = href_key(collection, href);
    if (!at || !within || !key || !is_member(*within, *key)) return std::nullopt;
    at->scheme = collection.scheme;
    at->host = collection.host;
    at->port = collection.port;
    return at;
}

bool is_member(std::string_view collection_key, std::string_view key) {
    return key.size() > collection_key.size() + 1 && key.starts_with(collection_key) &&
           key[collection_key.size()] == '/' &&
           key.find('/', collection_key.size() + 1) == std::string_view::npos;
}

} // namespace intouch::dav
