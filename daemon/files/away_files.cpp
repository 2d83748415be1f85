// SPDX-License-Identifier: MIT
#include "daemon/files/away_files.hpp"

#include "daemon/files/calendar_file.hpp"
#include "daemon/files/read_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::daemon {

namespace {

std::vector<plan::away_span> spans_of(const ical::appointments& read, const time_zone& zone,
                                      const std::string& what) {
    std::vector<plan::away_span> spans;
    for (const auto& one : read.all) {
        if (!one.all_day) continue;
        const date from = day_at(zone, one.from);
        const date to = std::max(from, day_at(zone, one.to - seconds(1)));
        spans.push_back({from, to, one.summary.empty() ? what : one.summary});
    }
    return spans;
}

/// The written spans and the spans from files, in the order of [[away]].
void compose(configuration& c) {
    c.away = plan::written_away(c.settings);
    for (const auto& [file, spans] : c.away_files) std::ranges::copy(spans, std::back_inserter(c.away));
}

} // namespace

void read_away(loaded& made, const std::filesystem::path& folder) {
    const date today = day_at(made.value.zone, std::chrono::floor<seconds>(std::chrono::system_clock::now()));
    for (const auto& written : made.value.settings.aways) {
        if (written.file.empty()) continue;
        const auto file = folder / written.file;
        made.watched.push_back(file);
        const auto say = [&](const std::string& text) {
            made.faults.push_back({written.at, roster::severity::warning,
                                   fmt::format("[[away]] file: {}: {}", written.file, text)});
        };
        auto text = read_whole(file);
        auto read = text ? read_calendar(*text, made.value.zone, today)
                         : result<ical::appointments>(std::unexpected(text.error()));
        if (text) made.texts.push_back({file.string(), std::move(*text)});
        if (!read) {
            say(fmt::format("{}; its days are not kept free, but for those known before", read.error().text));
            made.value.warnings.push_back({.code = plan::warning_code::away_file,
                                           .text = fmt::format("{}: {}", written.file, read.error().text)});
            continue;
        }
        for (const auto& warning : read->warnings) say(warning);
        made.value.away_files[written.file] = spans_of(*read, made.value.zone, written.what);
    }
    compose(made.value);
}

void keep_away(configuration& now, const configuration& before) {
    for (const auto& written : now.settings.aways) {
        const auto known = before.away_files.find(written.file);
        if (known != before.away_files.end()) now.away_files.try_emplace(written.file, known->second);
    }
    compose(now);
}

} // namespace intouch::daemon
