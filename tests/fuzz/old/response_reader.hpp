// SPDX-License-Identifier: MIT
// Bytes in, answers out, without a socket: the client's side of framing. The reader checks the limits before
// it stores a byte. It is strict wherever two readers could disagree about the end of an answer. It accepts
// three deviations of real servers: a status line without a reason, a folded field, and the same
// Content-Length twice.
#pragma once

#include "fuzz/old/chunked.hpp"
#include "http/message.hpp"
#include "http/size_limits.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::old_http {
using namespace intouch::http;

class response_reader {
public:
    enum class state : std::uint8_t {
        head,
        body,
        complete, ///< `take` it
        refused,  ///< `why` says
    };

    explicit response_reader(const answer_limits& limits = {}) : limits_(limits), chunks_(limits.body) {}

    /// The next answer is that to a request of this method (HEAD has no body). Call it before each.
    void expect(std::string_view method);
    /// Takes the bytes of the present answer and returns their number. The number is smaller than `bytes`
    /// only when the answer is complete or refused. Left-over bytes belong to no request: the connection must
    /// not be used again.
    std::size_t put(std::string_view bytes);
    /// The connection has ended: an answer without a length is complete now, any other is cut off.
    void end();

    [[nodiscard]] state at() const { return state_; }
    /// Did a byte of the answer come?
    [[nodiscard]] bool started() const { return started_; }
    /// How many bytes of a body it holds.
    [[nodiscard]] std::size_t held() const { return body_.size(); }
    /// `close` of the answer says whether the connection ends with it.
    [[nodiscard]] response take();
    /// The fault, for a sentence that begins with the sender: "sent no HTTP: …".
    [[nodiscard]] const std::string& why() const { return why_; }
    /// The answer is refused because it is larger than the limits.
    [[nodiscard]] bool too_large() const { return too_large_; }

private:
    enum class framing : std::uint8_t { none, length, chunked, until_end };
    void refuse(std::string why, bool too_large = false);
    std::size_t put_head(std::string_view bytes);
    std::size_t put_body(std::string_view bytes);
    void make_room(std::size_t more);
    void read_head(std::string_view block);
    [[nodiscard]] bool read_status_line(std::string_view line);
    [[nodiscard]] bool read_fields(std::string_view block);
    [[nodiscard]] bool decide_framing();
    void begin_body();

    answer_limits limits_;
    bool head_only_ = false;
    state state_ = state::head;
    bool started_ = false;
    std::string head_;
    unsigned minor_version_ = 1;
    unsigned interim_ = 0;
    response value_;
    framing framing_ = framing::none;
    std::size_t length_ = 0;
    chunk_reader chunks_;
    std::string body_;
    std::string why_;
    bool too_large_ = false;
};

} // namespace intouch::old_http
