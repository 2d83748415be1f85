// SPDX-License-Identifier: MIT
#include "cards/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::cards {

namespace {

constexpr std::string_view delimiters = ",;\t|";

char delimiter_of(std::string_view text) {
    std::size_t best = 0;
    char found = ',';
    for (const char candidate : delimiters) {
        std::size_t count = 0;
        bool quoted = false;
        for (const char c : text) {
            if (c == '"') quoted = !quoted;
            if (c == '\n' && !quoted) break;
            if (c == candidate && !quoted) ++count;
        }
        if (count > best) {
            best = count;
            found = candidate;
        }
    }
    return found;
}

class reader {
public:
    reader(std::string_view text, char delimiter, std::size_t line)
        : rest_(text), delimiter_(delimiter), line_(line) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    result<csv_row> row() {
        csv_row found{line_, {}};
        for (;;) {
            auto field = rest_.starts_with('"') ? quoted_field() : plain_field();
            if (!field) return std::unexpected(field.error());
            found.fields.push_back(std::move(*field));
            if (rest_.empty()) return found;
            const char next = rest_.front();
            if (next == delimiter_) {
                rest_.remove_prefix(1);
                continue;
            }
            rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
            ++line_;
            return found;
        }
    }

private:
    [[nodiscard]] bool ends_here() const {
        return rest_.empty() || rest_.front() == delimiter_ || rest_.front() == '\n' || rest_.front() == '\r';
    }
    result<std::string> plain_field() {
        std::string field;
        while (!ends_here()) {
            field += rest_.front();
            rest_.remove_prefix(1);
        }
        return field;
    }
    result<std::string> quoted_field() {
        const std::size_t opened = line_;
        rest_.remove_prefix(1);
        std::string field;
        for (;;) {
            if (rest_.empty())
                return fail(errc::invalid,
                            fmt::format("line {}: a quote opens here that does not close; is the file whole?",
                                        opened));
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '\n') ++line_;
            if (c != '"') {
                field += c;
                continue;
            }
            if (!rest_.starts_with('"')) break;
            field += '"';
            rest_.remove_prefix(1);
        }
        while (rest_.starts_with(' ')) rest_.remove_prefix(1);
        if (!ends_here())
            return fail(errc::invalid,
                        fmt::format("line {}: text behind a closing quote, expected the next field; "
                                    "a quote within quotes is written twice",
                                    line_));
        return field;
    }

    std::string_view rest_;
    char delimiter_;
    std::size_t line_;
};

bool blank(const csv_row& row) {
    return std::ranges::all_of(
        row.fields, [](const std::string& f) { return f.find_first_not_of(" \t") == std::string::npos; });
}

} // namespace

result<std::vector<csv_row>> parse_csv(std::string_view text) {
    std::size_t line = 1;
    char delimiter = delimiter_of(text);
    if (text.starts_with("sep=") && text.size() > 4) { // the first line of an Excel export
        delimiter = text[4];
        text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
        line = 2;
    }
    reader r(text, delimiter, line);
    std::vector<csv_row> rows;
    while (!r.at_end()) {
        auto row = r.row();
        if (!row) return std::unexpected(row.error());
        if (blank(*row)) continue;
        if (!rows.empty()) {
            auto& fields = row->fields;
            while (fields.size() > rows.front().fields.size() && fields.back().empty()) fields.pop_back();
            if (fields.size() > rows.front().fields.size())
                return fail(errc::invalid, fmt::format("line {}: {} fields, but the first row has {}",
                                                       row->line, fields.size(), rows.front().fields.size()));
        }
        rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace intouch::cards
