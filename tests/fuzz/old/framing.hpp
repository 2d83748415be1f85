// SPDX-License-Identifier: MIT
// Bytes in, requests out, without a socket. One reader serves one connection. It takes the bytes of one
// request at a time: the caller keeps the following bytes until that request is answered. After a refusal it
// takes nothing more; the caller answers and closes.
#pragma once

#include "fuzz/old/chunked.hpp"
#include "fuzz/old/request_head.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace intouch::old_http {
using namespace intouch::http;

class request_reader {
public:
    enum class state : std::uint8_t {
        head,     ///< wants (more of) a head
        body,     ///< has a head, wants (more of) its body
        complete, ///< `take` it
        refused,  ///< `why` says
    };

    explicit request_reader(listener_kind listener, const size_limits& limits = {});

    /// Takes the bytes of the present request and returns their number. The number is smaller than `bytes`
    /// only when the request is complete or refused. A head that comes in one piece is read without a copy.
    std::size_t put(std::string_view bytes);
    [[nodiscard]] state at() const { return state_; }
    /// Did the reader take a part of a request that is not complete?
    [[nodiscard]] bool started() const { return state_ == state::body || !head_.empty(); }
    /// The client waits for "100 Continue" before it sends the body; false once asked.
    [[nodiscard]] bool wants_continue();
    /// The request (`at()` is `complete`), after which the reader is ready for the next.
    [[nodiscard]] request take();
    /// The refusal (`at()` is `refused`).
    [[nodiscard]] const problem& why() const { return why_; }

private:
    void refuse(problem p);
    std::size_t put_head(std::string_view bytes);
    std::size_t put_body(std::string_view bytes);
    void begin_body(std::string_view block);

    listener_kind listener_;
    size_limits limits_;
    state state_ = state::head;
    std::string head_; // what came of a head that did not come in one piece
    bool skipped_empty_line_ = false;
    request_head current_;
    chunk_reader chunks_;
    problem why_;
};

} // namespace intouch::old_http
