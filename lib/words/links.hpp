// SPDX-License-Identifier: MIT
#pragma once

#include "roster/person.hpp"
#include "roster/settings.hpp"

#include <string>

namespace intouch::words {

/// "tel:+442079460000" (RFC 3966); empty when `phone` has no digit.
[[nodiscard]] std::string tel_link(const std::string& phone);
/// "sms:+442079460000" (RFC 5724); without an extension, which no text reaches.
[[nodiscard]] std::string sms_link(const std::string& phone);
/// "mailto:ada@example.org" (RFC 6068); empty when `email` is empty.
[[nodiscard]] std::string mail_link(const std::string& email);

/// The `link` of the channel with what it names of the person, percent-encoded; empty when there is no `link`, or when
/// the roster has no such detail.
[[nodiscard]] std::string channel_link(const roster::channel& by, const roster::person& p);
/// The link by which the channel reaches the person: its own `link`, else that of the detail it needs; empty: none.
[[nodiscard]] std::string link_by(const roster::channel& by, const roster::person& p);
/// What the link of a channel is called: "WhatsApp" of the title "WhatsApp {name}".
[[nodiscard]] std::string link_word(const roster::channel& by);

} // namespace intouch::words
