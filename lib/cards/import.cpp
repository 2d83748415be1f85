// SPDX-License-Identifier: MIT
#include "cards/import.hpp"

#include "cards/encoding.hpp"
#include "cards/id.hpp"
#include "cards/table.hpp"
#include "cards/vcard.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace intouch::cards {

namespace {

/// True for an address that the reader of the roster accepts.
bool usable_email(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 != text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t<>,") == std::string_view::npos;
}

bool usable_phone(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) >= 3;
}

/// A TOML basic string without control characters.
std::string toml_string(std::string_view text) {
    std::string made = "\"";
    for (const char c : without_control(text)) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + '"';
}

/// A TOML comment of one line.
std::string comment(std::string_view text) { return "# " + without_control(text) + "\n"; }

std::string join(std::span<const std::string> parts) {
    std::string made;
    for (const auto& part : parts) made += (made.empty() ? "" : ", ") + part;
    return made;
}

/// The known people, by every value that identifies a person.
class known_people {
public:
    known_people(const roster::roster& there, const dialling& home) : home_(home) {
        for (const auto& [id, person] : there.people) {
            std::vector<std::string> phones;
            std::vector<std::string> emails;
            for (const auto& [key, detail] : person.details) {
                if (key == "phone") phones.push_back(detail);
                if (key == "email") emails.push_back(detail);
            }
            add(id, person.name, phones, emails);
            for (const auto& before : person.formerly) ids_.insert(before);
        }
        for (const auto& [id, gathering] : there.gatherings) ids_.insert(id);
    }

    void add(const std::string& id, const std::string& name, std::span<const std::string> phones,
             std::span<const std::string> emails) {
        ids_.insert(id);
        names_.try_emplace(lower_ascii(name), id);
        for (const auto& email : emails) emails_.try_emplace(lower_ascii(email), id);
        for (const auto& phone : phones)
            if (const auto number = normalise(phone, home_)) phones_.try_emplace(*number, id);
    }

    struct match {
        std::string id;
        std::string by;
    };
    [[nodiscard]] std::optional<match> find(const contact& c) const {
        for (const auto& phone : c.phones)
            if (const auto number = normalise(phone, home_))
                if (const auto found = phones_.find(*number); found != phones_.end())
                    return match{found->second, fmt::format("the number {}", phone)};
        for (const auto& email : c.emails)
            if (const auto found = emails_.find(lower_ascii(email)); found != emails_.end())
                return match{found->second, fmt::format("the address {}", email)};
        if (const auto found = names_.find(lower_ascii(c.name)); found != names_.end())
            return match{found->second, "the name"};
        if (const std::string id = id_of(c.name); !id.empty() && names_by_id_.contains(id))
            return match{id, "the id"};
        return std::nullopt;
    }
    /// People on the roster are also known by id. Two people in an address book may have the same name.
    void know_ids(const roster::roster& there) {
        for (const auto& [id, person] : there.people) names_by_id_.insert(id);
    }

    /// A free id.
    [[nodiscard]] std::string new_id(const contact& c) const {
        std::string id = id_of(c.name);
        if (id.empty() && !c.emails.empty())
            id = id_of(c.emails.front().substr(0, c.emails.front().find('@')));
        if (id.empty()) id = "person";
        std::string free = id;
        for (int n = 2; ids_.contains(free); ++n) free = fmt::format("{}-{}", id, n);
        return free;
    }

private:
    dialling home_;
    std::set<std::string> ids_;
    std::set<std::string> names_by_id_;
    std::map<std::string, std::string> names_;
    std::map<std::string, std::string> emails_;
    std::map<std::string, std::string> phones_;
};

std::string key(std::string_view name, std::string_view value) {
    return fmt::format("{:<8} = {}\n", name, value);
}

std::string date_value(const yearly_day& day) {
    return day.year ? intouch::print(in_year(day.on, *day.year)) : '"' + intouch::print(day.on) + '"';
}

std::string print_circles(const contact& c, const roster::roster& there, std::string& rest) {
    std::vector<std::string> circles;
    std::vector<std::string> others;
    for (const auto& group : c.groups) {
        const std::string id = id_of(group);
        if (!there.circles.contains(id))
            others.push_back(group);
        else if (const auto quoted = toml_string(id); std::ranges::find(circles, quoted) == circles.end())
            circles.push_back(quoted);
    }
    if (!others.empty()) rest += comment("groups: " + join(others));
    return circles.empty() ? std::string() : key("circles", '[' + join(circles) + ']');
}

/// The first value that the roster accepts. The others become a comment.
std::string print_detail(std::string_view name, const std::vector<std::string>& written,
                         bool (*usable)(std::string_view), std::string& rest) {
    std::vector<std::string> values;
    for (const auto& one : written)
        if (auto clean = without_control(one); !clean.empty()) values.push_back(std::move(clean));
    const auto first = std::ranges::find_if(values, usable);
    std::vector<std::string> others;
    for (auto at = values.begin(); at != values.end(); ++at)
        if (at != first) others.push_back(*at);
    if (!others.empty()) rest += comment(fmt::format("also {}: {}", name, join(others)));
    return first == values.end() ? std::string() : key(name, toml_string(*first));
}

std::string print_entry(const std::string& id, const contact& c, const roster::roster& there) {
    std::string rest;
    std::string text = fmt::format("\n[people.{}]\n", id);
    text += key("name", toml_string(c.name));
    text += print_circles(c, there, rest);
    text += print_detail("phone", c.phones, usable_phone, rest);
    text += print_detail("email", c.emails, usable_email, rest);
    if (!c.address.empty()) text += key("address", toml_string(c.address));
    if (c.birthday) text += key("birthday", date_value(*c.birthday));
    if (!c.notes.empty()) text += key("notes", toml_string(c.notes));
    for (const auto& unread : c.unread) rest += comment(unread + " (not understood)");
    text += rest;
    if (c.anniversary)
        text += fmt::format("\n[[people.{}.occasions]]\n", id) + key("name", "\"Anniversary\"") +
                key("on", date_value(*c.anniversary));
    return text;
}

std::string count(std::size_t n) { return n == 1 ? "1 person" : fmt::format("{} people", n); }

bool is_vcard(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && lower_ascii(text.substr(begin, 6)) == "begin:";
}

} // namespace

result<std::vector<contact>> read_contacts(const std::string& file, std::string_view bytes) {
    const auto text = to_utf8(bytes);
    if (!text) return std::unexpected(within(file, text.error()));
    if (text->find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(errc::invalid, file + ": line 1: nothing here, expected vCards or a table");
    const bool named_so = lower_ascii(file).ends_with(".vcf");
    return named_so || is_vcard(*text) ? read_vcards(file, *text) : read_table(file, *text);
}

imported print_entries(std::span<const contact> people, const roster::roster& there, const dialling& home) {
    known_people known(there, home);
    known.know_ids(there);
    imported made;
    std::string entries;
    std::string already;
    for (const auto& c : people) {
        if (const auto match = known.find(c)) {
            ++made.known;
            already += comment(fmt::format("{} ({}, line {}) is [people.{}] by {}.", c.name, c.file, c.line,
                                           match->id, match->by));
            continue;
        }
        const std::string id = known.new_id(c);
        known.add(id, c.name, c.phones, c.emails);
        entries += print_entry(id, c, there);
        ++made.added;
    }
    made.text = comment(fmt::format(
        "{} to add. Give each a circle or a cadence: circles = [\"friends\"], every = \"6 weeks\".",
        count(made.added)));
    if (made.known > 0) made.text += comment(count(made.known) + " here already:") + already;
    made.text += entries;
    return made;
}

} // namespace intouch::cards
