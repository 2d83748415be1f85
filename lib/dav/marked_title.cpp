// SPDX-License-Identifier: MIT
#include "dav/marked_title.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::dav {

marked_title read_title(std::string_view summary) {
    using enum marked_title::mark;
    constexpr std::array<std::pair<std::string_view, marked_title::mark>, 5> marks{
        {{"✓", done}, {"✔", done}, {"✅", done}, {"?", question}, {"❓", question}}};
    const auto skip = [&] {
        summary.remove_prefix(std::min(summary.find_first_not_of(" \t"), summary.size()));
    };
    skip();
    for (const auto& [mark, is] : marks) {
        if (!summary.starts_with(mark)) continue;
        summary.remove_prefix(mark.size());
        if (summary.starts_with("\xef\xb8\x8f")) summary.remove_prefix(3); // the emoji presentation selector
        skip();
        return {is, std::string(summary)};
    }
    return {none, std::string(summary)};
}

} // namespace intouch::dav
