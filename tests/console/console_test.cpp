// SPDX-License-Identifier: MIT
// What reading commands print for 41 people, at three widths, byte for byte. A file that differs is written anew with
// INTOUCH_GOLDEN=write in the environment; git then shows what changed.
#include "console/agenda.hpp"
#include "console/now.hpp"
#include "console/people.hpp"
#include "console/report.hpp"
#include "core/terminal_table.hpp"
#include "plan/story.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>

using namespace intouch;

namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A Monday, in the middle of the block.
test::world monday() {
    const auto folder = test::data_dir() / "console";
    test::world w;
    w.read_settings(read(folder / "intouch.toml"));
    w.read_roster(read(folder / "roster.toml"));
    w.clock("2026-11-30 17:10");
    w.has_store = false; // nobody waits for a ramp
    return w;
}

void check_golden(const std::string& name, const std::string& text) {
    const auto path = test::data_dir() / "console" / (name + ".txt");
    const char* how = std::getenv("INTOUCH_GOLDEN");
    const bool same = text == read(path);
    if (!same && how != nullptr && std::string_view(how) == "write") std::ofstream(path) << text;
    CHECK(same);
}

using written =
    std::function<std::string(const plan::agenda&, const plan::plan_input&, const console::paper&)>;

void check_widths(const std::string& name, const written& write, const test::world& w = monday()) {
    const auto in = w.input();
    const auto agenda = plan::plan(in);
    for (const std::size_t width : {40U, 80U, 120U}) {
        INFO(name, " ", width);
        const std::string text = write(agenda, in, {.columns = width});
        check_golden(name + "_" + std::to_string(width), text);
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            CHECK(display_width(line) <= width);
        }
    }
}

} // namespace

TEST_CASE("the agenda of 41 people") {
    check_widths("agenda", [](const auto& a, const auto& in, const auto& on) {
        return console::agenda(a, in, {.last = plan::today(in) + days(14)}, on);
    });
}

TEST_CASE("the plan of 41 people") {
    check_widths("plan", [](const auto& a, const auto& in, const auto& on) {
        return console::agenda(a, in, {.last = {}, .all_notices = true}, on);
    });
}

TEST_CASE("41 people, and who can be reached now") {
    check_widths("people",
                 [](const auto& a, const auto& in, const auto& on) { return console::people(a, in, on); });
    check_widths("now", [](const auto& a, const auto& in, const auto& on) {
        return console::now(plan::reachable_now(in, a), in, {}, false, on);
    });
}

TEST_CASE("a report of the week, and who is slipping away") {
    auto w = monday();
    w.has_store = true;
    w.join();
    w.log({.person = "ada", .note = "her book is out in May, and she asks for the address of the printer"});
    w.log({.person = "grace", .outcome = ledger::entry_kind::no_answer});
    check_widths(
        "report",
        [](const auto& a, const auto& in, const auto& on) {
            return console::report(plan::report_of(in, a, plan::week_of(plan::today(in))), in, on);
        },
        w);
    check_widths("slipping", [](const auto& a, const auto& in, const auto& on) {
        return console::slipping(plan::slipping(in, a), in, on);
    });
}

TEST_CASE("nobody is slipping away") {
    const auto w = monday();
    CHECK(console::slipping({}, w.input(), {}) == "Nobody is slipping away: everybody is in time.\n");
}

TEST_CASE("everything about one person, one who is paused, and a gathering") {
    for (const std::string id : {"ada", "donald", "six-pack"}) {
        check_widths("show_" + id, [&](const auto& a, const auto& in, const auto& on) {
            return console::show(id, a, in, on) + "\n" + console::why(id, a, in, on);
        });
    }
}

TEST_CASE("a file gets whole lines, and a name cannot turn a line around") {
    auto w = monday();
    w.roster.people.at("ada").name = "Ada \u202EecalevoL\x1b[31m";
    w.roster.people.at("ada").notes = "one\x07two";
    const auto in = w.input();
    const auto agenda = plan::plan(in);
    const std::string text = console::show("ada", agenda, in, {}) + console::people(agenda, in, {}) +
                             console::agenda(agenda, in, {}, {});
    CHECK_FALSE(text.contains("\u202E"));
    CHECK_FALSE(text.contains('\x1b'));
    CHECK_FALSE(text.contains('\x07'));
    CHECK(console::agenda(agenda, in, {}, {.columns = 0, .colours = true}).contains("\x1b[33m"));
}
