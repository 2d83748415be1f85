// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace intouch::http {

/// Bytes and counts a request may have.
struct size_limits {
    std::size_t head = 8192;   ///< request line and fields, with the empty line; else 431
    std::size_t target = 2048; ///< else 414
    std::size_t fields = 64;   ///< else 431
    std::size_t body = 65536;  ///< else 413, from Content-Length before it is read
};

/// Bytes and counts an answer may have.
struct answer_limits {
    std::size_t head = 65536;
    std::size_t fields = 200;
    std::size_t body = std::size_t{12} << 20U;
    unsigned interim = 16; ///< answers of status 1xx before the real one
};

} // namespace intouch::http
