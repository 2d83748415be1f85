// SPDX-License-Identifier: MIT
#include "roster/read_channels.hpp"

#include "core/text.hpp"
#include "core/url_scheme.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace intouch::roster {
namespace {

/// Keys of a person with another meaning. A channel cannot use them as a detail.
constexpr std::array<std::string_view, 24> taken = {
    "name",  "circles",   "every",    "early", "late",      "via",    "anchor", "timezone",
    "reach", "last",      "birthday", "met",   "through",   "topics", "notes",  "stage",
    "ease",  "household", "formerly", "pause", "occasions", "id",     "track",  "protect"};

result<std::string> parse_title(std::string_view text) {
    constexpr std::string_view name = "{name}";
    for (std::size_t at = text.find_first_of("{}"); at != std::string_view::npos;
         at = text.find_first_of("{}", at)) {
        if (text.substr(at, name.size()) != name)
            return fail(
                errc::invalid,
                fmt::format("found {}, expected no braces but those of {{name}}, as in \"Call {{name}}\"",
                            quoted(text)));
        at += name.size();
    }
    if (trimmed(text).empty())
        return fail(errc::invalid,
                    fmt::format("found {}, expected a title such as \"Call {{name}}\"", quoted(text)));
    return trimmed(text);
}

result<std::string> parse_detail(std::string_view text) {
    if (!valid_id(text))
        return fail(errc::invalid,
                    fmt::format("found {}, expected the key under which people have it, such as \"phone\"",
                                quoted(text)));
    if (std::ranges::find(taken, text) != taken.end())
        return fail(errc::invalid,
                    fmt::format("found {}, which has another meaning for a person; expected another key",
                                quoted(text)));
    return std::string(text);
}

/// A scheme that runs no code, then characters of a URL (RFC 3986 2) and the placeholders.
result<std::string> parse_link(std::string_view text) {
    const auto wrong = [&](std::string_view expected) {
        return fail(errc::invalid, fmt::format("found {}, expected {}", quoted(text), expected));
    };
    static const std::vector<std::string> known{"phone", "phone:digits", "email", "name", "id"};
    const auto scheme = url_scheme(text);
    if (scheme.empty()) return wrong("an address such as \"https://wa.me/{phone:digits}\"");
    if (is_harmful_scheme(scheme))
        return wrong(fmt::format("another kind of address: {}: is not for links", scheme));
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        constexpr std::string_view not_in_urls = "\"<>\\^`|}";
        if (c <= ' ' || c > '~' || not_in_urls.contains(c))
            return wrong("an address without blanks, letters with accents and quotes; write them as %XX");
        if (c != '{') continue;
        const auto end = std::min(text.find('}', at), text.size());
        if (end == text.size()) return wrong("a \"}\" after each placeholder");
        const std::string name(text.substr(at + 1, end - at - 1));
        if (std::ranges::find(known, name) == known.end())
            return wrong(fmt::format("the placeholders {{phone}}, {{phone:digits}}, {{email}}, {{name}} and "
                                     "{{id}}{}",
                                     suggestion(name, known)));
        at = end;
    }
    return std::string(text);
}

ladder read_ladder(table_reader& table, ladder value, bool has_hour) {
    constexpr minutes half_a_day{12 * 60};
    if (auto after = table.parsed_list<span>("after", R"(["2 days", "5 days"])",
                                             [](std::string_view text) { return parse_span(text); });
        after && !after->empty())
        value.after = std::move(*after);
    if (has_hour)
        if (const auto avoid = table.duration("avoid")) {
            if (*avoid > half_a_day)
                table.error("avoid",
                            fmt::format("found {}, expected at most 12 hours: no two hours of the day lie "
                                        "further apart",
                                        print_duration(*avoid)));
            value.avoid = avoid;
        }
    if (const auto then = table.choice<ladder_end>("then", {{"next-channel", ladder_end::next_channel},
                                                            {"repeat", ladder_end::repeat},
                                                            {"rest", ladder_end::rest}}))
        value.then = *then;
    table.finish();
    return value;
}

} // namespace

void read_channels(table_reader& file, settings& s) {
    file.each("channels", [&](const std::string& id, table_reader& table) {
        const auto known = s.channels.find(id);
        channel c = known != s.channels.end() ? known->second : channel{};
        if (known == s.channels.end()) {
            c.id = id;
            c.title = capitalised(id) + " {name}";
        }
        if (const auto length = table.number("minutes", 1, 24 * 60)) c.minutes = minutes{*length};
        if (auto title = table.parsed<std::string>("title", "text such as \"Call {name}\"", parse_title))
            c.title = std::move(*title);
        if (const auto hours =
                table.parsed<week_range>("hours", "hours such as \"09:00-20:00\"", parse_hours))
            c.hours = *hours;
        if (auto needs = table.parsed<std::string>(
                "needs", "the key under which people have it, such as \"phone\"", parse_detail))
            c.needs = std::move(*needs);
        if (auto link = table.parsed<std::string>(
                "link", "an address such as \"https://wa.me/{phone:digits}\"", parse_link))
            c.link = std::move(*link);
        if (const auto live = table.flag("live")) c.live = *live;
        if (const auto contact = table.flag("contact")) c.contact = *contact;
        if (table.has("hours") && !c.live)
            table.warning("hours", fmt::format("has no effect, because {} has no live = true", id));
        table.finish();
        s.channels.insert_or_assign(id, std::move(c));
    });
}

void read_retry(table_reader& file, settings& s) {
    if (auto table = file.table("retry")) {
        if (auto one = table->table("no_answer"))
            s.retry.no_answer = read_ladder(*one, s.retry.no_answer, true);
        if (auto one = table->table("left_message"))
            s.retry.left_message = read_ladder(*one, s.retry.left_message, true);
        if (auto one = table->table("missed")) s.retry.missed = read_ladder(*one, s.retry.missed, false);
        table->finish();
    }
    if (auto table = file.table("intro")) {
        if (auto after = table->parsed_list<span>("after", R"(["1 week", "2 weeks"])",
                                                  [](std::string_view text) { return parse_span(text); });
            after && !after->empty())
            s.intro = std::move(*after);
        table->finish();
    }
}

} // namespace intouch::roster
