// SPDX-License-Identifier: MIT
#pragma once

#include "cards/columns.hpp"
#include "cards/contact.hpp"
#include "cards/csv.hpp"
#include "cards/names.hpp"
#include "cards/yearly.hpp"
#include "core/zone.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::cards {

/// Reads rows of a table as people. The dates of all rows together tell the order of day and month.
class row_reader {
public:
    row_reader(std::vector<column_meaning> columns, std::span<const csv_row> rows, time_zone home);

    /// Nothing for a row without a name, an address or a number.
    [[nodiscard]] std::optional<contact> person(const std::string& file, const csv_row& row) const;
    /// True for a column that has values, and no place in a roster.
    [[nodiscard]] bool is_unused(std::size_t column, std::span<const csv_row> rows) const;

private:
    [[nodiscard]] std::string field(const csv_row& row, std::size_t i) const;
    [[nodiscard]] std::string first(const csv_row& row, column wanted) const;
    [[nodiscard]] std::string part(const csv_row& row, column wanted, const std::string& set) const;
    [[nodiscard]] std::string label(const csv_row& row, column wanted, const std::string& set) const;
    [[nodiscard]] name_parts parts_of(const csv_row& row) const;
    [[nodiscard]] std::string name(const csv_row& row, const contact& c) const;
    [[nodiscard]] std::string birthday_text(const csv_row& row) const;
    [[nodiscard]] std::string address(const csv_row& row, const std::string& set) const;
    void take(contact& c, const csv_row& row, std::size_t i) const;
    void take_phones(contact& c, const csv_row& row, std::size_t i) const;
    void take_days(contact& c, const csv_row& row) const;
    void take_last(contact& c, const csv_row& row) const;
    void take_addresses(contact& c, const csv_row& row) const;

    std::vector<column_meaning> columns_;
    time_zone home_;
    slash_order order_ = slash_order::unknown;
};

} // namespace intouch::cards
