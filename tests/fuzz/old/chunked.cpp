// SPDX-License-Identifier: MIT
#include "fuzz/old/chunked.hpp"

#include "fuzz/old/request_head.hpp"

#include <algorithm>
#include <charconv>

namespace intouch::old_http {
using namespace intouch::http;
namespace {

using refused = std::unexpected<problem>;

constexpr std::size_t longest_size_line = 256;
constexpr std::size_t longest_trailers = 2048;

refused bad(std::string detail) { return refused(make_problem(400, std::move(detail), "Transfer-Encoding")); }

/// "1a;name=value": the number before the extensions.
std::expected<std::size_t, problem> parse_size(std::string_view line) {
    const auto end = line.find_first_not_of("0123456789abcdefABCDEF");
    const auto digits = line.substr(0, end);
    if (digits.empty() || digits.size() > 8) return bad("expected a chunk's size, hexadecimal");
    if (end != std::string_view::npos && line[end] != ';')
        return bad("found something else than \";\" after a chunk's size");
    if (std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
        return bad("found a control character after a chunk's size");
    std::size_t size = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    return size;
}

} // namespace

std::expected<void, problem> chunk_reader::end_line(const std::string& body) {
    const std::string_view line = std::string_view(line_).substr(0, line_.size() - 2);
    switch (at_) {
    case part::size: {
        const auto size = parse_size(line);
        if (!size) return refused(size.error());
        if (*size > longest_body_ - body.size())
            return refused(
                make_problem(413, "the body has more than " + std::to_string(longest_body_) + " bytes"));
        left_ = *size;
        at_ = left_ == 0 ? part::trailer : part::content;
        break;
    }
    case part::content_end:
        if (!line.empty()) return bad("found more content than the chunk's size says");
        at_ = part::size;
        break;
    case part::trailer:
        trailers_ += line_.size();
        if (line.empty()) {
            at_ = part::done;
        } else if (const auto f = parse_field_line(line); !f) {
            return refused(f.error());
        }
        break;
    case part::content:
    case part::done:
        break;
    }
    line_.clear();
    return {};
}

std::expected<std::size_t, problem> chunk_reader::put(std::string_view bytes, std::string& body) {
    std::size_t taken = 0;
    while (taken < bytes.size() && at_ != part::done) {
        if (at_ == part::content) {
            const auto piece = bytes.substr(taken, left_);
            body += piece;
            taken += piece.size();
            left_ -= piece.size();
            if (left_ == 0) at_ = part::content_end;
            continue;
        }
        const char c = bytes[taken++];
        const bool after_return = !line_.empty() && line_.back() == '\r';
        if ((c == '\n') != after_return) return bad("found a CR or LF on its own in the chunked body");
        line_ += c;
        const auto longest = at_ == part::trailer ? longest_trailers - std::min(trailers_, longest_trailers)
                             : at_ == part::size  ? longest_size_line
                                                  : 2;
        if (line_.size() > longest)
            return at_ == part::trailer ? refused(make_problem(431, "the trailers are too long"))
                                        : bad("found a line that is too long in the chunked body");
        if (c == '\n')
            if (auto ended = end_line(body); !ended) return refused(std::move(ended.error()));
    }
    return taken;
}

} // namespace intouch::old_http
