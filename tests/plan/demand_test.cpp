// SPDX-License-Identifier: MIT
// Tells the stories of tests/data/plan: what the user wrote, what happened, and what is wanted of whom on a
// day. The format is described at the top of the first of them, cadence.txt.
#include "plan/demand.hpp"
#include "support/data.hpp"

#include "plan/story.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace {

using namespace intouch;

/// Sections by name, each its lines.
struct story {
    std::string where; ///< "ladder.txt:12: what it says in words"
    std::map<std::string, std::vector<std::string>> sections;
};

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string w; in >> w;) words.push_back(w);
    return words;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    return fmt::format("{}", fmt::join(parts, between));
}

void add_line(story& s, std::string& section, const std::string& line) {
    if (line.front() == ' ') {
        s.sections[section].push_back(line.substr(line.find_first_not_of(' ')));
        return;
    }
    const auto colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error(s.where + ": no section: " + line);
    section = line.substr(0, colon);
    auto& lines = s.sections[section];
    const auto rest = line.find_first_not_of(' ', colon + 1);
    if (rest != std::string::npos) lines.push_back(line.substr(rest));
}

std::vector<story> read_stories(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<story> all;
    story now;
    std::string section;
    int number = 0;
    const auto finish = [&] {
        if (!now.sections.empty()) all.push_back(now);
        now = {};
        section.clear();
    };
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty())
            finish();
        else if (line.front() == '#')
            now.where += (now.where.empty() ? fmt::format("{}:{}:", file.filename().string(), number) : "") +
                         line.substr(1);
        else
            add_line(now, section, line);
    }
    finish();
    return all;
}

/// "send_the_article"
std::string spaced(std::string text) {
    std::ranges::replace(text, '_', ' ');
    return text;
}

/// "ada no_answer via text on 2026-12-01 next 2026-12-09T17:00"
void happen(test::world& w, const std::vector<std::string>& words) {
    const auto in = w.input();
    const auto& person = words.at(0);
    const auto& verb = words.at(1);
    std::map<std::string, std::string> with;
    for (std::size_t i = 2; i + 1 < words.size(); i += 2) with[words[i]] = words[i + 1];
    const auto date_of = [&](const char* key) {
        return with.contains(key) ? std::optional(test::at(with.at(key))) : std::nullopt;
    };
    if (verb == "moved")
        return w.append(plan::record_move(in, {.person = person}, *date_of("to"), {}, w.ids()));
    const bool gathering = w.roster.gatherings.contains(person);
    if (verb == "skipped" && !gathering)
        return w.append(plan::record_skip(in, {.person = person}, {}, w.ids()));
    if (verb == "resumed") return w.append(plan::record_resume(in, person, "", {}, w.ids()));
    if (verb == "undone") return w.append(plan::record_undo(in, w.entries, "", {}, w.ids()));
    if (verb == "lost") return w.append(plan::record_lost(in, person, "", {}, w.ids()));
    if (verb == "found") return w.append(plan::record_found(in, person, "", {}, w.ids()));
    if (verb == "joined") return w.join();
    if (verb == "paused") {
        const auto until = date_of("until");
        return w.append(plan::record_pause(in, person, until ? std::optional(until->day) : std::nullopt, "",
                                           {}, w.ids()));
    }
    if (verb == "planned") return w.publish(person, date_of("on")->day, with["kind"]);
    if (verb == "promised")
        return w.append(
            plan::record_promise(in, person, {*date_of("to"), spaced(with["note"])}, {}, w.ids()));
    if (verb == "kept") return w.append(plan::record_kept(in, person, "", "", {}, w.ids()));
    if (verb == "midnight") return w.append(plan::record_missed(in, w.ids()));
    const auto outcome = ledger::parse_entry_kind(verb);
    if (outcome && gathering) {
        plan::gathering_request request{.gathering = person, .outcome = *outcome};
        request.on = date_of("on");
        if (const auto to = date_of("to")) request.to = to->day;
        if (with.contains("excused")) request.excused = {with.at("excused")};
        return w.append(plan::record_gathering(in, request, {}, w.ids()));
    }
    if (!outcome) throw std::runtime_error("no such happening: " + verb);
    plan::log_request request{.person = person, .outcome = *outcome};
    request.on = date_of("on");
    request.next = date_of("next");
    if (with.contains("via")) request.channel = with.at("via");
    if (with.contains("kind")) request.touch = w.wanted(person, with.at("kind")).uid;
    w.log(request);
}

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
    const auto section = [&](const char* name) {
        return s.sections.contains(name) ? s.sections.at(name) : std::vector<std::string>();
    };
    test::world w;
    if (const auto settings = section("settings"); !settings.empty()) w.read_settings(joined(settings, "\n"));
    w.read_roster(joined(section("roster"), "\n"));
    w.away = plan::written_away(w.settings);
    const auto history = section("history");
    const auto now = section("now").at(0);
    const auto since = section("since");
    const auto time_of_line = [](const std::string& line) {
        return joined({words_of(line)[0], words_of(line)[1]}, "T");
    };
    w.clock(!since.empty() ? since[0] : history.empty() ? now : time_of_line(history[0]));
    w.join();
    for (const auto& line : history) {
        w.clock(time_of_line(line));
        auto words = words_of(line);
        happen(w, {words.begin() + 2, words.end()});
    }
    w.clock(now);
    if (const auto later = section("later roster"); !later.empty()) w.read_roster(joined(later, "\n"));

    const auto wanted = plan::wanted(w.input());
    std::vector<std::string> found;
    for (const auto& d : wanted.wanted) found.push_back(joined(words_of(line_of(d)), " "));
    const bool warnings = s.sections.contains("warnings");
    std::vector<std::string> warned;
    for (const auto& warning : wanted.warnings)
        if (warnings || warning.code != plan::warning_code::detail_missing)
            warned.push_back(joined(words_of(line_of(warning)), " "));
    std::vector<std::string> expected;
    for (const auto& line : section("expect")) expected.push_back(joined(words_of(line), " "));
    CHECK(joined(found, "\n") == joined(expected, "\n"));
    CHECK(joined(warned, "\n") == joined(section("warnings"), "\n"));
    if (!s.sections.contains("why")) return;
    std::vector<std::string> why;
    for (const auto& r : wanted.wanted.at(0).reasons) why.push_back(line_of(r));
    CHECK(joined(why, "\n") == joined(section("why"), "\n"));
}

} // namespace

TEST_CASE("the stories of tests/data/plan end as they say") {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(test::data_dir() / "plan"))
        if (file.path().extension() == ".txt") files.push_back(file.path());
    std::ranges::sort(files);
    REQUIRE(!files.empty());
    for (const auto& file : files) {
        const auto stories = read_stories(file);
        CHECK_MESSAGE(!stories.empty(), file.string());
        for (const auto& s : stories) {
            INFO(s.where);
            REQUIRE_NOTHROW(tell(s));
        }
    }
}
