// SPDX-License-Identifier: MIT
// Parts of sentences.
#pragma once

#include "core/date.hpp"
#include "core/span.hpp"
#include "roster/settings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::words {

/// "every 6 weeks", "every week".
[[nodiscard]] std::string every(span s);
/// "every 13 weeks", for so many days; below two weeks in days.
[[nodiscard]] std::string every_about(int days);
/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);
/// "1 person", "12 people".
[[nodiscard]] std::string counted(std::size_t n, std::string_view one, std::string_view many);
/// Without line breaks and TABs, which become blanks, and without other control characters.
[[nodiscard]] std::string in_one_line(std::string_view text);
/// With a capital where the first letter is ASCII.
[[nodiscard]] std::string capitalised(std::string text);
/// `"Keeping in touch"`: the name of the block in quotes; its id when the settings no longer have the block.
[[nodiscard]] std::string block_name(const std::string& id, const roster::settings& s);
/// "intouch move calls --on 2026-12-01 DAY TIME moves it."
[[nodiscard]] std::string how_to_move(const std::string& block, const std::optional<date>& day);
/// "phone number", "e-mail address", "address"; a detail of the user as it is written.
[[nodiscard]] std::string detail_phrase(std::string_view detail);
/// The longest beginning of `text` within `bytes`, cut after a whole word and never inside a character. " …"
/// stands for the rest.
[[nodiscard]] std::string cut(std::string text, std::size_t bytes);

} // namespace intouch::words
