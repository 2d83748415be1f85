// SPDX-License-Identifier: MIT
#include "core/terminal_table.hpp"

#include "core/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <utility>

namespace intouch {
namespace {

constexpr std::size_t column_gap = 2;
constexpr std::size_t least_width = 8;    ///< terminal columns; a narrower cell would say too little
constexpr std::size_t least_wrapped = 16; ///< a verb and a first name
constexpr utf8proc_int32_t emoji_presentation = 0xFE0F;

bool regional(utf8proc_int32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

/// A half-width katakana sound mark stands beside its letter, not above it.
bool sound_mark(utf8proc_int32_t c) { return c == 0xFF9E || c == 0xFF9F; }

/// A grapheme cluster: a reader sees it as one character.
struct cluster {
    std::string_view text;
    std::size_t width = 0;
};

/// The UAX #29 grapheme clusters of valid UTF-8. A flag, and a character shown as emoji, is two columns wide.
std::vector<cluster> clusters_of(std::string_view text) {
    std::vector<cluster> all;
    utf8proc_int32_t before = 0;
    utf8proc_int32_t state = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        utf8proc_int32_t c = 0;
        const auto rest = text.substr(at);
        const auto taken = utf8proc_iterate(
            reinterpret_cast<const utf8proc_uint8_t*>(rest.data()), // NOLINT(*-reinterpret-cast): bytes
            static_cast<utf8proc_ssize_t>(rest.size()), &c);
        const auto length = taken > 0 ? static_cast<std::size_t>(taken) : 1;
        const bool begins = all.empty() || utf8proc_grapheme_break_stateful(before, c, &state);
        if (begins) all.push_back({text.substr(at, 0), 0});
        cluster& now = all.back();
        now.text = {now.text.data(), now.text.size() + length};
        const auto width = static_cast<std::size_t>(std::max(utf8proc_charwidth(c), 0));
        if (sound_mark(c))
            ++now.width;
        else
            now.width = std::max(now.width, c == emoji_presentation || regional(c) ? 2 : width);
        before = c;
        at += length;
    }
    return all;
}

std::size_t total(const std::vector<std::size_t>& widths) {
    std::size_t sum = widths.empty() ? 0 : column_gap * (widths.size() - 1);
    for (const auto w : widths) sum += w;
    return sum;
}

/// The smallest width that the column may have.
std::size_t narrowest(std::size_t column, std::size_t width, const table_style& style) {
    if (style.always_whole.contains(column) || style.never_truncated.contains(column)) return width;
    return std::min(width, style.wrapped.contains(column) ? least_wrapped : least_width);
}

/// The columns that fit at their smallest widths.
std::vector<std::size_t> columns_shown(const std::vector<std::size_t>& widths, const table_style& style) {
    std::vector<std::size_t> shown;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        shown.push_back(i);
        sum += narrowest(i, widths[i], style) + (i > 0 ? column_gap : 0);
    }
    std::vector<std::size_t> order = style.spared;
    for (auto i = widths.size(); i-- > 1;)
        if (!style.always_whole.contains(i) && !style.wrapped.contains(i)) order.push_back(i);
    for (const auto i : order) {
        if (style.width == 0 || sum <= style.width) break;
        if (std::erase(shown, i) > 0) sum -= narrowest(i, widths[i], style) + column_gap;
    }
    return shown;
}

std::vector<std::vector<std::string>> only(const std::vector<std::size_t>& shown,
                                           const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::vector<std::string>> left;
    for (const auto& row : rows) {
        auto& cells = left.emplace_back();
        for (const auto i : shown)
            if (i < row.size()) cells.push_back(row[i]);
    }
    return left;
}

table_style renumbered(const table_style& style, const std::vector<std::size_t>& shown) {
    table_style made;
    made.width = style.width;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (style.always_whole.contains(shown[i])) made.always_whole.insert(i);
        if (style.never_truncated.contains(shown[i])) made.never_truncated.insert(i);
        if (style.wrapped.contains(shown[i])) made.wrapped.insert(i);
    }
    return made;
}

void narrow(std::vector<std::size_t>& widths, const table_style& style) {
    for (auto sum = total(widths); sum > style.width; --sum) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] <= narrowest(i, widths[i], style)) continue;
            if (widest == widths.size() || widths[i] >= widths[widest]) widest = i;
        }
        if (widest == widths.size()) return; // no column may be narrower
        --widths[widest];
    }
}

/// The row, with as many lines as its longest wrapped cell has. In the first column its further lines are indented:
/// else each looks like a row.
void add_lines(std::vector<std::string>& to, const std::vector<std::string>& row,
               const std::vector<std::size_t>& widths, const table_style& style) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        cells.push_back(style.wrapped.contains(i) ? wrapped(row[i], widths[i], i == 0 ? 2 : 0)
                                                  : std::vector{truncated(row[i], widths[i])});
        height = std::max(height, cells.back().size());
    }
    for (std::size_t part = 0; part < height; ++part) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string cell = part < cells[i].size() ? cells[i][part] : std::string();
            const auto width = display_width(cell);
            line += cell + std::string(std::max(widths[i], width) - width + column_gap, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        to.push_back(std::move(line));
    }
}

} // namespace

std::size_t display_width(std::string_view text) {
    std::size_t sum = 0;
    for (const auto& c : clusters_of(text)) sum += c.width;
    return sum;
}

std::string truncated(std::string_view text, std::size_t most) {
    if (display_width(text) <= most) return std::string(text);
    if (most == 0) return {};
    std::string kept;
    std::size_t sum = 0;
    for (const auto& c : clusters_of(text)) {
        if (sum + c.width > most - 1) break;
        sum += c.width;
        kept += c.text;
    }
    while (kept.ends_with(' ')) kept.pop_back();
    return kept + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    const std::string clean = without_control(text);
    std::string_view rest = clean;
    std::vector<std::string> lines;
    std::string line;
    bool empty = true; // nothing but blanks yet
    while (rest.find_first_not_of(' ') != std::string_view::npos) {
        const std::size_t blanks = rest.find_first_not_of(' ');
        rest.remove_prefix(blanks);
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(word.size());
        if (!empty && width > 0 && display_width(line) + blanks + display_width(word) > width)
            lines.push_back(std::exchange(line, std::string(indent, ' ')));
        else
            line.append(blanks, ' ');
        line += word;
        empty = false;
    }
    lines.push_back(std::move(line));
    return lines;
}

std::vector<std::string> terminal_table(const std::vector<std::vector<std::string>>& rows,
                                        const table_style& style) {
    std::vector<std::vector<std::string>> clean;
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        auto& cells = clean.emplace_back();
        for (const auto& cell : row) {
            cells.push_back(without_control(cell));
            if (cells.size() > widths.size()) widths.push_back(0);
            widths[cells.size() - 1] = std::max(widths[cells.size() - 1], display_width(cells.back()));
        }
    }
    const auto shown = columns_shown(widths, style);
    if (shown.size() < widths.size()) return terminal_table(only(shown, clean), renumbered(style, shown));
    if (style.width > 0) narrow(widths, style);
    std::vector<std::string> lines;
    for (const auto& row : clean) add_lines(lines, row, widths, style);
    return lines;
}

} // namespace intouch
