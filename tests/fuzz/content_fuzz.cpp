// SPDX-License-Identifier: MIT
// Any bytes as a calendar or an address book: what is read and printed reads the same again.
#include "ical/content.hpp"
#include "ical/text_value.hpp"
#include "ical/write_content.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace intouch;

namespace {

/// Line numbers are of the text, not of what it says.
void forget_numbers(ical::component& c) {
    c.number = 0;
    for (auto& line : c.lines) {
        line.number = 0;
        line.text.clear();
        const auto made = ical::make_line(line.name, line.value, line.parameters);
        if (made.name != line.name) __builtin_trap();
        if (ical::unescape(ical::escape(line.value)).size() > 2 * line.value.size()) __builtin_trap();
    }
    for (auto& part : c.parts) forget_numbers(part);
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer's interface
    auto read = ical::parse_components(text);
    if (!read) return 0;
    for (auto& one : *read) {
        auto again = ical::parse_components(ical::print(one));
        if (!again || again->size() != 1) {
            // Only a name that no BEGIN can carry on one line may get lost.
            __builtin_trap();
        }
        forget_numbers(one);
        forget_numbers(again->front());
        if (one != again->front()) __builtin_trap();
    }
    return 0;
}
