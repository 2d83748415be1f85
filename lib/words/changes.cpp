// SPDX-License-Identifier: MIT
#include "words/changes.hpp"

#include "core/text.hpp"
#include "words/dates.hpp"
#include "words/titles.hpp"

#include <fmt/format.h>

namespace intouch::words {

namespace {

/// "Ada Lovelace (call)"
std::string name_and_channel(const ledger::published_touch& t, const roster::roster& r) {
    const auto person = r.people.find(t.owner);
    const std::string name = person == r.people.end() ? t.owner : without_control(person->second.name);
    return t.channel.empty() ? name : fmt::format("{} ({})", name, t.channel);
}

std::string counted_touches(std::size_t n, std::string_view what) {
    return n == 1 ? fmt::format("1 touch {}", what) : fmt::format("{} touches {}", n, what);
}

} // namespace

std::vector<std::string> change_lines(const plan::changes& c, const roster::settings& s,
                                      const roster::roster& r, const time_zone& zone) {
    std::vector<std::string> lines;
    for (const plan::moved_touch& m : c.moved) {
        const bool by_other = m.from.channel != m.to.channel && !m.from.channel.empty();
        lines.push_back(fmt::format("Moved: {}{}, {} → {}.", title(m.to, s, r, roster::naming::full),
                                    by_other ? fmt::format(" (was: {})", m.from.channel) : "",
                                    full_moment(m.from.told, m.from.told_start(), zone),
                                    full_moment(m.to.day, m.to.start, zone)));
    }
    for (const plan::touch& t : c.added)
        lines.push_back(fmt::format("New: {}, {}.", title(t, s, r, roster::naming::full),
                                    full_moment(t.day, t.start, zone)));
    for (const ledger::published_touch& t : c.gone)
        lines.push_back(
            fmt::format("Gone: {}, {}.", name_and_channel(t, r), full_moment(t.told, t.told_start(), zone)));
    if (lines.empty()) {
        lines.push_back(
            c.unchanged == 1
                ? "Nothing would change: the one touch stays where it is."
                : fmt::format("Nothing would change: all {} touches stay where they are.", c.unchanged));
        return lines;
    }
    lines.push_back(fmt::format("{} moved, {} new, {} gone; {} where {}.", c.moved.size(), c.added.size(),
                                c.gone.size(),
                                counted_touches(c.unchanged, c.unchanged == 1 ? "stays" : "stay"),
                                c.unchanged == 1 ? "it is" : "they are"));
    return lines;
}

} // namespace intouch::words
