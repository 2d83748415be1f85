// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace intouch {

/// `text` as a person types it in a search: without case and accents ("José" and "JOSE" become "jose"; Unicode 3.13,
/// D145). Invalid UTF-8 loses the case of its ASCII letters alone.
[[nodiscard]] std::string without_case(std::string_view text);
/// Letters and their accents as one character each where Unicode has one (NFC; Unicode 3.11). Invalid UTF-8 stays.
[[nodiscard]] std::string composed(std::string_view text);

} // namespace intouch
