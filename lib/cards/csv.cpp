// SPDX-License-Identifier: MIT
#include "cards/csv.hpp"

#include <algorithm>
#include <expected>
#include <string>
#include <utility>

namespace intouch::cards {

namespace {

// More lines in one field are not a field: a quote opened somewhere and did not close.
constexpr std::size_t longest_field = 1000;

class reader {
public:
    reader(std::string_view text, char delimiter, std::size_t line)
        : rest_(text), delimiter_(delimiter), line_(line) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    csv_row row() {
        const std::string_view from = rest_;
        csv_row found{line_, {}, {}};
        for (;;) {
            auto field = rest_.starts_with('"') ? quoted_field() : plain_field();
            if (!field) {
                found.fault = std::move(field).error();
                break;
            }
            found.fields.push_back(*std::move(field));
            if (!rest_.starts_with(delimiter_)) break;
            rest_.remove_prefix(1);
        }
        if (!found.fault.empty()) { // the line after the one on which the row begins
            rest_ = from;
            line_ = found.line;
            found.fields.assign(1, std::string(rest_.substr(0, rest_.find_first_of("\r\n"))));
            rest_.remove_prefix(found.fields.front().size());
        }
        end_line();
        return found;
    }

private:
    [[nodiscard]] bool ends_here() const {
        return rest_.empty() || rest_.front() == delimiter_ || rest_.front() == '\n' || rest_.front() == '\r';
    }
    void end_line() {
        if (rest_.empty()) return;
        rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
        ++line_;
    }
    /// Its text, or what is wrong.
    using field = std::expected<std::string, std::string>;
    field plain_field() {
        const std::string_view ends = delimiter_ == ','    ? ",\r\n"
                                      : delimiter_ == ';'  ? ";\r\n"
                                      : delimiter_ == '\t' ? "\t\r\n"
                                                           : "";
        std::size_t end = 0;
        if (!ends.empty())
            end = std::min(rest_.find_first_of(ends), rest_.size());
        else
            while (end < rest_.size() && rest_[end] != delimiter_ && rest_[end] != '\n' && rest_[end] != '\r')
                ++end;
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return text;
    }
    field quoted_field() {
        std::string text;
        const std::size_t opened = line_;
        rest_.remove_prefix(1);
        for (;;) {
            const std::size_t end = rest_.find('"');
            const std::string_view part = rest_.substr(0, end);
            line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
            if (end == std::string_view::npos || line_ - opened > longest_field)
                return std::unexpected("a quote opens in this row and does not close");
            text += part;
            rest_.remove_prefix(end + 1);
            if (!rest_.starts_with('"')) break;
            text += '"';
            rest_.remove_prefix(1);
        }
        while (rest_.starts_with(' ')) rest_.remove_prefix(1);
        if (ends_here()) return text;
        return std::unexpected("text behind a closing quote; a quote within quotes is written twice");
    }

    std::string_view rest_;
    char delimiter_;
    std::size_t line_;
};

bool blank(const csv_row& row) {
    return row.fault.empty() && std::ranges::all_of(row.fields, [](const std::string& f) {
               return f.find_first_not_of(" \t") == std::string::npos;
           });
}

} // namespace

named_delimiter take_delimiter(std::string_view text) {
    if (!text.starts_with("sep=") || text.size() < 5 || text[4] == '\n' || text[4] == '\r')
        return {'\0', text, 1};
    const char delimiter = text[4]; // the first line of an Excel export
    text.remove_prefix(std::min(text.find_first_of("\r\n"), text.size()));
    text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
    return {delimiter, text, 2};
}

std::vector<csv_row> parse_csv(std::string_view text, char delimiter, std::size_t line) {
    reader r(text, delimiter, line);
    std::vector<csv_row> rows;
    while (!r.at_end()) {
        auto row = r.row();
        if (!blank(row)) rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace intouch::cards
