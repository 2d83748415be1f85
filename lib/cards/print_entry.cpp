// SPDX-License-Identifier: MIT
#include "cards/print_entry.hpp"

#include "cards/id.hpp"
#include "cards/person_zone.hpp"
#include "core/text.hpp"
#include "roster/address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::cards {

namespace {

/// A TOML basic string without control characters.
std::string toml_string(std::string_view text) {
    std::string made = "\"";
    for (const char c : without_control(text)) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + '"';
}

std::string join(std::span<const std::string> parts) {
    std::string made;
    for (const auto& part : parts) made += (made.empty() ? "" : ", ") + part;
    return made;
}

std::string key(std::string_view name, std::string_view value) {
    return fmt::format("{:<8} = {}\n", name, value);
}

std::string text_key(std::string_view name, const std::string& value) {
    return value.empty() ? std::string() : key(name, toml_string(value));
}

std::string date_value(const yearly_day& day) {
    return day.year ? intouch::print(in_year(day.on, *day.year)) : '"' + intouch::print(day.on) + '"';
}

std::string print_circles(const contact& c, const roster::roster& there, std::string& rest) {
    std::vector<std::string> circles;
    std::vector<std::string> others;
    for (const auto& group : c.groups) {
        const std::string id = there.circles.contains(group) ? group : id_of(group);
        if (!there.circles.contains(id))
            others.push_back(group);
        else if (const auto quoted = toml_string(id); std::ranges::find(circles, quoted) == circles.end())
            circles.push_back(quoted);
    }
    if (!others.empty()) rest += comment("groups: " + join(others));
    return circles.empty() ? std::string() : key("circles", '[' + join(circles) + ']');
}

/// The first of the values that the roster accepts. The others become a comment.
struct chosen_value {
    std::string value;
    std::string rest;
};

chosen_value choose_value(std::string_view name, const std::vector<std::string>& written,
                          bool (*usable)(std::string_view)) {
    std::vector<std::string> values;
    for (const auto& one : written)
        if (auto clean = without_control(one); !clean.empty()) values.push_back(std::move(clean));
    const auto first = std::ranges::find_if(values, usable);
    std::vector<std::string> others;
    for (auto at = values.begin(); at != values.end(); ++at)
        if (at != first) others.push_back(*at);
    chosen_value found;
    if (first != values.end()) found.value = *first;
    if (!others.empty()) found.rest = comment(fmt::format("also {}: {}", name, join(others)));
    return found;
}

/// The cards that were joined: "from a.vcf, lines 1 and 6".
std::string origin(const contact& c) {
    std::string made;
    for (const auto& one : c.places)
        made += fmt::format("{}{}, line {}", made.empty() ? "" : "; ", one.file, one.line);
    return comment(fmt::format("joined from {} cards: {}", c.places.size(), made));
}

/// A day that is still to come is an error in a roster.
std::string print_last(const contact& c, const import_settings& settings, std::string& rest) {
    if (!c.last) return {};
    if (*c.last <= settings.today) return key("last", intouch::print(*c.last));
    rest += comment(fmt::format("last contact: {} (still to come)", intouch::print(*c.last)));
    return {};
}

std::string print_birthday(const contact& c, const import_settings& settings, std::string& rest) {
    if (!c.birthday) return {};
    if (!is_to_come(*c.birthday, settings.today)) return key("birthday", date_value(*c.birthday));
    rest += comment(fmt::format("birthday: {} (still to come)", date_value(*c.birthday)));
    return {};
}

} // namespace

bool is_to_come(const yearly_day& born, date today) {
    return born.year && in_year(born.on, *born.year) > today;
}

std::string comment(std::string_view text) { return "# " + without_control(text) + "\n"; }

std::string print_entry(const std::string& id, const contact& c, const roster::roster& there,
                        const import_settings& settings, std::span<const std::string> remarks) {
    const chosen_value phone = choose_value("phone", c.phones, roster::is_phone_number);
    const chosen_value email = choose_value("email", c.emails, roster::is_mail_address);
    const chosen_value address =
        choose_value("address", c.addresses, [](std::string_view text) { return !text.empty(); });
    const person_zone zone = zone_of_person(c.timezone, phone.value, settings.zone.name());
    std::string rest;
    std::string text = fmt::format("\n[people.{}]\n", id);
    text += key("name", toml_string(c.name));
    text += print_circles(c, there, rest);
    if (c.every) text += key("every", toml_string(intouch::print(*c.every)));
    text +=
        text_key("phone", phone.value) + text_key("email", email.value) + text_key("address", address.value);
    text += text_key("timezone", zone.name);
    text += print_last(c, settings, rest);
    text += print_birthday(c, settings, rest);
    text += text_key("met", without_control(c.met)) + text_key("notes", without_control(c.notes));
    rest += phone.rest + email.rest + address.rest;
    if (!c.faxes.empty()) rest += comment("fax: " + join(c.faxes));
    if (!c.nick.empty()) rest += comment("nickname: " + c.nick);
    if (!c.work.empty()) rest += comment("work: " + c.work);
    if (!zone.comment.empty()) rest += comment(zone.comment);
    for (const auto& further : c.further) rest += comment(further);
    for (const auto& unread : c.unread) rest += comment(unread + " (not understood)");
    for (const auto& remark : remarks) rest += comment(remark);
    if (c.places.size() > 1) rest += origin(c);
    text += rest;
    for (const auto& occasion : c.occasions)
        text += fmt::format("\n[[people.{}.occasions]]\n", id) + key("name", toml_string(occasion.name)) +
                key("on", date_value(occasion.day));
    return text;
}

} // namespace intouch::cards
