// SPDX-License-Identifier: MIT
#include "roster/address.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "core/url_scheme.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace intouch::roster {
namespace {

bool is_ipv4(const std::string& host) {
    in_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1;
}
bool is_ipv6(const std::string& host) {
    in6_addr address{};
    return inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

bool is_host_name(std::string_view host) {
    return !host.empty() && host.size() <= 253 && !host.starts_with('.') && !host.starts_with('-') &&
           !host.contains("..") && std::ranges::all_of(host, [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_' || c >= 0x80;
           });
}

struct url_parts {
    std::string scheme; ///< lower case
    std::string_view authority;
    std::string_view rest; ///< path, query and fragment
};

url_parts split(std::string_view url) {
    const std::size_t scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos) return {"", url.substr(0, url.find_first_of("/?#")), {}};
    url_parts parts{lower_ascii(url.substr(0, scheme_end)), {}, {}};
    url.remove_prefix(scheme_end + 3);
    const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
    parts.authority = url.substr(0, end);
    parts.rest = url.substr(end);
    return parts;
}

std::string host_in(std::string_view authority) {
    if (authority.starts_with('[')) return lower_ascii(authority.substr(1, authority.find(']') - 1));
    return lower_ascii(authority.substr(0, authority.find(':')));
}

bool port_is_fine(std::string_view authority) {
    const std::size_t bracket = authority.find(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon == std::string_view::npos) return true;
    return whole_number<std::uint16_t>(authority.substr(colon + 1)).value_or(0) != 0;
}

/// The checks that every URL needs. An error never quotes a URL with a user part, which may hold a password.
result<url_parts> checked(std::string_view text, std::string_view expected) {
    url_parts parts = split(text);
    if (parts.authority.contains('@') && !parts.scheme.empty())
        return fail(errc::invalid, fmt::format("has a user or password in it, expected {}", expected));
    if (std::ranges::any_of(
            text, [](unsigned char c) { return c <= ' ' || c == '\\' || c == '"' || c == '<' || c == '>'; }))
        return fail(errc::invalid, fmt::format("found {} with a character that no URL has, expected {}",
                                               quoted(text), expected));
    const std::string host = host_in(parts.authority);
    if (!(is_host_name(host) || is_ipv6(host)) || !port_is_fine(parts.authority))
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    return parts;
}

} // namespace

result<listen_address> parse_listen_address(std::string_view text) {
    constexpr std::string_view expected = "an address and port such as \"127.0.0.1:8420\"";
    const auto wrong = [&] {
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return wrong();
    listen_address address;
    address.text = text;
    std::string_view host = text.substr(0, colon);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed) host = host.substr(1, host.size() - 2);
    address.host = host;
    if (!(bracketed ? is_ipv6(address.host) : is_ipv4(address.host))) return wrong();
    const std::string_view digits = text.substr(colon + 1);
    if (digits.empty() || !std::ranges::all_of(digits, [](unsigned char c) { return std::isdigit(c) != 0; }))
        return wrong();
    const auto [rest, status] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
    if (status != std::errc())
        return fail(errc::invalid,
                    fmt::format("found {}, expected a port from 1 to 65535 behind the colon", quoted(text)));
    address.loopback = is_loopback(address.host);
    address.any = address.host == "0.0.0.0" || address.host == "::";
    return address;
}

result<std::string> parse_public_url(std::string_view text) {
    constexpr std::string_view expected = "an http or https URL such as \"https://feeds.example.org\"";
    const auto parts = checked(text, expected);
    if (!parts) return std::unexpected(parts.error());
    if ((parts->scheme != "http" && parts->scheme != "https") ||
        parts->rest.find_first_of("?#") != std::string_view::npos)
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    return std::string(text.substr(0, text.find_last_not_of('/') + 1));
}

result<std::string> parse_source_url(std::string_view text) {
    constexpr std::string_view expected = "an https URL such as \"https://example.org/work.ics\"";
    const auto parts = checked(text, expected);
    if (!parts) return std::unexpected(parts.error());
    constexpr std::array<std::string_view, 4> schemes = {"http", "https", "webcal", "webcals"};
    if (std::ranges::find(schemes, parts->scheme) == schemes.end())
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    if (parts->scheme.starts_with("webcal")) return "https" + std::string(text.substr(parts->scheme.size()));
    return std::string(text);
}

result<std::string> parse_account_url(std::string_view text) {
    constexpr std::string_view expected =
        "an https URL such as \"https://cloud.example.org/\", or a host such as \"cloud.example.org\"";
    const auto parts = checked(text, expected);
    if (!parts) return std::unexpected(parts.error());
    if (!parts->scheme.empty() && parts->scheme != "http" && parts->scheme != "https")
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    return std::string(text);
}

result<std::string> parse_topic_url(std::string_view text) {
    constexpr std::string_view expected = "the URL of a topic such as \"https://ntfy.example.org/my-topic\"";
    const auto parts = checked(text, expected);
    if (!parts) return std::unexpected(parts.error());
    const std::size_t slash = text.rfind('/');
    const std::string_view topic = text.substr(slash + 1);
    const bool fine = !topic.empty() && topic.size() <= 64 && std::ranges::all_of(topic, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_';
    });
    if ((parts->scheme != "http" && parts->scheme != "https") || !fine ||
        text.substr(0, slash).ends_with('/'))
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    return std::string(text);
}

result<std::string> parse_post_url(std::string_view text) {
    constexpr std::string_view expected = "an http or https URL such as \"https://example.org/hook\"";
    const auto parts = checked(text, expected);
    if (!parts) return std::unexpected(parts.error());
    if (parts->scheme != "http" && parts->scheme != "https")
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    return std::string(text);
}

result<std::string> parse_mail_server(std::string_view text) {
    constexpr std::string_view expected =
        "a mail server such as \"smtps://mail.example.org\", or smtp:// for STARTTLS";
    const auto parts = checked(text, expected);
    if (!parts) return std::unexpected(parts.error());
    if ((parts->scheme != "smtp" && parts->scheme != "smtps") ||
        parts->rest.find_first_not_of('/') != std::string_view::npos)
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    return std::string(text.substr(0, text.find_last_not_of('/') + 1));
}

bool is_mail_address(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 != text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t,;<>()\"\\") == std::string_view::npos && text.size() <= 254 &&
           !has_control(text);
}

bool is_phone_number(std::string_view text) {
    return std::ranges::count_if(text, is_digit) >= 3 && std::ranges::count(text, '+') <= 1;
}

result<std::string> parse_mail_address(std::string_view text) {
    if (!is_mail_address(text))
        return fail(errc::invalid, fmt::format("found {}, expected an e-mail address such as ada@example.org",
                                               quoted(text)));
    return std::string(text);
}

std::string host_of(std::string_view url) { return host_in(split(url).authority); }

bool is_plain_http_elsewhere(std::string_view url) {
    return url_scheme(url) == "http" && !is_loopback(host_of(url));
}

result<std::string> parse_host(std::string_view text) {
    std::string host = lower_ascii(text);
    if (is_host_name(host) || is_ipv6(host)) return host;
    const std::string name = host_in(host);
    const bool bracketed = host.starts_with('[');
    const bool fine = bracketed ? is_ipv6(name) && host.contains("]:") : is_host_name(name);
    if (fine && host.find_first_of("/?#@") == std::string::npos && port_is_fine(host)) return host;
    return fail(
        errc::invalid,
        fmt::format("found {}, expected a host name such as \"touch.example.org\", also with a port such as "
                    "\"touch.example.org:8443\", without scheme or path",
                    quoted(text)));
}

} // namespace intouch::roster
