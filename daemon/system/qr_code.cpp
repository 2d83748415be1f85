// SPDX-License-Identifier: MIT
#include "daemon/system/qr_code.hpp"

#include <qrencode.h>

#include <cstddef>
#include <memory>
#include <span>

namespace intouch::daemon {

namespace {

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

} // namespace intouch::daemon
