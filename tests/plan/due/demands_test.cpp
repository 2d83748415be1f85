// SPDX-License-Identifier: MIT
// Runs the stories of tests/data/plan: what the user wrote, what happened, and the demands that follow.
#include "plan/due/demands.hpp"
#include "plan/stories.hpp"

#include <doctest/doctest.h>

namespace {

using namespace intouch;
using namespace intouch::test;

std::string line_of(const plan::demand& d) {
    auto line =
        fmt::format("{} round {} attempt {} {} {} ideal {} from {} to {}", d.person, d.round, d.attempt,
                    d.channel, plan::name(d.kind), print(d.ideal), print(d.earliest), print(d.latest));
    if (!d.with.empty()) line += " with " + joined(d.with, " ");
    if (!d.ask.empty()) line += " ask " + d.ask;
    if (d.pin) line += " pinned " + print(*d.pin);
    if (d.avoid)
        line +=
            fmt::format(" avoid {} by {}", print_time(d.avoid->around), print_duration(d.avoid->distance));
    return line;
}

std::string line_of(const plan::warning& w) {
    auto line = fmt::format("warning {} {}", plan::name(w.code), w.person);
    if (w.date) line += " " + print(*w.date);
    if (!w.id.empty()) line += " " + w.id;
    if (!w.text.empty()) line += " " + w.text;
    return line;
}

std::string line_of(const plan::reason& r) {
    std::string line(plan::name(r.code));
    const auto add = [&](const std::string& more) {
        if (!more.empty()) line += " " + more;
    };
    if (r.count) add(std::to_string(*r.count));
    if (r.span) add(print(*r.span));
    add(r.id);
    add(r.channel);
    add(r.text);
    if (r.date) add(print(*r.date));
    if (r.until) add(print(*r.until));
    if (r.time) add(print_time(*r.time));
    if (r.minutes) add(print_duration(*r.minutes));
    return line;
}

void tell(const story& s) {
    const world w = world_of(s);
    const auto wanted = plan::collect_demands(w.input());
    std::vector<std::string> found;
    for (const auto& d : wanted.wanted) found.push_back(joined(words_of(line_of(d)), " "));
    const bool warnings = s.sections.contains("warnings");
    std::vector<std::string> warned;
    for (const auto& warning : wanted.warnings)
        if (warnings || warning.code != plan::warning_code::detail_missing)
            warned.push_back(joined(words_of(line_of(warning)), " "));
    std::vector<std::string> expected;
    for (const auto& line : s.lines("expect")) expected.push_back(joined(words_of(line), " "));
    CHECK(joined(found, "\n") == joined(expected, "\n"));
    CHECK(joined(warned, "\n") == joined(s.lines("warnings"), "\n"));
    if (!s.sections.contains("why")) return;
    std::vector<std::string> why;
    for (const auto& r : wanted.wanted.at(0).reasons) why.push_back(line_of(r));
    CHECK(joined(why, "\n") == joined(s.lines("why"), "\n"));
}

} // namespace

TEST_CASE("each story of tests/data/plan gives the demands that it expects") {
    each_story(data_dir() / "plan", [](const story& s) {
        INFO(s.where);
        REQUIRE_NOTHROW(tell(s));
    });
}
