// SPDX-License-Identifier: MIT
#include "cards/table.hpp"

#include "cards/csv.hpp"
#include "cards/one_line.hpp"
#include "cards/yearly.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace intouch::cards {

namespace {

enum class meaning {
    none,
    name,
    given,
    middle,
    family,
    nick,
    company,
    phone,
    mobile,
    fax,
    email,
    address,
    street,
    city,
    region,
    code,
    country,
    birthday,
    anniversary,
    notes,
    groups,
};

bool among(std::string_view header, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, header) != names.end();
}

/// "Phone 1 - Value" → "phone - value".
std::string without_numbers(std::string_view header) {
    std::string made;
    for (const char c : lower_ascii(header)) {
        if (c >= '0' && c <= '9') continue;
        if (c == ' ' && made.ends_with(' ')) continue;
        made += c;
    }
    while (made.ends_with(' ')) made.pop_back();
    while (made.starts_with(' ')) made.erase(0, 1);
    return made;
}

meaning meaning_of(std::string_view written) {
    const std::string header = without_numbers(written);
    using enum meaning;
    if (among(header, {"name", "full name", "display name", "file as"})) return name;
    if (among(header, {"first name", "given name"})) return given;
    if (among(header, {"middle name", "additional name"})) return middle;
    if (among(header, {"last name", "family name", "surname"})) return family;
    if (among(header, {"nickname"})) return nick;
    if (among(header, {"company", "organization name", "organization - name", "organisation"}))
        return company;
    if (among(header, {"mobile phone", "mobile", "cell phone"})) return mobile;
    if (header.find("fax") != std::string::npos) return fax;
    if (among(header, {"phone", "phone - value", "telephone", "phone number", "primary phone", "home phone",
                       "business phone", "other phone", "company main phone"}))
        return phone;
    if (among(header, {"email", "e-mail", "e-mail address", "email address", "e-mail - value",
                       "e-mail address", "primary email"}))
        return email;
    if (among(header, {"address", "address - formatted", "home address", "business address"})) return address;
    if (among(header, {"home street", "business street", "street"})) return street;
    if (among(header, {"home city", "business city", "city"})) return city;
    if (among(header, {"home state", "business state", "state"})) return region;
    if (among(header, {"home postal code", "business postal code", "postal code", "zip"})) return code;
    if (among(header, {"home country", "home country/region", "business country", "business country/region",
                       "country"}))
        return country;
    if (among(header, {"birthday", "birth date", "date of birth"})) return birthday;
    if (among(header, {"anniversary"})) return anniversary;
    if (among(header, {"notes", "note"})) return notes;
    if (among(header, {"group membership", "labels", "categories", "groups"})) return groups;
    return none;
}

/// Google separates several values in one field by " ::: ", Outlook separates groups by ";".
std::vector<std::string> values(std::string_view field, std::string_view separator) {
    std::vector<std::string> found;
    for (;;) {
        const std::size_t end = std::min(field.find(separator), field.size());
        if (auto one = one_line(field.substr(0, end)); !one.empty()) found.push_back(std::move(one));
        if (end == field.size()) return found;
        field.remove_prefix(end + separator.size());
    }
}

/// The lines of an address, separated by commas.
std::string lines_joined(std::string_view text) {
    std::string made;
    for (auto part : values(text, "\n")) {
        while (part.ends_with(',')) part.pop_back();
        made += (made.empty() ? "" : ", ") + part;
    }
    return made;
}

void add_new(std::vector<std::string>& to, std::vector<std::string> more, bool first = false) {
    for (auto& one : more)
        if (std::ranges::find(to, one) == to.end()) to.insert(first ? to.begin() : to.end(), std::move(one));
}

class reader {
public:
    reader(std::string file, const std::vector<csv_row>& rows) : file_(std::move(file)), rows_(rows) {
        for (const auto& header : rows.front().fields) columns_.push_back(meaning_of(header));
        for (std::size_t i = 1; i < rows.size() && order_ == slash_order::unknown; ++i)
            for (std::size_t column = 0; column < rows[i].fields.size(); ++column)
                if (order_ == slash_order::unknown && is_day(column))
                    order_ = order_told_by(rows[i].fields[column]);
    }
    [[nodiscard]] bool tells_anything() const {
        return std::ranges::any_of(columns_, [](meaning m) {
            return m == meaning::name || m == meaning::given || m == meaning::family || m == meaning::email;
        });
    }
    [[nodiscard]] std::vector<contact> people() const {
        std::vector<contact> all;
        for (std::size_t i = 1; i < rows_.size(); ++i)
            if (auto one = person(rows_[i]); !one.name.empty()) all.push_back(std::move(one));
        return all;
    }

private:
    [[nodiscard]] bool is_day(std::size_t column) const {
        return columns_[column] == meaning::birthday || columns_[column] == meaning::anniversary;
    }
    [[nodiscard]] contact person(const csv_row& row) const {
        contact c;
        c.file = file_;
        c.line = row.line;
        for (std::size_t i = 0; i < row.fields.size(); ++i) take(c, columns_[i], row.fields[i]);
        c.name = first(row, meaning::name);
        if (c.name.empty())
            for (const meaning part : {meaning::given, meaning::middle, meaning::family})
                if (auto text = first(row, part); !text.empty()) c.name += (c.name.empty() ? "" : " ") + text;
        for (const meaning other : {meaning::nick, meaning::company})
            if (c.name.empty()) c.name = first(row, other);
        if (c.name.empty() && !c.emails.empty()) c.name = c.emails.front();
        if (c.name.empty() && !c.phones.empty()) c.name = c.phones.front();
        if (c.address.empty()) c.address = address_in_parts(row);
        return c;
    }
    void take(contact& c, meaning m, const std::string& field) const {
        if (m == meaning::mobile)
            add_new(c.phones, values(field, ":::"), true);
        else if (m == meaning::phone)
            add_new(c.phones, values(field, ":::"));
        else if (m == meaning::email)
            add_new(c.emails, values(field, ":::"));
        else if (m == meaning::address && c.address.empty())
            c.address = lines_joined(field);
        else if (m == meaning::notes && c.notes.empty())
            c.notes = one_line(field);
        else if (m == meaning::birthday)
            take_day(c, field, "birthday", c.birthday);
        else if (m == meaning::anniversary)
            take_day(c, field, "anniversary", c.anniversary);
        else if (m == meaning::groups)
            take_groups(c, field);
    }
    void take_day(contact& c, const std::string& field, std::string_view called,
                  std::optional<yearly_day>& to) const {
        const std::string text = one_line(field);
        if (text.empty() || to || text.starts_with("0/0/")) return; // Outlook writes 0/0/00 for no date
        to = parse_written(text, order_);
        if (!to) c.unread.push_back(fmt::format("{}: {}", called, text));
    }
    static void take_groups(contact& c, const std::string& field) {
        for (const auto& some : values(field, ":::"))
            for (auto& one : values(some, ";"))
                if (!one.starts_with('*'))
                    c.groups.push_back(std::move(one)); // "* myContacts" holds every contact
    }
    [[nodiscard]] std::string first(const csv_row& row, meaning m) const {
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            if (columns_[i] == m)
                if (auto text = one_line(row.fields[i]); !text.empty()) return text;
        return {};
    }
    [[nodiscard]] std::string address_in_parts(const csv_row& row) const {
        const std::string code = first(row, meaning::code);
        const std::string city = first(row, meaning::city);
        const std::string town = code.empty() || city.empty() ? code + city : code + " " + city;
        std::string made;
        for (const auto& part :
             {first(row, meaning::street), town, first(row, meaning::region), first(row, meaning::country)})
            if (!part.empty()) made += (made.empty() ? "" : ", ") + part;
        return made;
    }

    std::string file_;
    const std::vector<csv_row>& rows_;
    std::vector<meaning> columns_;
    slash_order order_ = slash_order::unknown;
};

} // namespace

result<std::vector<contact>> read_table(const std::string& file, std::string_view text) {
    const auto rows = parse_csv(text);
    if (!rows) return std::unexpected(within(file, rows.error()));
    if (rows->empty()) return fail(errc::invalid, file + ": line 1: nothing here, expected a row of headers");
    const reader r(file, *rows);
    if (!r.tells_anything())
        return fail(
            errc::invalid,
            fmt::format(
                "{}: line {}: found {}, expected headers such as Name, E-mail Address or Phone (a vCard "
                "file begins with BEGIN:VCARD)",
                file, rows->front().line, quoted(rows->front().fields.front())));
    return r.people();
}

} // namespace intouch::cards
