// SPDX-License-Identifier: MIT
// Telephone numbers as far as it takes to see that two spellings are one number (ITU-T E.164); never for
// dialling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intouch::cards {

/// How numbers without a country are written in a country.
struct dialling {
    std::string code;  ///< "49"; empty: not known
    std::string trunk; ///< what stands before a national number: "0"; empty: nothing
    bool operator==(const dialling&) const = default;
};

/// Of the country of an IANA zone, as far as the zone tells it; empty for others.
[[nodiscard]] dialling dialling_of_zone(std::string_view zone);

/// "+442079460000" for "(020) 7946 0000 ext. 5" in London; extensions are left out. Without a country the
/// digits as they stand; nothing for less than three digits.
[[nodiscard]] std::optional<std::string> normalise(std::string_view number, const dialling& home);

} // namespace intouch::cards
