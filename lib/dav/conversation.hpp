// SPDX-License-Identifier: MIT
#pragma once

#include "dav/fault.hpp"

#include <optional>

namespace intouch::dav {

/// A task that takes several requests. Its owner sends each request that `next_request` returns; several may
/// be under way at a time. It feeds each answer once, in any order, until the conversation is finished.
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

    /// Nothing: an answer must come first, or there are no more requests.
    [[nodiscard]] virtual std::optional<asked> next_request() = 0;
    /// `a`: an answer with any status, after redirects and challenges, or the reason why there is no answer.
    virtual void feed(unsigned id, const outcome<answer>& a) = 0;
    [[nodiscard]] virtual bool finished() const = 0;
};

} // namespace intouch::dav
