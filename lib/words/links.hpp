// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace intouch::words {

/// "tel:+442079460000" (RFC 3966); empty when `phone` has no digit.
[[nodiscard]] std::string tel_link(const std::string& phone);
/// "sms:+442079460000" (RFC 5724); without an extension, which no text reaches.
[[nodiscard]] std::string sms_link(const std::string& phone);
/// "mailto:ada@example.org" (RFC 6068); empty when `email` is empty.
[[nodiscard]] std::string mail_link(const std::string& email);

} // namespace intouch::words
