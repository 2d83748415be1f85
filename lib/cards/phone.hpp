// SPDX-License-Identifier: MIT
// Normalises phone numbers (ITU-T E.164), to see that two spellings mean the same number. The result is not
// meant for dialling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intouch::cards {

/// The conventions of a country for numbers without a country code.
struct dialling {
    std::string code;  ///< calling code, "49"; empty: unknown
    std::string trunk; ///< prefix of a national number, "0"; empty: none
    bool operator==(const dialling&) const = default;
};

/// The conventions of the country of an IANA zone. Empty for a zone of no known country.
[[nodiscard]] dialling dialling_of_zone(std::string_view zone);

/// "+442079460000" for "(020) 7946 0000 ext. 5" in London. Drops extensions. A local number, or one of an
/// unknown country, stays a plain sequence of digits. Nothing for fewer than three digits.
[[nodiscard]] std::optional<std::string> normalise(std::string_view number, const dialling& home);

} // namespace intouch::cards
