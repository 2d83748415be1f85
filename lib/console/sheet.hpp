// SPDX-License-Identifier: MIT
// A text for a terminal, while it is written.
#pragma once

#include "core/terminal_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::console {

/// What the text is shown on.
struct paper {
    std::size_t columns = 0; ///< 0: a file or a pipe, without limit
    bool colours = false;
    bool operator==(const paper&) const = default;
};

enum class paint : unsigned char { plain, bold, dim, yellow };
/// Unchanged where there are no colours.
[[nodiscard]] std::string painted(std::string_view text, paint how, const paper& on);

/// Lines that fit the paper. Control characters of what is added do not reach the terminal.
class sheet {
public:
    explicit sheet(paper on) : on_(on) {}

    /// Broken between words; all lines but the first begin with `indent` blanks.
    void line(std::string_view text, std::size_t indent = 0, paint how = paint::plain);
    /// The same for each line of a text.
    void lines(std::string_view text, std::size_t indent = 0);
    void gap() { text_ += '\n'; } ///< an empty line
    /// `style.width` is that of the paper.
    void table(const std::vector<std::vector<std::string>>& rows, table_style style = {});

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    paper on_;
    std::string text_;
};

} // namespace intouch::console
