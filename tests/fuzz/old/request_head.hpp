// SPDX-License-Identifier: MIT
// The one reader of request heads. It is strict, and no second reader reads the same bytes: a request can be
// smuggled where two readers disagree about its end. Beast 1.81 accepts framing that it should refuse: any
// Transfer-Encoding, a listed Content-Length, HTTP/1.0 chunked, obs-fold, no Host or two. This reader accepts
// the messages of RFC 9112, and none of the deviations that the RFC tolerates.
#pragma once

#include "http/authority.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"
#include "http/size_limits.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>

namespace intouch::old_http {
using namespace intouch::http;

enum class body_framing : std::uint8_t { none, length, chunked };

struct request_head {
    request value; ///< all but the body and the listener
    body_framing framing = body_framing::none;
    std::size_t length = 0; ///< of the body, when `framing` is `length`
    bool expects_continue = false;
    bool operator==(const request_head&) const = default;
};

/// Reads `block`: request line, fields, and the empty line that ends them. Every fault is 400, except a
/// target (414), fields (431) or a body (413) beyond the limits, and an Expect that is not 100-continue
/// (417). After a fault the connection must close, because the start of the next request is not known. An
/// absolute-form target (RFC 9112 3.2.2) must name the same authority as Host, and becomes origin-form.
[[nodiscard]] std::expected<request_head, problem> parse_request_head(std::string_view block,
                                                                      const size_limits& limits);

/// Reads one "name: value" line without its CRLF; `detail` of the problem says what is wrong.
[[nodiscard]] std::expected<field, problem> parse_field_line(std::string_view line);

} // namespace intouch::old_http
