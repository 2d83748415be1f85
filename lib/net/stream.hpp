// SPDX-License-Identifier: MIT
// A body that goes on after its head: server-sent events. Whoever answers fills it, the connection empties it
// as the client takes it; both on the loop's thread.
#pragma once

#include "net/loop.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace intouch::net {

class stream {
public:
    /// At most so many bytes wait for the client.
    explicit stream(std::size_t most = 256UL * 1024) : most_(most) {}

    /// False when it is over: the client has gone, or is so slow that more than `most` would wait for it,
    /// which ends the connection.
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
    /// What has been put is still written.
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
    task wake_; ///< the connection's, while it waits for more
};

} // namespace intouch::net
