// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace intouch::ical {

/// Joins physical lines to content lines (RFC 5545 3.1), also at the soft line breaks of quoted-printable (vCalendar 1.0
/// and vCard 2.1, 2.1.3), and base64 without blanks before its lines.
class line_source {
public:
    /// `text` outlives this. A byte order mark is passed over. Without any LF but at its end, a CR ends a line.
    explicit line_source(std::string_view text);

    struct unfolded {
        std::string line;
        std::string text;       ///< as it stood, folds too; each line end is CRLF; empty when it is cut
        std::size_t number = 0; ///< of the first physical line, from 1
        bool cut = false;       ///< longer than `longest`; `line` holds the beginning
    };
    /// The next line that is not blank; absent at the end. Holds at most about `longest` bytes.
    std::optional<unfolded> next(std::size_t longest);
    /// Of the last physical line that was taken.
    [[nodiscard]] std::size_t last_number() const { return number_; }

private:
    [[nodiscard]] bool goes_on_softly(std::string_view line) const;
    [[nodiscard]] bool goes_on_in_base64(std::string_view line) const;
    [[nodiscard]] std::string_view peek() const;
    bool continued();
    std::string_view take();

    std::string_view rest_;
    char end_ = '\n';
    std::size_t number_ = 0;
};

} // namespace intouch::ical
