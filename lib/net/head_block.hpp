// SPDX-License-Identifier: MIT
// Finds the head of a message in the bytes of a connection, and checks each byte. Beast tolerates a bare CR
// in some places, folded fields, and control characters; two readers could then disagree about where a
// message ends.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace intouch::net {

/// No control character but the tab, and CR and LF only together (RFC 9112 2.2). `before` is the byte before
/// `text`.
[[nodiscard]] bool is_clean(std::string_view text, char before);

class head_block {
public:
    /// `skips_empty_line`: one empty line may stand before the head (RFC 9112 2.2), as old clients send it
    /// after a body.
    head_block(std::size_t longest, bool skips_empty_line)
        : longest_(longest), skips_(skips_empty_line), may_skip_(skips_empty_line) {}

    /// Takes bytes up to the end of the head and returns their number. A head that comes in one piece is not
    /// copied.
    std::size_t put(std::string_view bytes);
    /// The head with the empty line that ends it; empty until it is whole. Valid until the next call, and no
    /// longer than the bytes that were put.
    [[nodiscard]] std::string_view whole() const { return whole_; }
    /// What has come of a head that is not whole.
    [[nodiscard]] std::string_view part() const { return held_; }
    /// Is every byte so far one that a head may hold?
    [[nodiscard]] bool clean() const { return clean_; }
    [[nodiscard]] bool too_long() const { return whole_.empty() && held_.size() > longest_; }
    /// Forgets the head; the next one may come.
    void clear();

private:
    std::size_t put_piece(std::string_view bytes);

    std::size_t longest_;
    bool skips_;
    bool may_skip_;
    bool clean_ = true;
    std::string held_; // of a head that did not come in one piece
    std::string_view whole_;
};

} // namespace intouch::net
