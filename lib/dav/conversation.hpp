// SPDX-License-Identifier: MIT
#pragma once

#include "dav/fault.hpp"

#include <optional>

namespace intouch::dav {

/// Something that takes several requests. Its owner sends whatever `next_request` gives, several at a time if
/// it likes, and feeds each answer once, in any order, until `finished`.
class conversation {
public:
    struct asked {
        unsigned id = 0;
        request what;
    };
    conversation() = default;
    conversation(const conversation&) = delete;
    conversation& operator=(const conversation&) = delete;
    virtual ~conversation() = default;

    /// Nothing while what was asked must be answered first, and when there is no more.
    [[nodiscard]] virtual std::optional<asked> next_request() = 0;
    /// An answer of any status, redirects and challenges dealt with; or why there is none.
    virtual void feed(unsigned id, const outcome<answer>& a) = 0;
    [[nodiscard]] virtual bool finished() const = 0;
};

} // namespace intouch::dav
