// SPDX-License-Identifier: MIT
#pragma once

#include "notify/message.hpp"

#include <string>

namespace intouch::daemon {

/// The message as HTML for a mail: links, but no button that acts, and nothing that is loaded from elsewhere.
[[nodiscard]] std::string mail_page(const notify::message& m);

} // namespace intouch::daemon
