// SPDX-License-Identifier: MIT
#include "json/fields.hpp"

#include "core/nearest_name.hpp"
#include "core/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <set>
#include <utility>

namespace intouch::json {

namespace {

constexpr std::size_t longest_note = 4000; // characters
constexpr std::size_t most_people = 100;

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// CRLF and CR become LF; forms send CRLF.
std::string with_plain_line_ends(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            plain += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            plain += '\n';
        }
    }
    return plain;
}

} // namespace

fields::fields(std::string_view body, const std::vector<std::string>& known, std::string_view example) {
    body_.value = document::object{};
    if (blank(body)) return;
    result<document> made = read(body);
    if (!made) {
        fail("", "the body: " + made.error().text);
    } else if (!std::holds_alternative<document::object>(made->value)) {
        fail("", fmt::format("the body: found {}, expected an object such as {}", made->found(), example));
    } else {
        body_ = std::move(*made);
        check_names(known);
    }
}

void fields::check_names(const std::vector<std::string>& known) {
    for (const document& member : std::get<document::object>(body_.value).members) {
        const std::string& name = member.name;
        if (std::ranges::find(known, name) != known.end()) continue;
        const auto meant = nearest_name(name, known);
        fail(without_control(name),
             fmt::format("unknown field {}; {}", quoted(name),
                         meant           ? fmt::format("did you mean \"{}\"?", *meant)
                         : known.empty() ? std::string("expected none")
                                         : fmt::format("expected one of {}", fmt::join(known, ", "))));
        return;
    }
}

void fields::fail(std::string_view field, std::string text) {
    if (!fault_) fault_ = field_error{std::string(field), error{errc::invalid, std::move(text)}};
}

std::optional<fields> fields::object(std::string_view name, const std::vector<std::string>& known,
                                     std::string_view example) {
    const document* found = find(name);
    if (found == nullptr) return std::nullopt;
    if (!std::holds_alternative<document::object>(found->value)) {
        fail(name, fmt::format("{}: found {}, expected an object such as {}", name, found->found(), example));
        return std::nullopt;
    }
    fields inner;
    inner.body_ = *found;
    inner.check_names(known);
    return inner;
}

void fields::take_fault(std::string_view name, const fields& inner) {
    if (!inner.fault_) return;
    fail(fmt::format("{}.{}", name, inner.fault_->field),
         fmt::format("{}: {}", name, inner.fault_->what.text));
}

const document* fields::find(std::string_view name) const {
    for (const document& member : std::get<document::object>(body_.value).members) {
        if (member.name == name)
            return std::holds_alternative<std::monostate>(member.value) ? nullptr : &member;
    }
    return nullptr;
}

std::string fields::text(std::string_view name, std::string_view expected) {
    const document* found = find(name);
    if (found == nullptr) return {};
    if (const auto* text = std::get_if<std::string>(&found->value)) return *text;
    fail(name, fmt::format("{}: found {}, expected {}", name, found->found(), expected));
    return {};
}

std::string fields::filled_text(std::string_view name, std::string_view expected) {
    std::string said = text(name, expected);
    if (has(name) && blank(said)) fail(name, fmt::format("{}: found nothing, expected {}", name, expected));
    return said;
}

bool fields::flag(std::string_view name) {
    const document* found = find(name);
    if (found == nullptr) return false;
    if (const auto* said = std::get_if<bool>(&found->value)) return *said;
    fail(name, fmt::format("{}: found {}, expected true or false", name, found->found()));
    return false;
}

std::string fields::note() {
    const std::string note = with_plain_line_ends(text("note", "a text"));
    if (const std::size_t length = code_points(note).size(); length > longest_note) {
        fail("note", fmt::format("note: found {} characters, expected at most {}", length, longest_note));
    }
    if (without_control(note, true) != note) {
        fail("note", "note: found a control character, expected plain text; line breaks are fine");
    }
    return note;
}

std::string fields::channel() {
    constexpr std::string_view expected = "the id of a channel such as \"call\"";
    const std::string channel = text("channel", expected);
    if (has("channel") && !valid_id(channel)) {
        fail("channel", fmt::format("channel: found {}, expected {}", quoted(channel), expected));
    }
    return channel;
}

std::optional<when> fields::moment(std::string_view name, const wall_clock& by, looks direction) {
    if (!has(name)) return std::nullopt;
    const std::string said = text(name, "a day such as \"2026-12-03\", \"friday\" or \"2026-12-03T17:30\"");
    if (fault_) return std::nullopt;
    const result<when> meant = parse_natural(said, by, direction);
    if (meant) return *meant;
    fail(name, fmt::format("{}: {}", name, meant.error().text));
    return std::nullopt;
}

std::optional<int> fields::round() {
    const document* found = find("round");
    if (found == nullptr) return std::nullopt;
    const auto* number = std::get_if<std::int64_t>(&found->value);
    if (number != nullptr && *number >= 1 && *number <= std::numeric_limits<int>::max())
        return static_cast<int>(*number);
    fail("round", fmt::format("round: found {}, expected a whole number from 1 on", found->found()));
    return std::nullopt;
}

std::vector<std::string> fields::people() {
    if (!has("people"))
        fail("people", "people: missing, expected a list of ids such as [\"ada\", \"grace\"]");
    return ids("people");
}

std::vector<std::string> fields::ids(std::string_view name) {
    const document* found = find(name);
    if (found == nullptr) return {};
    const auto* list = std::get_if<document::list>(&found->value);
    if (list == nullptr) {
        fail(name, fmt::format("{}: found {}, expected a list of ids such as [\"ada\", \"grace\"]", name,
                               found->found()));
        return {};
    }
    if (list->empty() || list->size() > most_people) {
        fail(name, fmt::format("{}: found {} ids, expected 1 to {}", name, list->size(), most_people));
        return {};
    }
    std::vector<std::string> read;
    std::set<std::string_view> seen;
    for (const document& each : *list) {
        const auto* id = std::get_if<std::string>(&each.value);
        if (id == nullptr || !valid_id(*id)) {
            fail(name, fmt::format("{}: found {}, expected an id such as \"ada\"", name, each.found()));
        } else if (!seen.insert(*id).second) {
            fail(name, fmt::format("{}: found {} twice, expected everybody once", name, quoted(*id)));
        } else {
            read.push_back(*id);
        }
    }
    return read;
}

} // namespace intouch::json
