// SPDX-License-Identifier: MIT
#include "json/problem.hpp"

#include "json/writer.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace intouch::json {

// RFC 9457 3.1: an absent member is left out and not null. An extension never replaces a standard member.
std::string problem(const http::problem& p) {
    constexpr std::array<std::string_view, 6> standard{"type",   "title",    "status",
                                                       "detail", "instance", "field"};
    writer w;
    w.begin_object();
    w.key("type").text(p.type.empty() ? "about:blank" : p.type);
    w.key("title").text(http::reason_phrase(p.status));
    w.key("status").integer(static_cast<std::int64_t>(p.status));
    if (!p.detail.empty()) w.key("detail").text(p.detail);
    if (!p.field.empty()) w.key("field").text(p.field);
    std::vector<std::string_view> written(standard.begin(), standard.end());
    for (const auto& [name, value] : p.members) {
        if (std::ranges::find(written, name) != written.end()) continue;
        written.push_back(name);
        w.key(name);
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            w.integer(*number);
        } else {
            w.text(std::get<std::string>(value));
        }
    }
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
