// SPDX-License-Identifier: MIT
#include "daemon/cli/qr.hpp"

#include "daemon/cli/print.hpp"
#include "daemon/system/qr_code.hpp"

#include <fmt/format.h>

#include <cstddef>

namespace intouch::daemon::commands {

namespace {

constexpr int margin = 4; // ISO/IEC 18004 6.3.8: the quiet zone

} // namespace

std::string drawn(const std::vector<std::vector<bool>>& code, bool colours) {
    const int size = static_cast<int>(code.size());
    const auto dark = [&](int row, int column) {
        const bool inside = row >= 0 && row < size && column >= 0 && column < size;
        return inside && code[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    };
    std::string text;
    for (int row = -margin; row < size + margin; row += 2) {
        if (colours) text += "\x1b[38;5;16;48;5;231m"; // black on white
        for (int column = -margin; column < size + margin; ++column) {
            const bool above = dark(row, column) == colours;
            // below the margin the terminal's own background stays
            const bool below = row + 1 < size + margin ? dark(row + 1, column) == colours : !colours;
            text += above ? (below ? "█" : "▀") : (below ? "▄" : " ");
        }
        text += colours ? "\x1b[0m\n" : "\n";
    }
    return text;
}

void print_code(const std::string& link, const std::string& reach, const terminal& to) {
    const auto code = qr_code(link);
    if (!code) return;
    if (const auto width = code->size() + 2 * std::size_t{margin}; to.columns > 0 && width > to.columns) {
        print_line(fmt::format(
            "The terminal is too narrow for the QR code: it has {} columns, and the code needs {}.",
            to.columns, width));
        return;
    }
    fmt::print("{}\n", drawn(*code, to.colours));
    if (!reach.empty()) print_line(reach);
}

} // namespace intouch::daemon::commands
