// SPDX-License-Identifier: MIT
// A message to the user, before it takes the form of its target.
#pragma once

#include "core/date.hpp"
#include "plan/agenda/agenda.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::notify {

enum class message_kind : std::uint8_t { digest, after, report, trouble, test };
[[nodiscard]] std::string_view name(message_kind kind);

struct line {
    std::string text;
    std::string link{};   ///< where it leads; empty: nowhere
    bool heading = false; ///< of the lines below it
    bool operator==(const line&) const = default;
};

/// Sends the form of an action link: nothing happens when its round and attempt are over.
struct button {
    std::string label;
    std::string url;
    std::string form; ///< application/x-www-form-urlencoded
    bool operator==(const button&) const = default;
};

struct message {
    std::string target; ///< the id of its [notify.ID]
    std::string key;    ///< "digest 2026-12-03"; with the target, unique
    message_kind kind = message_kind::test;
    instant due;
    instant stale; ///< from then on nobody wants it
    std::string title;
    std::vector<line> lines; ///< none: there is nothing to say
    std::vector<button> buttons{};
    std::string page{};                 ///< that shows more; empty: none can be reached
    std::string click{};                ///< where a tap on the message leads: the page, else "tel:…"
    std::vector<plan::touch> touches{}; ///< in full, for targets that may see them
    bool operator==(const message&) const = default;
};

/// The lines as plain text, ended by LF; a heading is followed by its lines, and preceded by an empty one.
[[nodiscard]] std::string plain_text(const message& m);

} // namespace intouch::notify
