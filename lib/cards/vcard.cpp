// SPDX-License-Identifier: MIT
#include "cards/vcard.hpp"

#include "cards/encoding.hpp"
#include "cards/one_line.hpp"
#include "cards/yearly.hpp"
#include "core/text.hpp"
#include "ical/content.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace intouch::cards {

namespace {

using ical::component;
using ical::content_line;

// Enough for ten thousand cards with photos.
constexpr ical::content_limits address_book{
    .bytes = std::size_t{512} << 20U, .line = std::size_t{32} << 20U, .lines = 10'000'000, .depth = 4};

/// In version 2.1, "=" at the end of a quoted-printable line continues the value on the next line, which has
/// no leading blank (vCard 2.1 2.1.3). This turns such a continuation into the usual fold. Line numbers stay.
std::string with_folds(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool in_quoted = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (in_quoted) folded += ' ';
        if (!in_quoted) {
            const std::string head = lower_ascii(line.substr(0, line.find(':')));
            in_quoted = head.find("quoted-printable") != std::string::npos;
        }
        const bool goes_on = in_quoted && line.ends_with('=');
        folded += goes_on ? line.substr(0, line.size() - 1) : line;
        folded += '\n';
        in_quoted = goes_on;
    }
    return folded;
}

/// The types of a line in lower case: the values of TYPE, and parameters without a name.
std::vector<std::string> types_of(const content_line& line) {
    std::vector<std::string> types;
    for (const auto& one : line.parameters) {
        if (one.name != "TYPE" && !one.name.empty()) continue;
        for (const auto& value : one.values) // "HOME,CELL" in quotes counts as one value
            for (const auto& word : ical::split_value(value, ',')) types.push_back(lower_ascii(word));
    }
    return types;
}

bool has(const std::vector<std::string>& types, std::string_view type) {
    return std::ranges::find(types, type) != types.end();
}

/// The value of a line without its ENCODING and CHARSET; escapes stay.
std::string decoded(const content_line& line) {
    const auto encodings = ical::values_of(line, "ENCODING");
    const auto bare = ical::values_of(line, "");
    const auto is_quoted = [](const std::string& s) { return lower_ascii(s) == "quoted-printable"; };
    if (!std::ranges::any_of(encodings, is_quoted) && !std::ranges::any_of(bare, is_quoted))
        return line.value;
    std::string bytes = decode_quoted_printable(line.value);
    const auto charsets = ical::values_of(line, "CHARSET");
    if (!charsets.empty())
        if (auto text = decode(bytes, charsets.front())) return *text;
    if (valid_utf8(bytes)) return bytes;
    auto text = decode(bytes, "WINDOWS-1252");
    return text ? *text : without_control(bytes, true);
}

std::string text_of(const content_line& line) { return one_line(ical::unescape(decoded(line))); }

/// The parts of a structured value that are not empty, separated by `between`.
std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string made;
    for (const auto& part : parts) {
        const std::string text = one_line(ical::unescape(part), between == " " ? between : ", ");
        if (!text.empty()) made += (made.empty() ? "" : std::string(between)) + text;
    }
    return made;
}

/// Family; given; additional; prefixes; suffixes → "Dr. Ada King Lovelace".
std::string name_in_order(const content_line& line) {
    auto parts = ical::split_value(decoded(line), ';');
    parts.resize(5);
    return joined({parts[1], parts[2], parts[0]}, " ");
}

/// Box; extended; street; locality; region; code; country → one line.
std::string address_in_order(const content_line& line) {
    auto parts = ical::split_value(decoded(line), ';');
    parts.resize(7);
    const std::string town = joined({parts[5], parts[3]}, " ");
    std::string made;
    for (const auto& part : {joined({parts[2]}, ""), joined({parts[1]}, ""), joined({parts[0]}, ""), town,
                             joined({parts[4]}, ""), joined({parts[6]}, "")})
        if (!part.empty()) made += (made.empty() ? "" : ", ") + part;
    return made;
}

std::string without_scheme(std::string text, std::string_view scheme) {
    if (lower_ascii(text.substr(0, scheme.size())) == scheme) text.erase(0, scheme.size());
    return text;
}

/// Values with a rank (lower is better). Equal ranks keep the order of the card.
class ranked {
public:
    void add(std::string value, int rank) {
        if (!value.empty()) all_.emplace_back(rank, all_.size(), std::move(value));
    }
    std::vector<std::string> take() {
        std::ranges::sort(all_);
        std::vector<std::string> values;
        for (auto& [rank, place, value] : all_)
            if (std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
        return values;
    }

private:
    std::vector<std::tuple<int, std::size_t, std::string>> all_;
};

constexpr int no_preference = 200;

/// RFC 6350 5.3: from 1, the best, to 100. Older versions only mark a value as preferred.
int preference(const content_line& line, const std::vector<std::string>& types) {
    for (const auto& value : ical::values_of(line, "PREF")) {
        int rank = 0;
        const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), rank);
        if (fault == std::errc() && rank >= 1 && rank <= 100) return rank;
    }
    return has(types, "pref") ? 1 : no_preference;
}

int phone_rank(const content_line& line, const std::vector<std::string>& types) {
    if (has(types, "fax") || has(types, "homefax") || has(types, "workfax") || has(types, "pager"))
        return no_preference + 9;
    if (const int rank = preference(line, types); rank < no_preference) return rank;
    if (has(types, "main")) return no_preference;
    if (has(types, "cell") || has(types, "iphone")) return no_preference + 1;
    return no_preference + (has(types, "work") ? 3 : 2);
}

void read_day(contact& c, const content_line& line, std::string_view called, std::optional<yearly_day>& to) {
    const std::string text = text_of(line);
    if (text.empty() || to) return;
    to = parse_yearly(text);
    if (to && !ical::values_of(line, "X-APPLE-OMIT-YEAR").empty()) to->year.reset();
    if (!to) c.unread.push_back(fmt::format("{}: {}", called, text));
}

/// True for Apple's "item1.X-ABDATE" when the card has "item1.X-ABLabel:_$!<Anniversary>!$_".
bool labelled_anniversary(const component& card, const content_line& line) {
    return std::ranges::any_of(card.lines, [&](const content_line& label) {
        return label.name == "X-ABLABEL" && !line.group.empty() && label.group == line.group &&
               lower_ascii(label.value).find("anniversary") != std::string::npos;
    });
}

void read_line(contact& c, const component& card, const content_line& line, ranked& phones, ranked& emails,
               ranked& addresses) {
    const auto types = types_of(line);
    const int preferred = preference(line, types);
    if (line.name == "TEL")
        phones.add(without_scheme(text_of(line), "tel:"), phone_rank(line, types));
    else if (line.name == "EMAIL")
        emails.add(without_scheme(text_of(line), "mailto:"), preferred);
    else if (line.name == "ADR")
        addresses.add(address_in_order(line), preferred);
    else if (line.name == "BDAY")
        read_day(c, line, "birthday", c.birthday);
    else if (line.name == "ANNIVERSARY" || line.name == "X-ANNIVERSARY" ||
             (line.name == "X-ABDATE" && labelled_anniversary(card, line)))
        read_day(c, line, "anniversary", c.anniversary);
    else if (line.name == "NOTE" && c.notes.empty())
        c.notes = text_of(line);
    else if (line.name == "CATEGORIES")
        for (const auto& group : ical::split_value(decoded(line), ','))
            if (auto name = one_line(ical::unescape(group)); !name.empty())
                c.groups.push_back(std::move(name));
}

/// The first value that is not empty: formatted name, name parts, nickname, organization, e-mail, phone.
std::string name_of(const component& card, const contact& c) {
    const auto text = [&](std::string_view name) {
        const content_line* line = ical::find(card, name);
        return line == nullptr ? std::string() : text_of(*line);
    };
    if (auto full = text("FN"); !full.empty()) return full;
    if (const content_line* line = ical::find(card, "N"))
        if (auto parts = name_in_order(*line); !parts.empty()) return parts;
    if (auto nick = text("NICKNAME"); !nick.empty()) return nick;
    if (const content_line* line = ical::find(card, "ORG"))
        if (auto org = joined(ical::split_value(decoded(*line), ';'), ", "); !org.empty()) return org;
    if (!c.emails.empty()) return c.emails.front();
    return c.phones.empty() ? std::string() : c.phones.front();
}

} // namespace

result<std::vector<contact>> read_vcards(const std::string& file, std::string_view text) {
    const auto cards = ical::parse_components(with_folds(text), address_book);
    if (!cards) {
        error e = within(file, cards.error());
        if (const auto at = e.text.find("BEGIN:VCALENDAR"); at != std::string::npos)
            e.text.replace(at, 15, "BEGIN:VCARD");
        return std::unexpected(std::move(e));
    }
    std::vector<contact> people;
    for (const auto& card : *cards) {
        if (card.name != "VCARD")
            return fail(errc::invalid, fmt::format("{}: line {}: found {}, expected BEGIN:VCARD", file,
                                                   card.number, quoted("BEGIN:" + card.name)));
        if (lower_ascii(ical::value_of(card, "KIND")) == "group" ||
            lower_ascii(ical::value_of(card, "X-ADDRESSBOOKSERVER-KIND")) == "group")
            continue;
        contact c;
        c.file = file;
        c.line = card.number;
        ranked phones;
        ranked emails;
        ranked addresses;
        for (const auto& line : card.lines) read_line(c, card, line, phones, emails, addresses);
        c.phones = phones.take();
        c.emails = emails.take();
        const auto all = addresses.take();
        if (!all.empty()) c.address = all.front();
        c.name = name_of(card, c);
        if (!c.name.empty()) people.push_back(std::move(c));
    }
    return people;
}

} // namespace intouch::cards
