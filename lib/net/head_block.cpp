// SPDX-License-Identifier: MIT
#include "net/head_block.hpp"

#include <algorithm>
#include <cstdint>

namespace intouch::net {
namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

} // namespace

bool is_clean(std::string_view text, char before) {
    bool bad = false; // no early end: the compiler then checks many bytes at a time
    auto previous = static_cast<std::uint8_t>(before);
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        bad |= (byte == '\n') != (previous == '\r');
        bad |= (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') || byte == 0x7F;
        previous = byte;
    }
    return !bad;
}

std::size_t head_block::put(std::string_view bytes) {
    if (!held_.empty()) return put_piece(bytes);
    std::size_t skipped = 0;
    if (may_skip_ && bytes.starts_with("\r\n")) {
        may_skip_ = false;
        skipped = 2;
        bytes.remove_prefix(2);
    }
    const auto end = bytes.substr(0, longest_).find(end_of_head);
    if (end == std::string_view::npos) return skipped + put_piece(bytes);
    whole_ = bytes.substr(0, end + end_of_head.size());
    clean_ = is_clean(whole_, '\0');
    return skipped + whole_.size();
}

std::size_t head_block::put_piece(std::string_view bytes) {
    const auto known = held_.size();
    const auto piece = bytes.substr(0, longest_ + 1 - std::min(known, longest_));
    const char before = known == 0 ? '\0' : held_.back();
    held_ += piece;
    if (may_skip_ && held_.starts_with("\r\n")) {
        may_skip_ = false;
        held_.erase(0, 2);
    }
    const auto end = held_.find(end_of_head, known < 3 ? 0 : known - 3);
    if (end == std::string::npos || end + end_of_head.size() > longest_) {
        clean_ = clean_ && is_clean(piece, before);
        return piece.size();
    }
    const auto size = end + end_of_head.size();
    const auto beyond = held_.size() - size;
    held_.resize(size);
    whole_ = held_;
    clean_ = is_clean(whole_, '\0');
    return piece.size() - beyond;
}

void head_block::clear() {
    whole_ = {};
    held_.clear();
    clean_ = true;
    may_skip_ = skips_;
}

} // namespace intouch::net
