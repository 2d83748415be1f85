// SPDX-License-Identifier: MIT
#include "dav/marked_title.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace intouch::dav {

marked_title read_title(std::string_view summary) {
    using enum marked_title::mark;
    constexpr std::array<std::pair<std::string_view, marked_title::mark>, 5> marks{
        {{"✓", done}, {"✔", done}, {"✅", done}, {"?", question}, {"❓", question}}};
    const auto skip = [&] {
        summary.remove_prefix(std::min(summary.find_first_not_of(" \t"), summary.size()));
    };
    marked_title::mark first = none;
    skip();
    const auto next = [&] {
        return std::ranges::find_if(marks, [&](const auto& m) {
            return summary.starts_with(m.first) && (first == none || m.second == first);
        });
    };
    for (auto at = next(); at != marks.end(); at = next()) {
        first = at->second;
        summary.remove_prefix(at->first.size());
        if (summary.starts_with("\xef\xb8\x8f")) summary.remove_prefix(3); // the emoji presentation selector
        skip();
    }
    return {first, std::string(summary)};
}

namespace {

std::vector<std::string> sorted_words(std::string_view text) {
    std::vector<std::string> all{""};
    for (const char c : lower_ascii(text)) {
        if (c != ' ' && c != ',')
            all.back() += c;
        else if (!all.back().empty())
            all.emplace_back();
    }
    std::ranges::sort(all);
    std::erase(all, "");
    return all;
}

} // namespace

bool has_same_words(std::string_view a, std::string_view b) { return sorted_words(a) == sorted_words(b); }

} // namespace intouch::dav
