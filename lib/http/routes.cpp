// SPDX-License-Identifier: MIT
#include "http/routes.hpp"

#include "http/fields.hpp"

namespace intouch::http {
namespace {

/// One segment of a pattern against one of a path.
bool match_segment(std::string_view pattern, std::string_view segment, std::vector<path_parameter>& found) {
    if (!pattern.starts_with('{')) return pattern == segment;
    if (segment.empty()) return false;
    found.push_back({pattern.substr(1, pattern.size() - 2), std::string(segment)});
    return true;
}

} // namespace

std::optional<std::vector<path_parameter>> match_pattern(std::string_view pattern,
                                                         std::span<const std::string> path) {
    std::vector<path_parameter> found;
    pattern.remove_prefix(1);
    if (pattern.empty()) return path.empty() ? std::optional(std::move(found)) : std::nullopt;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto slash = pattern.find('/');
        if (!match_segment(pattern.substr(0, slash), path[i], found)) return std::nullopt;
        const bool last = i + 1 == path.size();
        if (slash == std::string_view::npos) return last ? std::optional(std::move(found)) : std::nullopt;
        if (last) return std::nullopt;
        pattern.remove_prefix(slash + 1);
    }
    return std::nullopt;
}

void add_allowed(std::string& allow, std::string_view method) {
    if (list_has(allow, method)) return;
    if (!allow.empty()) allow += ", ";
    allow += method;
    if (method == "GET") allow += ", HEAD";
}

} // namespace intouch::http
