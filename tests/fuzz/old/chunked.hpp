// SPDX-License-Identifier: MIT
#pragma once

#include "http/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace intouch::old_http {
using namespace intouch::http;

/// Takes off the chunked coding (RFC 9112 7.1). Extensions and trailers are checked and dropped.
class chunk_reader {
public:
    explicit chunk_reader(std::size_t longest_body) : longest_body_(longest_body) {}

    /// Reads from `bytes`, appends content to `body`, returns how many bytes it took: all of them, unless the
    /// body ended. 413 for more content than allowed, 400 for anything else.
    [[nodiscard]] std::expected<std::size_t, problem> put(std::string_view bytes, std::string& body);
    [[nodiscard]] bool done() const { return at_ == part::done; }

private:
    enum class part : std::uint8_t { size, content, content_end, trailer, done };
    [[nodiscard]] std::expected<void, problem> end_line(const std::string& body);

    std::size_t longest_body_;
    part at_ = part::size;
    std::size_t left_ = 0;     // of the chunk's content
    std::size_t trailers_ = 0; // bytes of them so far
    std::string line_;         // of the size or trailer line that is being read
};

} // namespace intouch::old_http
