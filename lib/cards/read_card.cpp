// SPDX-License-Identifier: MIT
#include "cards/read_card.hpp"

#include "cards/names.hpp"
#include "cards/value_list.hpp"
#include "cards/yearly.hpp"
#include "core/text.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

namespace intouch::cards {

namespace {

using ical::content_line;

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

/// The parts of a structured value that are not empty, separated by `between`.
std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string made;
    for (const auto& part : parts) {
        const std::string text = one_line(ical::unescape(part), between == " " ? between : ", ");
        if (!text.empty()) made += (made.empty() ? "" : std::string(between)) + text;
    }
    return made;
}

/// Family; given; additional; prefixes; suffixes.
name_parts parts_of(const std::string& value) {
    auto parts = ical::split_value(value, ';');
    parts.resize(5);
    return {joined({parts[1]}, " "), joined({parts[2]}, " "), joined({parts[0]}, " ")};
}

/// Box; extended; street; locality; region; code; country → one line.
std::string address_in_order(const std::string& value) {
    auto parts = ical::split_value(value, ';');
    parts.resize(7);
    const std::string town = joined({parts[5], parts[3]}, " ");
    std::string made;
    for (const auto& part : {joined({parts[2]}, ""), joined({parts[1]}, ""), joined({parts[0]}, ""), town,
                             joined({parts[4]}, ""), joined({parts[6]}, "")})
        if (!part.empty()) made += (made.empty() ? "" : ", ") + part;
    return made;
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

bool is_mobile(const std::vector<std::string>& types) { return has(types, "cell") || has(types, "iphone"); }
bool is_fax(const std::vector<std::string>& types) {
    return has(types, "fax") || has(types, "homefax") || has(types, "workfax") || has(types, "pager");
}

int phone_rank(const content_line& line, const std::vector<std::string>& types) {
    if (const int rank = preference(line, types); rank < no_preference) return rank;
    if (has(types, "main")) return no_preference;
    if (is_mobile(types)) return no_preference + 1;
    return no_preference + (has(types, "work") ? 3 : 2);
}

/// The home first, the work last.
int address_rank(const content_line& line, const std::vector<std::string>& types) {
    if (const int rank = preference(line, types); rank < no_preference) return rank;
    return no_preference + (has(types, "home") ? 0 : has(types, "work") ? 2 : 1);
}

/// "_$!<Anniversary>!$_" → "Anniversary".
std::string without_marks(std::string label) {
    if (label.starts_with("_$!<") && label.ends_with(">!$_")) label = label.substr(4, label.size() - 8);
    return label;
}

/// Properties that say nothing of the person, or only together with others.
bool is_silent(std::string_view name) {
    constexpr auto names = std::to_array<std::string_view>(
        {"VERSION",      "PRODID",      "REV",     "KIND",       "N",        "FN",    "UID",
         "CLIENTPIDMAP", "SORT-STRING", "PROFILE", "SOURCE",     "MAILER",   "CLASS", "NAME",
         "X-ABLABEL",    "X-ABADR",     "X-ABUID", "X-ABSHOWAS", "NICKNAME", "LABEL"});
    return std::ranges::find(names, name) != names.end();
}

class card_reader {
public:
    card_reader(const raw_card& card, card_text& text, const time_zone& home)
        : card_(card), text_(text), home_(home) {}

    /// False for a property that has no place in a roster.
    bool take(const content_line& line) {
        const std::string& name = line.name;
        const auto types = types_of(line);
        if (name == "TEL")
            take_phone(line, types);
        else if (name == "EMAIL")
            take_emails(line, types);
        else if (name == "ADR")
            addresses_.add(address_in_order(text_.value(line)), address_rank(line, types));
        else if (name == "NOTE")
            add_text(c_.notes, text_.text(line), "; ");
        else if (name == "CATEGORIES" || name == "X-CATEGORIES")
            take_groups(line);
        else if (name == "TITLE" || name == "ROLE" || name == "ORG")
            add_text(c_.work, joined(ical::split_value(text_.value(line), ';'), ", "), ", ");
        else if (name == "TZ" && c_.timezone.empty())
            c_.timezone = text_.text(line);
        else
            return take_day(line) || is_silent(name) ||
                   (name != "AGENT" && line.value.find_first_not_of("; ") == std::string::npos);
        return true;
    }

    contact finish() {
        c_.phones = phones_.take();
        c_.emails = emails_.take();
        c_.addresses = addresses_.take();
        if (c_.addresses.empty()) // the address as it stands on a letter (RFC 2426 3.2.2)
            c_.addresses = texts("LABEL", ", ");
        c_.uid = one_line(value("UID"));
        c_.nick = first_of("nickname", texts("NICKNAME"));
        const name_parts parts = parts_of(value("N"));
        c_.name = best_name(first_of("name", texts("FN")), parts);
        if (c_.name.empty()) c_.name = other_name();
        if (auto fuller = fuller_name(c_.name, parts); !fuller.empty())
            c_.further.push_back("name in full: " + fuller);
        return std::move(c_);
    }

private:
    static void add_text(std::string& to, const std::string& more, std::string_view between) {
        if (!more.empty()) to += (to.empty() ? "" : std::string(between)) + more;
    }
    /// The first value of the properties of that name that is not empty.
    std::string value(std::string_view name) {
        for (const auto& line : card_.lines)
            if (line.name == name && line.value.find_first_not_of("; ") != std::string::npos)
                return text_.value(line);
        return {};
    }
    /// The values of all properties of that name, each once.
    std::vector<std::string> texts(std::string_view name, std::string_view between = " ") {
        std::vector<std::string> found;
        for (const auto& line : card_.lines)
            if (line.name == name)
                if (auto text = one_line(ical::unescape(text_.value(line)), between);
                    !text.empty() && std::ranges::find(found, text) == found.end())
                    found.push_back(std::move(text));
        return found;
    }
    std::string first_of(std::string_view called, const std::vector<std::string>& values) {
        for (std::size_t i = 1; i < values.size(); ++i)
            c_.further.push_back(fmt::format("also {}: {}", called, values[i]));
        return values.empty() ? std::string() : values.front();
    }
    std::string other_name() {
        if (!c_.nick.empty()) return std::exchange(c_.nick, {});
        if (auto org = joined(ical::split_value(value("ORG"), ';'), ", "); !org.empty()) {
            if (c_.work == org) c_.work.clear();
            return org;
        }
        if (!c_.emails.empty()) return c_.emails.front();
        return c_.phones.empty() ? std::string() : c_.phones.front();
    }

    void take_phone(const content_line& line, const std::vector<std::string>& types) {
        const std::string label = lower_ascii(label_of(line));
        for (auto& number : each_number(text_.text(line))) {
            if (is_fax(types) || label.ends_with("fax") || label == "pager") {
                c_.faxes.push_back(std::move(number));
                continue;
            }
            if (is_mobile(types)) c_.mobiles.push_back(number);
            phones_.add(std::move(number), phone_rank(line, types));
        }
    }
    void take_emails(const content_line& line, const std::vector<std::string>& types) {
        for (auto& one : emails_in(text_.text(line))) emails_.add(std::move(one), preference(line, types));
    }
    void take_groups(const content_line& line) {
        for (const auto& group : ical::split_value(text_.value(line), ','))
            if (auto name = own_group(ical::unescape(group)); !name.empty())
                c_.groups.push_back(std::move(name));
    }

    std::optional<yearly_day> read_day(const content_line& line, const std::string& text,
                                       std::string_view called) {
        if (text.empty() || no_date(text)) return std::nullopt;
        auto day = parse_yearly(text, home_);
        if (!day || has_short_year(text))
            c_.unread.push_back(fmt::format("{}: {}{}", called, text, day ? ": the century" : ""));
        if (day && !ical::values_of(line, "X-APPLE-OMIT-YEAR").empty()) day->year.reset();
        return day;
    }
    void add_day(const content_line& line, const std::string& text, const std::string& called) {
        if (const auto day = read_day(line, text, called.empty() ? "day" : lower_ascii(called)))
            add_occasion(c_, called, *day);
    }
    /// Apple's "item1.X-ABLabel" says what "item1.X-ABDATE" is.
    std::string label_of(const content_line& line) {
        for (const auto& other : card_.lines)
            if (other.name == "X-ABLABEL" && !line.group.empty() && other.group == line.group)
                return without_marks(text_.text(other));
        return {};
    }
    /// "vnd.android.cursor.item/contact_event;1990-05-04;1;;": the day, its type, a label for type 0.
    bool take_android(const content_line& line) {
        auto parts = ical::split_value(text_.value(line), ';');
        parts.resize(4);
        for (auto& part : parts) part = one_line(ical::unescape(part));
        if (lower_ascii(parts[0]) != "vnd.android.cursor.item/contact_event") return false;
        add_day(line, parts[1],
                parts[2] == "3"    ? "Birthday"
                : parts[2] == "1"  ? "Anniversary"
                : parts[3].empty() ? "Event"
                                   : parts[3]);
        return true;
    }
    bool take_day(const content_line& line) {
        const std::string& name = line.name;
        if (name == "BDAY" || name == "X-BIRTHDAY") {
            const auto day = read_day(line, text_.text(line), "birthday");
            if (day && c_.birthday && *day != *c_.birthday)
                c_.further.push_back("also birthday: " + text_.text(line));
            if (day && !c_.birthday) c_.birthday = day;
        } else if (name.ends_with("ANNIVERSARY")) // X-EVOLUTION-, X-KADDRESSBOOK-X-, X-MS-
            add_day(line, text_.text(line), "Anniversary");
        else if (name == "X-ABDATE") {
            const std::string label = label_of(line);
            add_day(line, text_.text(line), label.empty() || label == "Other" ? "Event" : label);
        } else if (name == "X-ANDROID-CUSTOM")
            return take_android(line);
        else if (name.find("LAST") != std::string::npos && name.find("CONTACT") != std::string::npos) {
            c_.last = parse_recent(text_.text(line), home_);
            if (!c_.last) c_.unread.push_back("last contact: " + text_.text(line));
        } else
            return false;
        return true;
    }

    const raw_card& card_;
    card_text& text_;
    const time_zone& home_;
    contact c_;
    ranked phones_;
    ranked emails_;
    ranked addresses_;
};

} // namespace

std::optional<contact> read_card(const std::string& file, const raw_card& card, card_text& text,
                                 const time_zone& home, std::vector<std::string>& unused) {
    card_reader reader(card, text, home);
    for (const auto& line : card.lines) {
        if (!line.name.empty() && reader.take(line)) continue;
        constexpr std::string_view nameless = "lines without a name";
        const bool told = std::ranges::any_of(unused, [&](const std::string& one) {
            return line.name.empty() ? one.starts_with(nameless) : one == line.name;
        });
        if (told) continue;
        unused.push_back(line.name.empty() ? fmt::format("{} (line {}: {})", nameless, line.number,
                                                         quoted(one_line(line.text)))
                                           : line.name);
    }
    contact c = reader.finish();
    c.places.push_back({file, card.line});
    return c.name.empty() ? std::nullopt : std::optional(std::move(c));
}

} // namespace intouch::cards
