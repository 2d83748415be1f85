// SPDX-License-Identifier: MIT
#include "cards/columns.hpp"

#include "cards/column_words.hpp"
#include "cards/id.hpp"
#include "core/ascii.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace intouch::cards {

namespace {

bool small(char c) { return c >= 'a' && c <= 'z'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "LastActivityDate" → "Last Activity Date", "Email2Address" → "Email2 Address".
std::string spaced(std::string_view header) {
    std::string made;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (i > 0 && capital(header[i]) && (small(header[i - 1]) || is_digit(header[i - 1]))) made += ' ';
        made += header[i] == '_' ? ' ' : header[i];
    }
    return made;
}

/// A header in words, and its numbers.
struct split_header {
    std::vector<std::string> words;
    std::string number; ///< the first
    std::string all;    ///< the words, joined by "-"
};

split_header split(std::string_view header) {
    split_header found;
    std::string id = id_of(spaced(header));
    if (id.empty() || std::ranges::all_of(id, [](char c) { return is_digit(c) || c == '-'; })) {
        for (const char c : header) // a script without ASCII counterparts
            if (c != ' ' && c != '-' && !is_digit(c)) found.all += c;
        return found;
    }
    id += '-';
    for (std::size_t end = id.find('-'); end != std::string::npos; end = id.find('-')) {
        std::string word = id.substr(0, end);
        id.erase(0, end + 1);
        std::string number;
        while (!word.empty() && is_digit(word.back())) {
            number.insert(0, 1, word.back());
            word.pop_back();
        }
        if (found.number.empty()) found.number = number;
        if (word.empty()) continue;
        if (!found.words.empty() && found.words.back() == "e" &&
            word.starts_with("post")) { // Swedish, Turkish
            found.words.back() += word;
            found.all += "-" + word;
            continue;
        }
        found.all += (found.all.empty() ? "" : "-") + word;
        found.words.push_back(std::move(word));
    }
    return found;
}

/// The words of one header, by what they say.
class said {
public:
    explicit said(const split_header& header) {
        for (const auto& word : header.words) found_.push_back(word_in_header(word));
        if (header.words.empty()) found_ = signs_in(header.all);
    }
    [[nodiscard]] bool has(header_word w) const { return std::ranges::find(found_, w) != found_.end(); }

private:
    std::vector<header_word> found_;
};

/// Headers are short. A sentence before the table is none.
constexpr std::size_t most_words = 6;

column date_by_words(const said& s) {
    using enum header_word;
    if (s.has(latest) && s.has(activity)) return column::last_activity;
    if (s.has(latest) && s.has(contact)) return column::last_contact;
    if (s.has(wedding)) return column::anniversary;
    if (!s.has(birth)) return column::unused;
    if (s.has(month)) return column::birth_month;
    return s.has(year) ? column::birth_year : column::birthday;
}

column place_by_words(const said& s, bool some_code) {
    using enum header_word;
    if (s.has(code) || (s.has(postal) && (some_code || !s.has(address)))) return column::code;
    if (s.has(country)) return column::country;
    if (s.has(street)) return column::street;
    if (s.has(city)) return column::city;
    if (s.has(region)) return column::region;
    return s.has(address) ? column::address : column::unused;
}

column by_words(const split_header& header) {
    using enum header_word;
    const auto& words = header.words;
    if (words.size() > most_words) return column::unused;
    if (!words.empty() && (words.front() == "number" || words.front() == "anzahl")) return column::unused;
    constexpr auto labels =
        std::to_array<std::string_view>({"type", "typ", "tipo", "label", "art", "bezeichnung"});
    if (words.size() > 1 && std::ranges::find(labels, words.back()) != labels.end()) return column::silent;
    const said s(header);
    if (s.has(stop)) return column::unused;
    if (const column day = date_by_words(s); day != column::unused) return day;
    if (words.size() == 1 && (s.has(month) || s.has(year)))
        return words.front() == "geburtsmonat"  ? column::birth_month
               : words.front() == "geburtsjahr" ? column::birth_year
                                                : column::unused;
    if (s.has(latest)) return column::unused;
    if (s.has(fax)) return column::fax;
    if (s.has(email)) return s.has(header_word::name) ? column::unused : column::email;
    if (s.has(mobile)) return column::mobile;
    if (s.has(phone)) return column::phone;
    return place_by_words(s, !words.empty() && words.back() == "code");
}

/// Which address, phone or event the column is part of. The 2 of "Home Street 2" is a line, that of "Address 2 - City"
/// an address of its own.
std::string set_of(const split_header& header, column what) {
    using enum header_word;
    const bool numbered = what == column::phone || what == column::phone_label || what == column::event ||
                          what == column::event_label;
    const bool numbered_address = !header.number.empty() && !header.words.empty() &&
                                  header.words.front() == "address" && header.all != "address-line";
    if (numbered || numbered_address) return header.number;
    const said s(header);
    if (s.has(home)) return "home";
    if (s.has(work)) return "work";
    const auto found = std::ranges::find_if(
        header.words, [](const std::string& word) { return word_in_header(word) == other; });
    if (found != header.words.end()) return *found;
    return s.has(other) ? "other" : std::string();
}

bool is_street(const column_meaning& one) {
    return one.what == column::address || one.what == column::street;
}

/// "Adresse privée, Ville": a town belongs to the street before it. "Street, Home Country": a street alone is the home's.
void join_parts(std::vector<column_meaning>& columns) {
    std::string set;
    for (auto& one : columns) {
        if (is_street(one)) set = one.set;
        const bool part = one.what >= column::city && one.what <= column::country;
        if (part && one.set.empty()) one.set = set;
    }
    const auto at_home = [](const column_meaning& one) { return one.set == "home"; };
    if (std::ranges::any_of(columns, [&](const auto& one) { return is_street(one) && at_home(one); })) return;
    for (auto& one : columns)
        if (one.what >= column::address && one.what <= column::country && one.set.empty()) one.set = "home";
}

bool has(const std::vector<column_meaning>& columns, column wanted) {
    return std::ranges::find(columns, wanted, &column_meaning::what) != columns.end();
}

/// "Address 1, Address 2, City": where towns are fewer, these are lines of one address.
void join_lines(std::vector<column_meaning>& columns, const std::vector<std::string>& names) {
    const auto towns = std::max(std::ranges::count(columns, column::city, &column_meaning::what),
                                std::ranges::count(columns, column::code, &column_meaning::what));
    if (towns == 0 || towns >= std::ranges::count(names, "address")) return;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == "address") columns[i].set.clear();
}

} // namespace

std::vector<column_meaning> meanings_of(std::span<const std::string> headers) {
    std::vector<column_meaning> made;
    std::vector<std::string> names;
    for (const auto& written : headers) {
        const split_header header = split(written);
        column what = column_called(header.all);
        if (what == column::unused) what = by_words(header);
        made.push_back({what, set_of(header, what)});
        names.push_back(header.all);
    }
    const auto among = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == "title" && std::ranges::count(made, column::position, &column_meaning::what) > 1)
            made[i].what = column::unused; // a form of address, as in Outlook
        if (names[i] == "aniversario" && among("cumpleanos")) made[i].what = column::anniversary;
        if (names[i] == "mois" && !has(made, column::birth_year)) made[i].what = column::unused;
        if (names[i] == "jour" && !has(made, column::birth_month)) made[i].what = column::unused;
        if (names[i] == "number" && !has(made, column::phone) && !has(made, column::mobile))
            made[i].what = column::phone;
        if (names[i] == "apelido" && among("sobrenome")) made[i].what = column::nick;
        // "Name" beside a family name.
        constexpr auto given_names =
            std::to_array<std::string_view>({"이름", "ad", "adi", "nev", "الاسم", "שם", "नाम"});
        if (std::ranges::find(given_names, names[i]) != given_names.end() && has(made, column::family) &&
            !has(made, column::given))
            made[i].what = column::given;
        // "Vorname, Name": without a column for it, the family name.
        if (made[i].what == column::name &&
            (names[i] == "name" || names[i] == "naam" || names[i] == "navn" || names[i] == "nume") &&
            has(made, column::given) && !has(made, column::family))
            made[i].what = column::family;
    }
    join_lines(made, names);
    join_parts(made);
    return made;
}

bool is_header_row(std::span<const std::string> fields) {
    using enum column;
    if (std::ranges::any_of(fields, [](const std::string& f) { return f.find('@') != std::string::npos; }))
        return false;
    const auto known = meanings_of(fields);
    return std::ranges::any_of(known, [](const column_meaning& m) {
        return m.what == name || m.what == given || m.what == family || m.what == email;
    });
}

} // namespace intouch::cards
