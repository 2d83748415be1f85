// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace intouch::http {

/// The charset that a Content-Type names (RFC 9110 8.3.1), in lower case: "iso-8859-1" of
/// `text/calendar; charset="ISO-8859-1"`. Empty: it names none.
[[nodiscard]] std::string charset_of(std::string_view content_type);

/// Whether Accept (RFC 9110 12.5.1) names text/html, as that of a browser does that shows what comes.
[[nodiscard]] bool accepts_html(const request& r);

} // namespace intouch::http
