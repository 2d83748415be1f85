// SPDX-License-Identifier: MIT
// Bytes in, answers out, without a socket: the client's side of framing. The reader checks the limits before
// it stores a byte. It is strict wherever two readers could disagree about the end of an answer. It accepts
// three deviations of real servers: a status line without a reason, a folded field, and the same
// Content-Length twice.
#pragma once

#include "http/message.hpp"
#include "http/size_limits.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace intouch::net {

class answer_reader {
public:
    enum class state : std::uint8_t {
        head,
        body,
        complete, ///< `take` it
        refused,  ///< `why` says
    };

    explicit answer_reader(const http::answer_limits& limits = {});
    ~answer_reader();
    answer_reader(const answer_reader&) = delete;
    answer_reader& operator=(const answer_reader&) = delete;

    /// The next answer is that to a request of this method (HEAD has no body). Call it before each.
    void expect(std::string_view method);
    /// Takes the bytes of the present answer and returns their number. The number is smaller than `bytes`
    /// only when the answer is complete or refused. Left-over bytes belong to no request: the connection must
    /// not be used again.
    std::size_t put(std::string_view bytes);
    /// The connection has ended: an answer without a length is complete now, any other is cut off.
    void end();

    [[nodiscard]] state at() const;
    /// Did a byte of the answer come?
    [[nodiscard]] bool started() const;
    /// How many bytes of a body it holds.
    [[nodiscard]] std::size_t held() const;
    /// `close` of the answer says whether the connection ends with it.
    [[nodiscard]] http::response take();
    /// The fault, for a sentence that begins with the sender: "sent no HTTP: …".
    [[nodiscard]] const std::string& why() const;
    /// The answer is refused because it is larger than the limits.
    [[nodiscard]] bool too_large() const;

private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::net
