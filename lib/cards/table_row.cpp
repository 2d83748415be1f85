// SPDX-License-Identifier: MIT
#include "cards/table_row.hpp"

#include "cards/column_words.hpp"
#include "cards/names.hpp"
#include "cards/value_list.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace intouch::cards {

namespace {

bool is_day(column what) {
    return what == column::birthday || what == column::anniversary || what == column::event ||
           what == column::last_contact || what == column::last_activity;
}

/// The word of a label such as "Mobile" or "* Home Fax".
bool label_says(std::string_view label, header_word wanted) {
    std::string word;
    for (const char c : lower_ascii(label) + " ") {
        if (c >= 'a' && c <= 'z') {
            word += c;
            continue;
        }
        if (word_in_header(word) == wanted) return true;
        word.clear();
    }
    return false;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

void add_part(std::string& to, const std::string& more) {
    if (!more.empty()) to += (to.empty() ? "" : ", ") + more;
}

/// Whether the address names the place as a word, from `from` on. Chinese, Japanese and Korean have no blanks
/// between words.
bool names_place(std::string_view address, const std::string& place, std::size_t from) {
    if (place.empty()) return true;
    const auto in_word = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
    };
    const bool ideographs = static_cast<unsigned char>(place.front()) >= 0xE3;
    for (auto at = address.find(place, ideographs ? 0 : from); at != std::string_view::npos;
         at = address.find(place, at + 1)) {
        const auto end = at + place.size();
        const bool begins = at == 0 || !in_word(static_cast<unsigned char>(address[at - 1]));
        const bool ends = end == address.size() || !in_word(static_cast<unsigned char>(address[end]));
        if (ideographs || (begins && ends)) return true;
    }
    return false;
}

std::vector<std::string> mobiles_first(const contact& c) {
    std::vector<std::string> sorted;
    for (const bool mobile : {true, false})
        for (const auto& one : c.phones)
            if ((std::ranges::find(c.mobiles, one) != c.mobiles.end()) == mobile) sorted.push_back(one);
    return sorted;
}

} // namespace

row_reader::row_reader(std::vector<column_meaning> columns, std::span<const csv_row> rows, time_zone home)
    : columns_(std::move(columns)), home_(std::move(home)) {
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.fields.size() && order_ == slash_order::unknown; ++i)
            if (is_day(columns_[i].what)) order_ = order_told_by(one_line(row.fields[i]));
}

std::string row_reader::field(const csv_row& row, std::size_t i) const {
    return i < row.fields.size() ? one_line(row.fields[i]) : std::string();
}

std::string row_reader::first(const csv_row& row, column wanted) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].what == wanted)
            if (auto text = field(row, i); !text.empty()) return text;
    return {};
}

/// All columns with that meaning in one set: "Home Street", "Home Street 2".
std::string row_reader::part(const csv_row& row, column wanted, const std::string& set) const {
    std::string made;
    for (std::size_t i = 0; i < columns_.size() && i < row.fields.size(); ++i)
        if (columns_[i].what == wanted && columns_[i].set == set)
            for (const auto& line : list_of(row.fields[i], {"\n"})) add_part(made, line);
    return made;
}

std::string row_reader::label(const csv_row& row, column wanted, const std::string& set) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].what == wanted && columns_[i].set == set) return field(row, i);
    return {};
}

name_parts row_reader::parts_of(const csv_row& row) const {
    return {first(row, column::given), first(row, column::middle), first(row, column::family)};
}

std::string row_reader::name(const csv_row& row, const contact& c) const {
    if (auto full = best_name(first(row, column::name), parts_of(row)); !full.empty()) return full;
    for (const column other : {column::nick, column::company})
        if (auto text = first(row, other); !text.empty()) return text;
    if (!c.emails.empty()) return c.emails.front();
    return c.phones.empty() ? std::string() : c.phones.front();
}

void row_reader::take_phones(contact& c, const csv_row& row, std::size_t i) const {
    const column_meaning& m = columns_[i];
    const std::string called = label(row, column::phone_label, m.set);
    const bool labelled = m.what == column::phone && !m.set.empty();
    const bool fax = m.what == column::fax || (labelled && label_says(called, header_word::fax));
    const bool mobile = m.what == column::mobile || (labelled && label_says(called, header_word::mobile));
    if (const std::string text = field(row, i); digits_lost(text)) {
        c.unread.push_back("phone: " + text + ": a spreadsheet lost its digits");
        return;
    }
    for (auto& one : phones_in(row.fields[i])) {
        if (fax) {
            c.faxes.push_back(std::move(one));
            continue;
        }
        if (mobile) c.mobiles.push_back(one);
        if (std::ranges::find(c.phones, one) == c.phones.end()) c.phones.push_back(std::move(one));
    }
}

void row_reader::take(contact& c, const csv_row& row, std::size_t i) const {
    const std::string text = field(row, i);
    if (text.empty()) return;
    switch (columns_[i].what) {
    case column::phone:
    case column::mobile:
    case column::fax:
        take_phones(c, row, i);
        return;
    case column::email:
        for (auto& one : emails_in(row.fields[i]))
            if (one.find('@') == std::string::npos)
                c.unread.push_back("email: " + one);
            else if (std::ranges::find(c.emails, one) == c.emails.end())
                c.emails.push_back(std::move(one));
        return;
    case column::groups:
        for (auto& one : groups_in(row.fields[i])) c.groups.push_back(std::move(one));
        return;
    case column::notes:
        c.notes += (c.notes.empty() ? "" : "; ") + text;
        return;
    case column::position:
    case column::company:
        add_part(c.work, text);
        return;
    case column::timezone:
        c.timezone = text;
        return;
    case column::met:
        c.met = is_number(text.substr(0, 1)) ? "connected on " + text : text;
        return;
    default:
        return;
    }
}

/// The text of the birthday; "1980-5-23" from three columns.
std::string row_reader::birthday_text(const csv_row& row) const {
    std::string day = first(row, column::birthday);
    const std::string month = first(row, column::birth_month);
    const std::string year = first(row, column::birth_year);
    if (!is_number(day) || month.empty()) return day;
    if (is_number(month))
        return year.size() == 4 ? fmt::format("{}-{}-{}", year, month, day)
                                : fmt::format("--{}-{}", month, day);
    return fmt::format("{} {} {}", day, month, year);
}

void row_reader::take_days(contact& c, const csv_row& row) const {
    const auto read = [&](const std::string& text, const std::string& called) -> std::optional<yearly_day> {
        if (text.empty() || no_date(text)) return std::nullopt; // Outlook writes 0/0/00 for no date
        auto day = parse_yearly(text, home_, order_);
        if (!day || has_short_year(text))
            c.unread.push_back(fmt::format("{}: {}{}", called, text, day ? ": the century" : ""));
        return day;
    };
    c.birthday = read(birthday_text(row), "birthday");
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].what != column::anniversary && columns_[i].what != column::event) continue;
        std::string called = columns_[i].what == column::event
                                 ? label(row, column::event_label, columns_[i].set)
                                 : "Anniversary";
        const auto day = read(field(row, i), called.empty() ? "event" : lower_ascii(called));
        if (day) add_occasion(c, called, *day);
    }
}

void row_reader::take_last(contact& c, const csv_row& row) const {
    for (const column wanted : {column::last_contact, column::last_activity}) {
        const std::string text = first(row, wanted);
        if (text.empty() || no_date(text) || c.last) continue;
        c.last = parse_recent(text, home_, order_);
        if (!c.last) c.unread.push_back("last contact: " + text);
    }
}

std::string row_reader::address(const csv_row& row, const std::string& set) const {
    const std::string code = part(row, column::code, set);
    const std::string city = part(row, column::city, set);
    std::string whole = part(row, column::address, set);
    const bool has_town = !code.empty() || !city.empty();
    // Behind the street: "Berliner Str. 5" and "Via Roma 1" name no town.
    const auto behind = std::min(whole.find(','), whole.size());
    if (!whole.empty() && has_town && names_place(whole, city, behind) && names_place(whole, code, behind))
        return whole;
    add_part(whole, part(row, column::street, set));
    add_part(whole, code.empty() || city.empty() ? code + city : code + " " + city);
    if (whole.empty() && part(row, column::country, set).empty()) return {}; // a region alone is no address
    for (const column more : {column::region, column::country})
        if (const std::string text = part(row, more, set); has_town || !names_place(whole, text, 0))
            add_part(whole, text);
    return whole;
}

/// The home first, the work last.
void row_reader::take_addresses(contact& c, const csv_row& row) const {
    std::vector<std::string> sets{"home", ""};
    for (const auto& m : columns_)
        if (m.what >= column::address && m.what <= column::country && m.set != "work" &&
            std::ranges::find(sets, m.set) == sets.end())
            sets.push_back(m.set);
    sets.emplace_back("work");
    for (const auto& set : sets)
        if (auto one = address(row, set);
            !one.empty() && std::ranges::find(c.addresses, one) == c.addresses.end())
            c.addresses.push_back(std::move(one));
}

std::optional<contact> row_reader::person(const std::string& file, const csv_row& row) const {
    if (row.fields.empty()) return std::nullopt;
    contact c;
    c.places.push_back({file, row.line});
    for (std::size_t i = 0; i < row.fields.size(); ++i) take(c, row, i);
    c.phones = mobiles_first(c);
    take_days(c, row);
    take_last(c, row);
    take_addresses(c, row);
    c.name = name(row, c);
    c.nick = first(row, column::nick);
    if (auto fuller = fuller_name(c.name, parts_of(row)); !fuller.empty())
        c.further.push_back("name in full: " + fuller);
    if (c.name == c.work) c.work.clear(); // a company
    if (c.name == c.nick) c.nick.clear();
    return c.name.empty() ? std::nullopt : std::optional(std::move(c));
}

bool row_reader::is_unused(std::size_t column_index, std::span<const csv_row> rows) const {
    if (columns_[column_index].what != column::unused) return false;
    return std::ranges::any_of(rows, [&](const csv_row& row) { return !field(row, column_index).empty(); });
}

} // namespace intouch::cards
