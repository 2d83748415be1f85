// SPDX-License-Identifier: MIT
// A body that continues after its head, for server-sent events. The code that answers puts bytes into the
// stream; the connection takes them out as fast as the client reads. Both run on the loop's thread.
#pragma once

#include "net/loop.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace intouch::net {

class stream {
public:
    /// At most `most` bytes wait for the client.
    explicit stream(std::size_t most = 256UL * 1024) : most_(most) {}

    /// False when the stream is over. It is over when the client has closed the connection, or when more than
    /// `most` bytes would wait for a slow client. The latter also ends the connection.
    bool put(std::string_view bytes) {
        if (over_) return false;
        if (waiting_.size() + bytes.size() > most_) {
            end();
            waiting_.clear();
            return false;
        }
        waiting_ += bytes;
        if (wake_) wake_();
        return true;
    }
    /// Ends the stream. The connection still writes the bytes that wait.
    void end() {
        over_ = true;
        if (wake_) wake_();
    }
    [[nodiscard]] bool over() const { return over_; }

private:
    friend class connection;
    std::size_t most_;
    std::string waiting_;
    bool over_ = false;
    task wake_; ///< set by the connection while it waits for more bytes
};

} // namespace intouch::net
