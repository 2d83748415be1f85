// SPDX-License-Identifier: MIT
// The forms in which servers and programs take a message.
#pragma once

#include "notify/message.hpp"
#include "plan/agenda/plan_input.hpp"

#include <string>
#include <string_view>

namespace intouch::notify {

/// The id of the message, 26 letters. A message that is sent again keeps its id, so that a receiver can tell.
[[nodiscard]] std::string id_of(const message& m, std::string_view instance);

/// The document that webhooks and commands get; openapi.json describes it ("Message").
[[nodiscard]] std::string document(const message& m, const plan::plan_input& in);

/// What ntfy takes as JSON, at the address of its server (docs.ntfy.sh, "Publish as JSON").
[[nodiscard]] std::string ntfy_json(const message& m, std::string_view topic, std::string_view id);

/// The address of the server, and the topic, of "https://ntfy.example.org/my-topic".
struct ntfy_address {
    std::string server; ///< ends with "/"
    std::string topic;
};
[[nodiscard]] ntfy_address split_topic(std::string_view url);

/// The value of the field webhook-signature (standard-webhooks, "Signature scheme"). `secret`: "whsec_" and Base64,
/// or the key itself.
[[nodiscard]] std::string webhook_signature(std::string_view secret, std::string_view id, instant at,
                                            std::string_view body);

/// A title as a header field of a mail: RFC 2047 words where it is not plain ASCII, folded (RFC 5322 2.2.3).
[[nodiscard]] std::string mail_header(std::string_view text);
/// "Tue, 01 Dec 2026 08:00:00 +0000" (RFC 5322 3.3).
[[nodiscard]] std::string mail_date(instant at);

/// How long to wait after so many tries that failed.
[[nodiscard]] minutes wait_after(int tries);

} // namespace intouch::notify
