// SPDX-License-Identifier: MIT
#include "cards/card_text.hpp"

#include "cards/charset_guess.hpp"
#include "cards/encoding.hpp"
#include "cards/value_list.hpp"
#include "core/digest.hpp"
#include "core/quoted_printable.hpp"
#include "core/text.hpp"
#include "ical/text_value.hpp"

#include <algorithm>
#include <utility>

namespace intouch::cards {

namespace {

using ical::content_line;

/// True when ENCODING, or a bare word of version 2.1, is one of the names.
bool is_encoded(const content_line& line, std::initializer_list<std::string_view> names) {
    const auto named = [&](const std::string& word) {
        return std::ranges::find(names, lower_ascii(word)) != names.end();
    };
    const auto encodings = ical::values_of(line, "ENCODING");
    const auto bare = ical::values_of(line, "");
    return std::ranges::any_of(encodings, named) || std::ranges::any_of(bare, named);
}

} // namespace

card_text::card_text(std::span<const raw_card> cards) {
    std::string unknown;
    for (const auto& card : cards)
        for (const auto& line : card.lines)
            if (!valid_utf8(line.value) && ical::values_of(line, "CHARSET").empty())
                unknown += line.value + "\n";
    if (!unknown.empty()) likely_ = guess_charset(unknown);
}

std::string card_text::decoded(const std::string& bytes, const content_line& line) {
    const auto charsets = ical::values_of(line, "CHARSET");
    if (charsets.empty() && valid_utf8(bytes)) return bytes;
    if (charsets.empty() && !likely_.empty())
        if (auto text = decode(bytes, likely_)) {
            if (std::exchange(guessed_on_, guessed_on_ == 0 ? line.number : guessed_on_) == 0)
                guess_ = charset_in_words(likely_);
            return *std::move(text);
        }
    auto found = decode_or_guess(bytes, charsets.empty() ? std::string() : charsets.front());
    if (!found.guessed.empty() && guessed_on_ == 0) {
        guessed_on_ = line.number;
        guess_ = found.guessed;
    }
    return std::move(found.text);
}

std::string card_text::value(const content_line& line) {
    if (is_encoded(line, {"quoted-printable"})) return decoded(decode_quoted_printable(line.value), line);
    if (is_encoded(line, {"base64", "b"}))
        if (const auto bytes = decode_base64(line.value)) return decoded(*bytes, line);
    return decoded(line.value, line);
}

std::string card_text::text(const content_line& line) { return one_line(ical::unescape(value(line))); }

} // namespace intouch::cards
