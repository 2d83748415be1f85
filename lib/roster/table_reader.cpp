// SPDX-License-Identifier: MIT
#include "roster/table_reader.hpp"

#include "core/text.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace intouch::roster {
namespace {

/// Beyond this number of faults there are no suggestions: they would take too long, and the file is probably
/// not a roster.
constexpr std::size_t most_suggestions = 1000;
constexpr std::string_view id_rule =
    "an id of lower-case letters, digits, \"-\" and \"_\", at most 64 of them";

/// A suggestion of a valid id: "Ada L" → "; did you mean \"ada-l\"?".
std::string as_id(std::string_view text) {
    std::string id = lower_ascii(trimmed(text));
    std::ranges::replace(id, ' ', '-');
    std::ranges::replace(id, '.', '-');
    id.erase(id.find_last_not_of('-') + 1);
    return valid_id(id) ? fmt::format("; did you mean \"{}\"?", id) : std::string();
}

/// Which manual page describes the table "[people.ada]"?
std::string_view manual_of(std::string_view table) {
    const bool is_person =
        table.starts_with("[people") || table.starts_with("[circles") || table.starts_with("[gatherings");
    return is_person ? "roster.toml" : "intouch.toml";
}

std::string control_fault(std::string_view key, std::string_view text) {
    const std::u32string points = code_points(text);
    const auto found =
        std::ranges::find_if(points, [](char32_t c) { return is_control(c) || turns_direction(c); });
    const auto nth = found - points.begin() + 1;
    if (*found == U'\n' || *found == U'\r')
        return fmt::format("{}: found a line break at character {}, expected one line; "
                           "end each line but the last with a backslash to write it on several",
                           key, nth);
    return fmt::format("{}: found the {} U+{:04X} at character {}, expected plain text; remove it", key,
                       turns_direction(*found) ? "direction mark" : "control character",
                       static_cast<std::uint32_t>(*found), nth);
}

} // namespace

table_reader::table_reader(const member_list& table, place at, std::string called, fault_list& faults)
    : table_(&table), at_(std::move(at)), called_(std::move(called)), faults_(&faults) {}

const member* table_reader::find(std::string_view key) {
    if (std::ranges::find(asked_, key) == asked_.end()) asked_.push_back(key);
    const auto found = std::ranges::find(*table_, key, &member::key);
    return found == table_->end() ? nullptr : &*found;
}

bool table_reader::has(std::string_view key) { return find(key) != nullptr; }

place table_reader::place_of(std::string_view key) {
    const member* found = find(key);
    return found == nullptr ? at_ : located_at(found->value.at);
}

const node* table_reader::raw(std::string_view key) {
    const member* found = find(key);
    return found == nullptr ? nullptr : &found->value;
}

std::optional<std::string> table_reader::clean(std::string_view key, const place& at,
                                               const std::string& text) {
    if (!has_control(text) && !has_direction_mark(text)) return text;
    error_at(at, control_fault(key, text));
    return std::nullopt;
}

std::string table_reader::with_plain_marks(std::string text) {
    for (const auto& [mark, plain] :
         {std::pair<std::string_view, std::string_view>{"\u00A0", " "}, {"\u202F", " "}, {"\u2013", "-"}})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.replace(at, mark.size(), plain);
    return text;
}

std::string table_reader::foreign_letter(std::string_view text) {
    const std::u32string points = code_points(with_plain_marks(std::string(text)));
    const auto found = std::ranges::find_if(points, [](char32_t c) { return c > 0x7F; });
    if (found == points.end()) return {};
    return fmt::format("; its character {} is U+{:04X}, which is none of a to z and 0 to 9",
                       found - points.begin() + 1, static_cast<std::uint32_t>(*found));
}

std::optional<std::string> table_reader::text_of(std::string_view key, std::string_view expected) {
    const node* found = raw(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* text = std::get_if<std::string>(&found->value))
        return clean(key, located_at(found->at), *text);
    wrong_kind(key, *found, expected);
    return std::nullopt;
}

std::optional<std::string> table_reader::text(std::string_view key, std::string_view expected) {
    auto found = text_of(key, expected);
    if (found && trimmed(*found).empty()) return std::nullopt;
    return found;
}

std::optional<std::string> table_reader::name(std::string_view key, std::string_view expected) {
    auto found = text_of(key, expected);
    if (!found) return std::nullopt;
    std::string kept = trimmed(*found);
    if (!kept.empty()) return kept;
    error(key, fmt::format("found {}, expected {}", quoted(*found), expected));
    return std::nullopt;
}

std::optional<std::string> table_reader::file(std::string_view key, std::string_view expected) {
    auto found = name(key, expected);
    if (found && found->starts_with('~')) error(key, tilde_fault(*found));
    return found;
}

std::optional<bool> table_reader::flag(std::string_view key) {
    const node* found = raw(key);
    if (found == nullptr) return std::nullopt;
    if (const bool* flag = std::get_if<bool>(&found->value)) return *flag;
    wrong_kind(key, *found, "true or false, without quotes");
    return std::nullopt;
}

std::optional<int> table_reader::number(std::string_view key, int low, int high) {
    const node* found = raw(key);
    if (found == nullptr) return std::nullopt;
    const std::string expected = high == std::numeric_limits<int>::max()
                                     ? fmt::format("a whole number of at least {}", low)
                                     : fmt::format("a whole number from {} to {}", low, high);
    const auto* number = std::get_if<std::int64_t>(&found->value);
    if (number == nullptr) {
        wrong_kind(key, *found, expected);
        return std::nullopt;
    }
    if (*number >= low && *number <= high) return static_cast<int>(*number);
    error(key, fmt::format("found {}, expected {}", *number, expected));
    return std::nullopt;
}

std::optional<date> table_reader::day(std::string_view key) {
    const node* found = raw(key);
    if (found == nullptr) return std::nullopt;
    if (const date* day = std::get_if<date>(&found->value))
        return *day == unreadable_date ? std::nullopt : std::optional(*day);
    const auto* text = std::get_if<std::string>(&found->value);
    const auto meant = text == nullptr ? std::nullopt : std::optional(parse_date(*text));
    wrong_kind(key, *found,
               fmt::format("a date without quotes: {} = {}", key,
                           meant && *meant ? intouch::print(**meant) : "2026-12-03"));
    return std::nullopt;
}

std::optional<span> table_reader::length(std::string_view key, bool zero_allowed) {
    return parsed<span>(key, "a span such as \"6 weeks\"",
                        [&](std::string_view text) { return parse_span(text, zero_allowed); });
}

std::optional<minutes> table_reader::duration(std::string_view key, minutes low, minutes high) {
    const auto found = parsed<minutes>(key, "minutes, hours or days such as \"2 hours\"", parse_duration);
    if (!found || (*found >= low && *found <= high)) return found;
    error(key, fmt::format("found \"{}\", expected {} \"{}\"", print_duration(*found),
                           *found < low ? "at least" : "at most", print_duration(*found < low ? low : high)));
    return std::nullopt;
}

std::optional<time_zone> table_reader::zone(std::string_view key) {
    auto found = parsed<time_zone>(key, "a time zone name such as \"Europe/Berlin\"", time_zone::load);
    if (const std::string_view place = found ? place_instead(*found) : ""; !place.empty())
        warning(key, fmt::format("\"{}\" has no summer time; name a place, such as {} = \"{}\"",
                                 found->name(), key, place));
    return found;
}

std::optional<std::vector<located>> table_reader::texts(std::string_view key, std::string_view example,
                                                        bool empty_allowed, bool may_repeat) {
    const node* found = raw(key);
    if (found == nullptr) return std::nullopt;
    const auto* list = std::get_if<node_list>(&found->value);
    if (list == nullptr) {
        wrong_kind(key, *found, fmt::format("a list such as {}", example));
        return std::nullopt;
    }
    if (list->empty() && !empty_allowed) {
        error(key, fmt::format("found an empty list, expected at least one, as in {}", example));
        return std::nullopt;
    }
    std::vector<located> texts;
    std::set<std::string_view> seen;
    for (const node& element : *list) {
        const place at = located_at(element.at);
        const auto* text = std::get_if<std::string>(&element.value);
        if (text == nullptr) {
            error_at(at, fmt::format("{}: found {}, expected text in quotes, as in {}", key,
                                     describe_value(element), example));
            continue;
        }
        if (trimmed(*text).empty()) {
            error_at(at, fmt::format("{}: found {}, expected text, as in {}", key, quoted(*text), example));
            continue;
        }
        if (!seen.insert(*text).second && !may_repeat) {
            warning_at(at, fmt::format("{}: {} is listed twice; once is enough", key, quoted(*text)));
            continue;
        }
        if (auto kept = clean(key, at, *text)) texts.push_back({std::move(*kept), at});
    }
    return texts;
}

std::optional<std::vector<std::string>> table_reader::words(std::string_view key, std::string_view example,
                                                            bool empty_allowed) {
    const auto found = texts(key, example, empty_allowed);
    if (!found) return std::nullopt;
    std::vector<std::string> list;
    for (const located& one : *found) list.push_back(one.text);
    return list;
}

std::optional<std::vector<located>> table_reader::ids(std::string_view key, std::string_view example,
                                                      bool empty_allowed) {
    auto found = texts(key, example, empty_allowed);
    if (!found) return std::nullopt;
    std::erase_if(*found, [&](const located& one) {
        if (valid_id(one.text)) return false;
        error_at(one.at,
                 fmt::format("{}: found {}, expected {}{}", key, quoted(one.text), id_rule, as_id(one.text)));
        return true;
    });
    return found;
}

std::optional<table_reader> table_reader::table(std::string_view key) {
    const member* found = find(key);
    if (found == nullptr) return std::nullopt;
    const std::string below = called_.empty()
                                  ? fmt::format("[{}]", key)
                                  : fmt::format("{}.{}]", called_.substr(0, called_.size() - 1), key);
    if (const auto* table = std::get_if<member_list>(&found->value.value))
        return table_reader(*table, located_at(found->at), below, *faults_);
    wrong_kind(key, found->value, fmt::format("a table that begins with {}", below));
    return std::nullopt;
}

void table_reader::each(std::string_view key,
                        const std::function<void(const std::string&, table_reader&)>& read) {
    const member* found = find(key);
    if (found == nullptr) return;
    const auto* table = std::get_if<member_list>(&found->value.value);
    if (table == nullptr) {
        wrong_kind(key, found->value,
                   fmt::format("tables such as [{}.NAME], each with an id for its NAME", key));
        return;
    }
    for (const member& one : *table) {
        const place at = located_at(one.at);
        const auto* inner = std::get_if<member_list>(&one.value.value);
        if (inner == nullptr) {
            error_at(at, fmt::format("{}.{}: found {}, expected a table that begins with [{}.NAME]", key,
                                     without_control(one.key), describe_value(one.value), key));
            continue;
        }
        if (!valid_id(one.key)) {
            error_at(at, fmt::format("{}: found {}, expected {}{}", key, quoted(one.key), id_rule,
                                     as_id(one.key)));
            continue;
        }
        table_reader reader(*inner, at, fmt::format("[{}.{}]", key, one.key), *faults_);
        read(one.key, reader);
    }
}

void table_reader::each_of_list(std::string_view key, const std::function<void(table_reader&)>& read) {
    const member* found = find(key);
    if (found == nullptr) return;
    const std::string below = called_.empty()
                                  ? fmt::format("[[{}]]", key)
                                  : fmt::format("[{}.{}]]", called_.substr(0, called_.size() - 1), key);
    const auto* list = std::get_if<node_list>(&found->value.value);
    if (list == nullptr) {
        wrong_kind(key, found->value, fmt::format("tables that begin with {}", below));
        return;
    }
    for (const node& one : *list) {
        if (const auto* inner = std::get_if<member_list>(&one.value)) {
            table_reader reader(*inner, located_at(one.at), below, *faults_);
            read(reader);
        } else
            wrong_kind(key, one, fmt::format("tables that begin with {}", below));
    }
}

void table_reader::error(std::string_view key, std::string text) {
    error_at(place_of(key), fmt::format("{}: {}", key, text));
}
void table_reader::warning(std::string_view key, std::string text) {
    warning_at(place_of(key), fmt::format("{}: {}", key, text));
}
void table_reader::error_at(const place& at, std::string text) {
    faults_->push_back({at, severity::error, std::move(text)});
}
void table_reader::warning_at(const place& at, std::string text) {
    faults_->push_back({at, severity::warning, std::move(text)});
}
void table_reader::missing(std::string_view key, std::string_view expected) {
    error_at(at_, fmt::format("{}: `{}` is missing; write {}", called_, key, expected));
}
void table_reader::wrong_kind(std::string_view key, const node& found, std::string_view expected) {
    error_at(located_at(found.at),
             fmt::format("{}: found {}, expected {}", key, describe_kind(found), expected));
}

std::string table_reader::expected_choice(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const std::string& name : names) shown.push_back(quoted(name));
    return listed(shown, "or");
}

void table_reader::unknown_choice(std::string_view key, const place& at, std::string_view found,
                                  const std::vector<std::string>& names) {
    error_at(at, fmt::format("{}: found {}, expected {}{}", key, quoted(found), expected_choice(names),
                             names.size() > 3 && faults_->size() < most_suggestions ? suggestion(found, names)
                                                                                    : std::string()));
}

void table_reader::finish(const std::function<std::string(std::string_view)>& elsewhere) {
    const auto known = [&](const member& one) { return std::ranges::find(asked_, one.key) != asked_.end(); };
    if (std::ranges::all_of(*table_, known)) return;
    const std::vector<std::string> keys(asked_.begin(), asked_.end());
    const std::string where = called_.empty() ? "this file" : called_;
    const bool is_settings = !called_.empty() && manual_of(called_) == "intouch.toml";
    for (const member& one : *table_) {
        if (known(one)) continue;
        std::string hint = elsewhere ? elsewhere(one.key) : std::string();
        if (hint.empty() && is_settings && (one.key == "timezone" || one.key == "roster"))
            hint = "; it belongs at the top of the file, above the first [table]";
        if (hint.empty() && faults_->size() < most_suggestions) hint = suggestion(one.key, keys);
        if (hint.empty() && keys.size() <= 12) hint = "; its keys are " + listed(keys);
        if (hint.empty()) hint = fmt::format("; man {} lists its keys", manual_of(called_));
        std::string shown = quoted(one.key);
        shown = shown.substr(1, shown.size() - 2);
        error_at(located_at(one.at), fmt::format("{}: is not a key of {}{}", shown, where, hint));
    }
}

} // namespace intouch::roster
