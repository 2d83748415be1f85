// SPDX-License-Identifier: MIT
#include "http/conditional.hpp"

#include "core/ascii.hpp"
#include "http/http_date.hpp"

#include <algorithm>

namespace intouch::http {
namespace {

constexpr bool is_etag_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x21 || (byte >= 0x23 && byte != 0x7F);
}

/// Takes one tag off the front of `text`.
std::optional<entity_tag> take_tag(std::string_view& text) {
    auto rest = text;
    entity_tag tag;
    if (rest.starts_with("W/")) {
        tag.weak = true;
        rest.remove_prefix(2);
    }
    if (!rest.starts_with('"')) return std::nullopt;
    const auto end = rest.find('"', 1);
    if (end == std::string_view::npos) return std::nullopt;
    const auto opaque = rest.substr(1, end - 1);
    if (!std::ranges::all_of(opaque, is_etag_character)) return std::nullopt;
    tag.opaque = opaque;
    text = rest.substr(end + 1);
    return tag;
}

/// Is `wanted` in this list? A tag may hold a comma, so the list is read tag by tag.
bool list_matches(std::string_view list, const entity_tag& wanted) {
    while (true) {
        list = trimmed(list);
        while (list.starts_with(',')) list = trimmed(list.substr(1));
        if (list.empty()) return false;
        const auto tag = take_tag(list);
        if (!tag) return false;
        if (weak_match(*tag, wanted)) return true;
        list = trimmed(list);
        if (!list.empty() && list.front() != ',') return false;
    }
}

} // namespace

std::string print(const entity_tag& tag) { return (tag.weak ? "W/\"" : "\"") + tag.opaque + '"'; }

std::optional<entity_tag> parse_entity_tag(std::string_view text) {
    auto tag = take_tag(text);
    return text.empty() ? tag : std::nullopt;
}

bool weak_match(const entity_tag& a, const entity_tag& b) { return a.opaque == b.opaque; }

bool not_modified(const request& r, const validators& now) {
    if (r.method != "GET" && r.method != "HEAD") return false;
    if (r.headers.find("If-None-Match")) {
        for (std::size_t i = 0; i < r.headers.size(); ++i) {
            const auto f = r.headers[i];
            if (!equal_ignoring_case(f.name, "If-None-Match")) continue;
            if (f.value == "*" || (now.etag && list_matches(f.value, *now.etag))) return true;
        }
        return false;
    }
    const auto since = r.headers.find("If-Modified-Since");
    if (!since || !now.last_modified || r.headers.count("If-Modified-Since") > 1) return false;
    const std::chrono::year_month_day modified(std::chrono::floor<days>(*now.last_modified));
    const auto date = parse_http_date(*since, modified.year());
    return date && *now.last_modified <= *date;
}

void revalidate(response& answer, const request& r, const entity_tag& tag) {
    answer.headers.set("ETag", print(tag));
    answer.headers.set("Cache-Control", "private, no-cache");
    if (!not_modified(r, {.etag = tag, .last_modified = {}})) return;
    answer.status = 304;
    answer.headers.erase("Content-Type");
    answer.body = nullptr;
}

} // namespace intouch::http
