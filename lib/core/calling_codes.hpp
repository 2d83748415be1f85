// SPDX-License-Identifier: MIT
// Countries by the calling code of a phone number (ITU-T E.164).
#pragma once

#include <optional>
#include <string_view>

namespace intouch {

struct calling_country {
    std::string_view
        code; ///< the digits after "+": "81"; with the area code where one code has many countries
    std::string_view country; ///< as it stands in a sentence: "Japan", "the United Kingdom"
    /// IANA names, separated by blanks. A country with several clocks lists the zone of each.
    std::string_view zones;

    /// The zone when the country has one clock, else empty.
    [[nodiscard]] std::string_view zone() const {
        return zones.find(' ') == std::string_view::npos ? zones : std::string_view();
    }
    bool operator==(const calling_country&) const = default;
};

/// The country of a number that begins with "+" or "00"; of two codes the longer one counts. Blanks, dots,
/// hyphens, slashes and parentheses are skipped. Nothing for a number without a country code or with an unknown one.
[[nodiscard]] std::optional<calling_country> country_of_number(std::string_view number);
/// The first country with that zone.
[[nodiscard]] std::optional<calling_country> country_of_zone(std::string_view zone);

} // namespace intouch
