// SPDX-License-Identifier: MIT
#include "cards/table.hpp"

#include "cards/columns.hpp"
#include "cards/csv.hpp"
#include "cards/table_row.hpp"
#include "cards/value_list.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace intouch::cards {

namespace {

/// Notes before the header are few, and so are the bytes that tell the delimiter.
constexpr std::size_t most_notes = 40;
constexpr std::size_t beginning = std::size_t{64} << 10U;

std::optional<std::size_t> header_row(const std::vector<csv_row>& rows) {
    for (std::size_t i = 0; i < std::min(rows.size(), most_notes); ++i)
        if (rows[i].fault.empty() && is_header_row(rows[i].fields)) return i;
    return std::nullopt;
}

/// The delimiter with which the header has the most columns.
char delimiter_of(std::string_view text) {
    if (text.size() > beginning) text = text.substr(0, text.rfind('\n', beginning));
    char best = ',';
    std::size_t most = 0;
    for (const char candidate : csv_delimiters) {
        const auto rows = parse_csv(text, candidate);
        const auto at = header_row(rows);
        if (!at || rows[*at].fields.size() <= most) continue;
        most = rows[*at].fields.size();
        best = candidate;
    }
    return best;
}

/// The first field that is not empty, to tell which row is meant.
std::string name_of(const csv_row& row) {
    for (const auto& field : row.fields)
        if (auto text = one_line(field); !text.empty()) return " (" + quoted(text) + ")";
    return {};
}

/// What a spreadsheet shows for `="+49 228 2"` and `=HYPERLINK("mailto:ada@example.org")`.
void unwrap(std::string& field) {
    constexpr std::string_view link = "=HYPERLINK(\"";
    const bool linked = field.starts_with(link);
    if (!linked && !(field.starts_with("=\"") && field.ends_with('"') && field.size() > 2)) return;
    field.erase(0, linked ? link.size() : 2);
    field.resize(std::min(field.find('"'), field.size()));
}

/// Why the row cannot be read; empty when it can.
std::string fault_of(csv_row& row, std::size_t columns) {
    if (!row.fault.empty()) return row.fault;
    while (row.fields.size() > columns && one_line(row.fields.back()).empty()) row.fields.pop_back();
    if (row.fields.size() <= columns) return {};
    return fmt::format("{} fields, but the header has {}", row.fields.size(), columns);
}

result<address_book> people_in(const std::string& file, std::vector<csv_row> rows, std::size_t header,
                               const time_zone& home) {
    const std::vector<std::string> names = std::move(rows[header].fields);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(header) + 1);
    address_book book;
    for (auto& row : rows)
        if (const std::string fault = fault_of(row, names.size()); !fault.empty()) {
            book.warnings.push_back(
                fmt::format("{}: line {}{}: left out: {}", file, row.line, name_of(row), fault));
            row.fields.clear();
        }
    for (auto& row : rows) std::ranges::for_each(row.fields, unwrap);
    const row_reader reader(meanings_of(names), rows, home);
    for (const auto& row : rows)
        if (auto one = reader.person(file, row)) book.people.push_back(*std::move(one));
    std::string unused;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (reader.is_unused(i, rows))
            unused += fmt::format("{}{}", unused.empty() ? "" : ", ",
                                  names[i].empty() ? fmt::format("column {}", i + 1) : one_line(names[i]));
    if (!unused.empty()) book.notes.push_back(fmt::format("{}: columns not used: {}", file, unused));
    return book;
}

} // namespace

result<address_book> read_table(const std::string& file, std::string_view text, const time_zone& home) {
    const named_delimiter begin = take_delimiter(text);
    const char delimiter = begin.delimiter != '\0' ? begin.delimiter : delimiter_of(begin.rest);
    auto rows = parse_csv(begin.rest, delimiter, begin.line);
    if (rows.empty()) return fail(errc::invalid, file + ": line 1: nothing here, expected a row of headers");
    const auto header = header_row(rows);
    if (!header) {
        const csv_row& first = rows.front();
        return fail(
            errc::invalid,
            fmt::format("{}: line {}: found {}, expected headers such as Name, E-mail Address or Phone (a "
                        "vCard file begins with BEGIN:VCARD)",
                        file, first.line, quoted(first.fields.empty() ? first.fault : first.fields.front())));
    }
    return people_in(file, std::move(rows), *header, home);
}

} // namespace intouch::cards
