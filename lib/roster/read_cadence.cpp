// SPDX-License-Identifier: MIT
#include "roster/read_cadence.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "roster/describe_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intouch::roster {
namespace {

result<tolerance> parse_tolerance(std::string_view text) {
    if (text.ends_with('%')) {
        const auto value = whole_number<int>(text.substr(0, text.size() - 1));
        if (value && *value >= 0 && *value <= 100) return percent{*value};
        return fail(
            errc::invalid,
            fmt::format("found {}, expected a whole percentage from \"0%\" to \"100%\"", quoted(text)));
    }
    if (const auto length = parse_span(text, true))
        return *length;
    else if (!length.error().text.contains("such as"))
        return std::unexpected(length.error()); // out of bounds
    return fail(errc::invalid,
                fmt::format("found {}, expected a span such as \"1 week\" or a percentage such as \"15%\"",
                            quoted(text)));
}

} // namespace

std::optional<std::vector<std::string>> read_via(table_reader& table,
                                                 const std::vector<std::string>& channels) {
    const auto found = table.texts("via", R"(["call", "text"])");
    if (!found) return std::nullopt;
    std::vector<std::string> via;
    for (const auto& [name, at] : *found) {
        if (channels.empty() || std::ranges::find(channels, name) != channels.end())
            via.push_back(name);
        else {
            const std::string near = suggestion(name, channels);
            table.error_at(at,
                           fmt::format("via: found {}, expected a channel{}", quoted(name),
                                       !near.empty() ? near
                                                     : fmt::format("; there are {}, and [channels.NAME] in "
                                                                   "intouch.toml adds one",
                                                                   listed(channels))));
        }
    }
    if (via.empty()) return std::nullopt;
    return via;
}

partial_cadence read_cadence(table_reader& table, const std::vector<std::string>& channels) {
    partial_cadence read;
    read.every = table.length("every");
    constexpr std::string_view expected = "a span such as \"1 week\" or a percentage such as \"15%\"";
    read.early = table.parsed<tolerance>("early", expected, parse_tolerance);
    read.late = table.parsed<tolerance>("late", expected, parse_tolerance);
    read.anchor = table.choice<anchoring>(
        "anchor", {{"contact", anchoring::contact}, {"schedule", anchoring::schedule}});
    read.via = read_via(table, channels);
    if (const auto* early = read.early ? std::get_if<span>(&*read.early) : nullptr;
        early != nullptr && read.every && mean_days(*early) >= mean_days(*read.every))
        table.warning("early",
                      fmt::format("found \"{}\", which is no less than every = \"{}\"; a touch could follow "
                                  "the last one at once",
                                  print(*early), print(*read.every)));
    return read;
}

cadence filled(const partial_cadence& partial, const cadence& fallback) {
    return {partial.every.value_or(fallback.every), partial.early.value_or(fallback.early),
            partial.late.value_or(fallback.late), partial.anchor.value_or(fallback.anchor),
            partial.via.value_or(fallback.via)};
}

} // namespace intouch::roster
