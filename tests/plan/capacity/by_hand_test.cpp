// SPDX-License-Identifier: MIT
// The capacity of rosters that were counted by hand, and what the remedies bring.
#include "plan/capacity/capacity.hpp"
#include "plan/stories.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace intouch;
using namespace intouch::test;

/// "10 every 4 weeks by letter, protected"
void add_people(story& s) {
    int made = 0;
    for (std::string line : s.lines("people")) {
        const bool is_protected = line.ends_with(", protected");
        if (is_protected) line.resize(line.rfind(','));
        const auto words = words_of(line);
        for (int i = std::stoi(words.at(0)); i > 0; --i) {
            for (const auto& toml :
                 {fmt::format("[people.p{:02}]", made++),
                  fmt::format("every = \"{} {}\"", words.at(2), words.at(3)),
                  fmt::format("via = [\"{}\"]", words.at(5)), fmt::format("protect = {}", is_protected),
                  std::string("phone = \"+44 1\"\naddress = \"Here\"\nlast = 2026-11-20")})
                s.sections["roster"].push_back(toml);
        }
    }
}

std::vector<std::string> lines_of(const plan::capacity& c) {
    std::vector<std::string> out;
    for (const ledger::class_pace& one : c.classes) {
        const auto where = one.blocks.empty() ? "on days" : fmt::format("in {}", fmt::join(one.blocks, ", "));
        const auto whom = one.protected_people
                              ? "protected people"
                              : fmt::format("people by {} {}", fmt::join(one.via, ", "), where);
        out.push_back(
            fmt::format("{} {}, stretch {:.2f}, pace {:.2f}", one.people, whom, one.stretch, one.pace));
    }
    out.push_back(fmt::format("{:.0f} contacts a year wished, {:.0f} possible", c.wished, c.possible));
    return out;
}

/// Multiplies the cadence of each person who is not protected.
void stretch_cadences(world& w, double factor) {
    for (auto& [id, p] : w.roster.people) {
        if (p.protect.value_or(false)) continue;
        const double every = std::ceil(mean_days(*p.cadence.every) * factor);
        p.cadence.every = span{static_cast<int>(every), span_unit::day};
    }
}

/// At noon, on days without other blocks.
void add_blocks(world& w, int count, minutes each) {
    constexpr std::array<std::string_view, 7> days_of_week{"Mon", "Wed", "Thu", "Fri", "Sat", "Sun", "Tue"};
    for (int n = 0; n < count; ++n) {
        roster::block b;
        b.id = b.name = fmt::format("more{}", n);
        week_range r =
            parse_week_range(fmt::format("{} 12:00-13:00", days_of_week.at(static_cast<std::size_t>(n) % 7)))
                .value();
        r.from += each * (n / 7);
        r.to = r.from + each;
        b.when = {r};
        w.settings.blocks[b.id] = b;
    }
}

double stretch_after(world w, const plan::remedy& r, double stretch) {
    if (r.kind == plan::remedy_kind::more_time) stretch_cadences(w, stretch);
    if (r.kind == plan::remedy_kind::more_blocks) add_blocks(w, r.count, r.minutes);
    const auto c = plan::plan(w.input()).capacity;
    double largest = 0;
    for (const ledger::class_pace& one : c.classes)
        if (!one.protected_people) largest = std::max(largest, one.stretch);
    return largest;
}

} // namespace

TEST_CASE("rosters that were counted by hand have this capacity, and each remedy is enough") {
    each_story(data_dir() / "plan" / "capacity", [](const story& told) {
        story s = told;
        REQUIRE(s.sections.contains("people"));
        add_people(s);
        INFO(s.where);
        const world w = world_of(s);
        const auto c = plan::plan(w.input()).capacity;
        CHECK(joined(lines_of(c), "\n") == joined(s.lines("capacity"), "\n"));
        const auto found = plan::remedies(w.input());
        CHECK_FALSE(found.empty());
        for (const plan::remedy& r : found) {
            CAPTURE(plan::name(r.kind));
            const bool applies =
                r.kind == plan::remedy_kind::more_time || r.kind == plan::remedy_kind::more_blocks;
            REQUIRE(applies);
            CHECK(stretch_after(w, r, *c.stretch) <= 1.01);
        }
    });
}
