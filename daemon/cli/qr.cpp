// SPDX-License-Identifier: MIT
#include "daemon/cli/qr.hpp"

#include <qrencode.h>

#include <cstddef>
#include <memory>
#include <span>

namespace intouch::daemon::commands {

namespace {

constexpr int margin = 4; // ISO/IEC 18004 6.3.8: the quiet zone

struct free_code {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

result<std::vector<std::vector<bool>>> qr_code(const std::string& text) {
    const std::unique_ptr<QRcode, free_code> made(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!made) return fail(errc::invalid, "too long for a QR code: " + text);
    const auto width = static_cast<std::size_t>(made->width);
    const std::span modules(made->data, width * width);
    std::vector<std::vector<bool>> rows(width, std::vector<bool>(width));
    for (std::size_t i = 0; i < modules.size(); ++i) rows[i / width][i % width] = (modules[i] & 1U) != 0;
    return rows;
}

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

} // namespace intouch::daemon::commands
