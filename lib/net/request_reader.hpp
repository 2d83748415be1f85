// SPDX-License-Identifier: MIT
// Bytes in, requests out, without a socket. One reader serves one connection. It takes the bytes of one
// request at a time: the caller keeps the following bytes until that request is answered. After a refusal it
// takes nothing more; the caller answers and closes, because the start of the next request is not known. The
// reader is strict, and no second reader reads the same bytes: a request can be smuggled where two readers
// disagree about its end.
#pragma once

#include "http/message.hpp"
#include "http/problem.hpp"
#include "http/size_limits.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace intouch::net {

class request_reader {
public:
    enum class state : std::uint8_t {
        head,     ///< wants (more of) a head
        body,     ///< has a head, wants (more of) its body
        complete, ///< `take` it
        refused,  ///< `why` says
    };

    explicit request_reader(http::listener_kind listener, const http::size_limits& limits = {});
    ~request_reader();
    request_reader(const request_reader&) = delete;
    request_reader& operator=(const request_reader&) = delete;

    /// Takes the bytes of the present request and returns their number. The number is smaller than `bytes`
    /// only when the request is complete or refused. A head that comes in one piece is read without a copy.
    std::size_t put(std::string_view bytes);
    [[nodiscard]] state at() const;
    /// Did the reader take a part of a request that is not complete?
    [[nodiscard]] bool started() const;
    /// The client waits for "100 Continue" before it sends the body; false once asked.
    [[nodiscard]] bool wants_continue();
    /// The request (`at()` is `complete`), after which the reader is ready for the next.
    [[nodiscard]] http::request take();
    /// The refusal (`at()` is `refused`). Every fault is 400, except a target (414), fields (431) or a body
    /// (413) beyond the limits, and an Expect that is not 100-continue (417).
    [[nodiscard]] const http::problem& why() const;

private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::net
