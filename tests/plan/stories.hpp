// SPDX-License-Identifier: MIT
// Reads the stories of tests/data/plan and makes the worlds that they tell of. The format is described at the
// top of cadence.txt there, and of dst.txt in places.
#pragma once

#include "plan/story.hpp"
#include "support/data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::test {

/// Sections by name, each its lines.
struct story {
    std::string where; ///< "ladder.txt:12: what it says in words"
    std::map<std::string, std::vector<std::string>> sections;

    [[nodiscard]] std::vector<std::string> lines(const std::string& name) const {
        return sections.contains(name) ? sections.at(name) : std::vector<std::string>();
    }
};

inline std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string w; in >> w;) words.push_back(w);
    return words;
}

inline std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    return fmt::format("{}", fmt::join(parts, between));
}

inline void add_line(story& s, std::string& section, const std::string& line) {
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

inline std::vector<story> read_stories(const std::filesystem::path& file) {
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
inline std::string spaced(std::string text) {
    std::ranges::replace(text, '_', ' ');
    return text;
}

/// "ada no_answer via text on 2026-12-01 next 2026-12-09T17:00"
inline void happen(world& w, const std::vector<std::string>& words) {
    const auto in = w.input();
    const auto& person = words.at(0);
    const auto& verb = words.at(1);
    std::map<std::string, std::string> with;
    for (std::size_t i = 2; i + 1 < words.size(); i += 2) with[words[i]] = words[i + 1];
    const auto date_of = [&](const char* key) {
        return with.contains(key) ? std::optional(at(with.at(key))) : std::nullopt;
    };
    if (verb == "moved") {
        record::touch_request request{.person = person};
        if (with.contains("kind")) request.touch = w.wanted(person, with.at("kind")).uid;
        return w.append(record::record_move(in, request, *date_of("to"), {}, w.ids()));
    }
    const bool gathering = w.roster.gatherings.contains(person);
    if (verb == "skipped" && !gathering)
        return w.append(record::record_skip(in, {.person = person}, {}, w.ids()));
    if (verb == "resumed") return w.append(record::record_resume(in, person, "", {}, w.ids()));
    if (verb == "undone") return w.append(record::record_undo(in, w.entries, "", {}, w.ids()));
    if (verb == "lost") return w.append(record::record_lost(in, person, "", {}, w.ids()));
    if (verb == "found") return w.append(record::record_found(in, person, "", {}, w.ids()));
    if (verb == "joined") return w.join();
    if (verb == "published") {
        w.published = plan::to_publish(plan::plan(in));
        return;
    }
    if (verb == "paused") {
        const auto until = date_of("until");
        return w.append(record::record_pause(in, person, until ? std::optional(until->day) : std::nullopt, "",
                                             {}, w.ids()));
    }
    if (verb == "planned") return w.publish(person, date_of("on")->day, with["kind"]);
    if (verb == "promised")
        return w.append(
            record::record_promise(in, person, {*date_of("to"), spaced(with["note"])}, {}, w.ids()));
    if (verb == "kept") return w.append(record::record_kept(in, person, "", "", {}, w.ids()));
    if (verb == "midnight") return w.append(record::record_missed(in, w.ids()));
    const auto outcome = ledger::parse_entry_kind(verb);
    if (outcome && gathering) {
        record::gathering_request request{.gathering = person, .outcome = *outcome};
        request.on = date_of("on");
        if (const auto to = date_of("to")) request.to = to->day;
        if (with.contains("excused")) request.excused = {with.at("excused")};
        return w.append(record::record_gathering(in, request, {}, w.ids()));
    }
    if (!outcome) throw std::runtime_error("no such happening: " + verb);
    record::log_request request{.person = person, .outcome = *outcome};
    request.on = date_of("on");
    request.next = date_of("next");
    if (with.contains("via")) request.channel = with.at("via");
    if (with.contains("kind")) request.touch = w.wanted(person, with.at("kind")).uid;
    w.log(request);
}

/// What the story tells up to its "now".
inline world world_of(const story& s) {
    world w;
    if (const auto settings = s.lines("settings"); !settings.empty()) w.read_settings(joined(settings, "\n"));
    w.read_roster(joined(s.lines("roster"), "\n"));
    w.away = plan::written_away(w.settings);
    const auto history = s.lines("history");
    const auto now = s.lines("now").at(0);
    const auto since = s.lines("since");
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
    if (const auto later = s.lines("later roster"); !later.empty()) w.read_roster(joined(later, "\n"));
    return w;
}

/// Tells every story of a folder.
template <class Tell> void each_story(const std::filesystem::path& folder, const Tell& tell) {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".txt") files.push_back(file.path());
    std::ranges::sort(files);
    if (files.empty()) throw std::runtime_error("no stories in " + folder.string());
    for (const auto& file : files) {
        const auto stories = read_stories(file);
        if (stories.empty()) throw std::runtime_error("no stories in " + file.string());
        for (const auto& s : stories) tell(s);
    }
}

} // namespace intouch::test
