// SPDX-License-Identifier: MIT
#include "notify/message.hpp"

#include <array>
#include <cstddef>

namespace intouch::notify {

std::string_view name(message_kind kind) {
    static constexpr std::array<std::string_view, 5> names{"digest", "after", "report", "trouble", "test"};
    static_assert(names.size() == static_cast<std::size_t>(message_kind::test) + 1);
    return names.at(static_cast<std::size_t>(kind));
}

std::string plain_text(const message& m) {
    std::string text;
    for (const line& l : m.lines) {
        if (l.heading && !text.empty()) text += '\n';
        text += l.text + '\n';
    }
    return text;
}

} // namespace intouch::notify
