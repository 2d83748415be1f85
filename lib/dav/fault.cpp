// SPDX-License-Identifier: MIT
#include "dav/fault.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "dav/authentication.hpp"
#include "dav/multistatus.hpp"
#include "http/http_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace intouch::dav {

namespace {

constexpr seconds shortest_wait{60};
constexpr seconds longest_wait{2 * 60 * 60};
constexpr seconds usual{15 * 60};

/// The first paragraph of a small error page, where Cyrus puts its reason; empty: no plain text is there.
std::string_view paragraph_of(std::string_view page) {
    constexpr std::size_t longest_text = 120;
    const auto begin = page.find("<p>");
    if (begin == std::string_view::npos || page.size() > 4096) return {};
    page.remove_prefix(begin + 3);
    const std::string_view text = page.substr(0, page.find('<'));
    const bool plain = text.size() <= longest_text && text.find_first_of("&>\r\n") == std::string_view::npos;
    return plain && page.substr(text.size()).starts_with("</p>") ? trimmed(text) : std::string_view();
}

/// The server's own explanation, as one short line.
std::string words_of(const http::response& r, const error_body& e) {
    if (!e.message.empty()) return e.message;
    if (!e.conditions.empty()) return e.conditions.front().name;
    std::string_view text = r.text();
    if (const auto said = paragraph_of(text); r.status >= 500 && !said.empty()) return std::string(said);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    text = trimmed(text.substr(0, text.find_first_of("\r\n")));
    if (text.starts_with('<') || text.size() > 300) return {};
    return std::string(text);
}

/// Google answers 403 and <error xmlns="DAV:"/> when the quota of the day is spent.
bool is_spent(const http::response& r, const error_body& e) {
    const std::string_view text = trimmed(r.text());
    return r.status == 403 && text.find("error") != std::string_view::npos && e.conditions.empty() &&
           text.starts_with('<') && text.ends_with("/>");
}

/// Some servers repeat the request in an error. intouch does not repeat a password or a secret address.
bool repeats_a_secret(const std::string& words, const url& asked) {
    const auto query = asked.target.find('?');
    if (query != std::string::npos && query + 1 < asked.target.size() &&
        words.find(asked.target.substr(query + 1)) != std::string::npos)
        return true;
    const std::string lower = lower_ascii(words);
    constexpr std::array<std::string_view, 3> schemes{"basic ", "bearer ", "digest "};
    return std::ranges::any_of(schemes, [&](auto s) { return lower.find(s) != std::string::npos; });
}

trouble what_is(unsigned status) {
    switch (status) {
    case 401:
        return trouble::unauthorized;
    case 403:
        return trouble::forbidden;
    case 404:
    case 410:
        return trouble::not_found;
    case 409:
    case 412:
        return trouble::conflict;
    case 423:
        return trouble::broken;
    case 429:
    case 503:
        return trouble::busy;
    case 507:
        return trouble::full;
    default:
        return status >= 500 ? trouble::broken : status >= 400 ? trouble::refused : trouble::malformed;
    }
}

std::string_view remedy(trouble t) {
    switch (t) {
    case trouble::unauthorized:
        return "check user and password";
    case trouble::forbidden:
        return "check that this user may do that";
    case trouble::refused:
        return "ask who runs that server why";
    case trouble::not_found:
        return "check url and calendar";
    case trouble::full:
        return "free some space there";
    case trouble::busy:
    case trouble::broken:
        return "it is tried again later";
    default:
        return {};
    }
}

/// Whether the server asks for a token and for nothing else (RFC 6750 3).
bool takes_tokens_only(const http::response& r) {
    const auto all = parse_challenges(r.headers);
    return !all.empty() && std::ranges::all_of(all, [](const challenge& c) { return c.scheme == "bearer"; });
}

/// The sentence that says what to do.
std::string remedy_of(const fault& f, const answer& a, credentials_use sent) {
    if (f.what == trouble::unauthorized && takes_tokens_only(a.response))
        return "it takes a token only: set auth = \"bearer\", and a command that prints one as password";
    if (f.what == trouble::busy && a.response.headers.find("Retry-After"))
        return fmt::format("it asks to wait {} minutes",
                           std::chrono::ceil<minutes>(f.retry_after.value_or(usual)).count());
    if (a.response.status == 413) return "it is too large for that server";
    if (f.what == trouble::unauthorized && sent == credentials_use::none)
        return "it asks for a login: write user and password";
    return std::string(remedy(f.what));
}

} // namespace

seconds retry_after(const http::response& r, instant now) {
    const auto field = r.headers.find("Retry-After");
    if (!field) return usual;
    const std::string_view text = trimmed(*field);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc::result_out_of_range)
        return text.starts_with('-') ? shortest_wait : longest_wait;
    if (read.ec == std::errc() && read.ptr == text.data() + text.size())
        return std::clamp(seconds(std::clamp<std::int64_t>(number, 0, longest_wait.count())), shortest_wait,
                          longest_wait);
    const auto year = std::chrono::year_month_day(std::chrono::floor<days>(now)).year();
    const auto at = http::parse_http_date(text, year);
    return at ? std::clamp(seconds(*at - now), shortest_wait, longest_wait) : usual;
}

fault fault_of(const answer& a, std::string_view asked, instant now, credentials_use sent) {
    const unsigned status = a.response.status;
    const error_body e = parse_error_body(a.response.text());
    const std::string words = words_of(a.response, e);
    fault f;
    f.what = what_is(status);
    // RFC 4331 6 allows 403. Cyrus 3.6 answers 500 when it notices late.
    if (e.has(dav_ns, "quota-not-exceeded") || lower_ascii(words).find("over quota") != std::string::npos)
        f.what = trouble::full;
    if (is_spent(a.response, e)) f.what = trouble::busy;
    const std::string_view phrase = http::reason_phrase(status);
    f.text =
        fmt::format("{}: {} answered {}{}{}", asked, a.from.host, status, phrase.empty() ? "" : " ", phrase);
    if (!words.empty() && !repeats_a_secret(words, a.from)) f.text += ", " + quoted(words);
    if (f.what == trouble::busy) f.retry_after = retry_after(a.response, now);
    if (const auto what = remedy_of(f, a, sent); !what.empty()) f.text += fmt::format("; {}", what);
    return f;
}

} // namespace intouch::dav
