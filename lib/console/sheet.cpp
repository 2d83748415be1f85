// SPDX-License-Identifier: MIT
#include "console/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::console {

namespace {

int code(paint how) {
    switch (how) {
    case paint::plain:
        return 0;
    case paint::bold:
        return 1;
    case paint::dim:
        return 2;
    case paint::yellow:
        return 33;
    }
    return 0;
}

} // namespace

std::string painted(std::string_view text, paint how, const paper& on) {
    if (!on.colours || text.empty() || how == paint::plain) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code(how), text);
}

void sheet::line(std::string_view text, std::size_t indent, paint how) {
    for (const auto& part : wrapped(text, on_.columns, indent)) text_ += painted(part, how, on_) + '\n';
}

void sheet::lines(std::string_view text, std::size_t indent) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        line(text.substr(0, end), indent);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void sheet::table(const std::vector<std::vector<std::string>>& rows, table_style style) {
    style.width = on_.columns;
    for (const auto& row : terminal_table(rows, style)) text_ += row + '\n';
}

} // namespace intouch::console
