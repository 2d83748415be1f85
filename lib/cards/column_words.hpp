// SPDX-License-Identifier: MIT
#pragma once

#include "cards/columns.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace intouch::cards {

/// What a word in a header says, whatever stands around it.
enum class header_word : std::uint8_t {
    none,
    stop, ///< the column tells of something else: "E-mail Type", "Assistant's Phone"
    name,
    home,
    work,
    other,
    fax,
    email,
    birth,
    wedding,
    month,
    year,
    mobile,
    phone,
    address,
    postal, ///< a postal code, unless the word "address" is there too
    code,
    country,
    street,
    city,
    region,
    latest,
    contact,
    activity,
};

/// `word` as `id_of` writes it.
[[nodiscard]] header_word word_in_header(std::string_view word);

/// What the parts of a header say that is in a script that `id_of` drops; the header is without blanks and figures.
[[nodiscard]] std::vector<header_word> signs_in(std::string_view header);

/// The meaning of a whole header as `id_of` writes it, without numbers; of a header in a script that `id_of` drops,
/// the header itself without blanks and figures. `column::unused` for a header that only its words explain.
[[nodiscard]] column column_called(std::string_view header);

} // namespace intouch::cards
