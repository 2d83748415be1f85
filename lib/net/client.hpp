// SPDX-License-Identifier: MIT
// The command line speaks to the daemon: it sends one request over the Unix socket and waits for the answer.
#pragma once

#include "core/result.hpp"
#include "http/message.hpp"

#include <chrono>
#include <string>

namespace intouch::net {

/// `errc::unavailable`: no daemon listens on `path`, this user may not connect, or no complete answer came
/// within `limit`. `errc::damaged`: the answer is not HTTP, or it is larger than 64 MiB.
[[nodiscard]] result<http::response> call(const std::string& path, const http::request& r,
                                          std::chrono::milliseconds limit);

} // namespace intouch::net
