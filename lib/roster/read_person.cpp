// SPDX-License-Identifier: MIT
#include "roster/read_person.hpp"

#include "core/text.hpp"
#include "roster/address.hpp"
#include "roster/describe_value.hpp"
#include "roster/read_cadence.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::roster {
namespace {

/// The names in a list of ids. `check_references` checks them when all files are read.
std::vector<std::string> refer(table_reader& table, std::string_view key, std::string_view example,
                               const std::string& owner, roster_reading& reading, bool empty_allowed = true) {
    std::vector<std::string> names;
    auto found = table.ids(key, example, empty_allowed);
    if (!found) return names;
    for (located& one : *found) {
        names.push_back(one.text);
        reading.references.push_back({std::string(key), owner, std::move(one)});
    }
    return names;
}

/// 1985-12-10, or "12-10" without the year.
bool read_yearly(table_reader& table, std::string_view key, occasion& o) {
    const node* found = table.raw(key);
    if (found == nullptr) return false;
    constexpr std::string_view expected = "a date such as 1985-12-10, or \"12-10\" without the year";
    if (const date* day = std::get_if<date>(&found->value)) {
        if (*day == unreadable_date) return false;
        const auto parts = civil(*day);
        o.on = {parts.month(), parts.day()};
        o.year = parts.year();
        return true;
    }
    const auto* text = std::get_if<std::string>(&found->value);
    if (text == nullptr) {
        table.wrong_kind(key, *found, expected);
        return false;
    }
    if (parse_date(*text)) {
        table.error(
            key, fmt::format("found {}, expected a date without quotes: {} = {}", quoted(*text), key, *text));
        return false;
    }
    const auto day = parse_month_day(*text);
    if (day)
        o.on = *day;
    else
        table.error(key, day.error().text.contains("such as")
                             ? fmt::format("found {}, expected {}", quoted(*text), expected)
                             : day.error().text);
    return day.has_value();
}

void read_occasions(table_reader& table, person& p, const roster_reading& reading) {
    std::vector<std::string> names;
    table.each_of_list("occasions", [&](table_reader& one) {
        occasion o;
        o.at = one.at();
        o.name = one.name("name").value_or("");
        if (!one.has("name")) one.missing("name", "what it is, such as name = \"Wedding anniversary\"");
        bool dated = read_yearly(one, "on", o);
        if (!one.has("on")) {
            // An occasion "Birthday" without a date uses the date of the key `birthday`, to add `via` and
            // `lead`.
            if (o.name == "Birthday" && p.birthday) {
                o.on = p.birthday->on;
                o.year = p.birthday->year;
                dated = true;
            } else
                one.missing("on", "its date, such as on = \"07-08\"");
        }
        if (auto via = read_via(one, reading.channels)) o.via = std::move(*via);
        if (const auto lead = one.length("lead", true)) o.lead = *lead;
        one.finish();
        if (!o.name.empty() && std::ranges::find(names, o.name) != names.end())
            one.error("name", fmt::format("{} has two occasions named {}, expected a name for each", p.id,
                                          quoted(o.name)));
        names.push_back(o.name);
        if (dated && !o.name.empty()) p.occasions.push_back(std::move(o));
    });
}

void read_pause(table_reader& table, person& p) {
    const node* found = table.raw("pause");
    if (found == nullptr) return;
    if (const bool* flag = std::get_if<bool>(&found->value)) {
        if (*flag) p.pause = std::true_type{};
    } else if (const date* day = std::get_if<date>(&found->value)) {
        if (*day != unreadable_date) p.pause = *day;
    } else
        table.wrong_kind("pause", *found, "the day it ends, such as 2027-01-31 without quotes, or true");
}

void read_details(table_reader& table, person& p, const roster_reading& reading) {
    for (const std::string& key : reading.details) {
        auto text = table.text(key);
        if (!text) continue;
        if (key == "phone" && std::ranges::count(*text, '+') > 1)
            table.warning(key, fmt::format("found {}, expected one number; put the others into `notes`",
                                           quoted(*text)));
        else if (key == "phone" && !is_phone_number(*text))
            table.error(key, fmt::format("found {}, expected a telephone number such as \"+44 20 7946 0000\"",
                                         quoted(*text)));
        else if (key == "email" && !is_mail_address(*text))
            table.error(key, fmt::format("found {}, expected one address such as \"ada@example.org\"",
                                         quoted(*text)));
        else
            p.details.emplace(key, std::move(*text));
    }
}

/// False, with an error, for a day that is still to come.
bool has_come(table_reader& table, std::string_view key, date day, const roster_reading& reading) {
    if (!reading.today || day <= *reading.today) return true;
    table.error(key, fmt::format("found {}, which is still to come; expected {}, which is today, or earlier",
                                 intouch::print(day), intouch::print(*reading.today)));
    return false;
}

/// The day of the last contact or gathering.
std::optional<date> read_last(table_reader& table, const roster_reading& reading) {
    const auto day = table.day("last");
    return day && has_come(table, "last", *day, reading) ? day : std::nullopt;
}

void read_birthday(table_reader& table, person& p, const roster_reading& reading) {
    occasion birthday;
    if (!read_yearly(table, "birthday", birthday)) return;
    if (birthday.year && !has_come(table, "birthday", in_year(birthday.on, *birthday.year), reading)) return;
    birthday.name = "Birthday";
    birthday.at = table.place_of("birthday");
    p.birthday = std::move(birthday);
}

std::string read_household(table_reader& table, const std::string& owner, roster_reading& reading) {
    auto id = table.name("household", "an id such as \"lovelace\"");
    if (!id) return {};
    if (!valid_id(*id)) {
        table.error("household",
                    fmt::format("found {}, expected an id of lower-case letters, digits, \"-\" and \"_\"",
                                quoted(*id)));
        return {};
    }
    reading.references.push_back({"household", owner, {*id, table.place_of("household")}});
    return *id;
}

constexpr std::string_view weekday_example = "a weekday such as \"Fri\"";

result<std::chrono::weekday> parse_one_weekday(std::string_view text) {
    const auto found = parse_weekdays(text);
    if (found && found->count() == 1)
        for (unsigned day = 0; day < found->size(); ++day)
            if (found->test(day)) return std::chrono::weekday(day);
    return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), weekday_example));
}

} // namespace

void read_person(const std::string& id, table_reader& table, roster_reading& reading) {
    person p;
    p.id = id;
    p.at = table.at();
    p.name = table.name("name").value_or(capitalised(id));
    p.circles = refer(table, "circles", R"(["friends"])", id, reading);
    p.cadence = read_cadence(table, reading.channels);
    read_details(table, p, reading);
    p.zone = table.zone("timezone");
    p.reach = table
                  .parsed_list<week_range>("reach", R"(["Mon-Fri 18:00-20:30"])",
                                           [](std::string_view text) { return parse_week_range(text); })
                  .value_or(times_of_week());
    p.last = read_last(table, reading);
    read_birthday(table, p, reading);
    p.met = table.text("met").value_or("");
    p.through = refer(table, "through", R"(["charles"])", id, reading);
    p.topics = table.words("topics", R"(["her book", "the move to Bath"])", true)
                   .value_or(std::vector<std::string>());
    p.notes = table.text("notes").value_or("");
    p.stage =
        table.choice<person_stage>("stage", {{"steady", person_stage::steady}, {"new", person_stage::fresh}})
            .value_or(person_stage::steady);
    p.ease = table.number("ease", 1, 5).value_or(3);
    p.protect = table.flag("protect");
    p.household = read_household(table, id, reading);
    p.formerly = refer(table, "formerly", R"(["ada-l"])", id, reading);
    read_pause(table, p);
    read_occasions(table, p, reading);
    if (!reading.channels.empty()) table.finish(); // a channel may name a key of its own

    const auto [there, added] = reading.value.people.try_emplace(id, std::move(p));
    if (!added)
        table.error_at(table.at(),
                       fmt::format("people.{}: is defined twice, first at {}; keep one of them, or give this "
                                   "one another id",
                                   id, print(there->second.at)));
}

void read_gathering(const std::string& id, table_reader& table, roster_reading& reading) {
    gathering g;
    g.id = id;
    g.at = table.at();
    g.name = table.name("name").value_or(capitalised(id));
    g.members = refer(table, "members", R"(["ada", "grace"])", id, reading, false);
    if (!table.has("members")) table.missing("members", "who comes, such as members = [\"ada\", \"grace\"]");
    g.every = table.length("every").value_or(g.every);
    g.days = table.number("days", 1, 31).value_or(1);
    if (const auto on = table.parsed<std::chrono::weekday>("on", weekday_example, parse_one_weekday))
        g.on = *on;
    g.book = table.length("book", true).value_or(g.book);
    if (table.has("book") && mean_days(g.book) >= mean_days(g.every))
        table.warning("book",
                      fmt::format("found {}, which is not shorter than every {}, so the next one must be "
                                  "booked right after each; expected a shorter span",
                                  quoted(print(g.book)), print(g.every)));
    g.last = read_last(table, reading);
    g.held = table.number("held", 1, 1000);
    if (table.has("held") && !table.has("last"))
        table.error("held", "found without `last`, expected the first day of the last one beside it");
    table.finish();
    const auto [there, added] = reading.value.gatherings.try_emplace(id, std::move(g));
    if (!added)
        table.error_at(table.at(),
                       fmt::format("gatherings.{}: is defined twice, first at {}; keep one of them, or give "
                                   "this one another id",
                                   id, print(there->second.at)));
}

} // namespace intouch::roster
