// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace intouch::http {

/// As `write_head`, for a body of unknown length: the body ends with the connection (RFC 9112 6.3).
void write_open_head(std::string& out, const response& r, std::string_view date);

} // namespace intouch::http
