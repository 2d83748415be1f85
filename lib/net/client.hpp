// SPDX-License-Identifier: MIT
// How the command line speaks to the daemon: one request over its Unix socket, waiting for the answer.
#pragma once

#include "core/result.hpp"
#include "http/message.hpp"

#include <chrono>
#include <string>

namespace intouch::net {

/// `errc::unavailable` when no daemon listens on `path`, when this user may not connect, and when no whole
/// answer came within `limit`; `errc::damaged` for an answer that is not HTTP. Answers of up to 64 MiB.
[[nodiscard]] result<http::response> call(const std::string& path, const http::request& r,
                                          std::chrono::milliseconds limit);

} // namespace intouch::net
