// SPDX-License-Identifier: MIT
#include "daemon/files/busy_files.hpp"

#include "daemon/files/calendar_file.hpp"
#include "daemon/files/read_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace intouch::daemon {

std::vector<plan::busy_span> busy_spans(const ical::appointments& read, const std::string& source) {
    std::vector<plan::busy_span> spans;
    for (const auto& one : read.all)
        if (one.busy && one.from < one.to && !one.ours)
            spans.push_back({one.from, one.to, one.all_day, source});
    return spans;
}

void read_busy_files(loaded& made, const std::filesystem::path& folder) {
    const instant now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    configuration& config = made.value;
    for (const auto& [id, source] : config.settings.busy) {
        if (source.file.empty()) continue;
        const auto file = folder / source.file;
        made.watched.push_back(file);
        const auto say = [&](const std::string& text) {
            made.faults.push_back({source.at, roster::severity::warning,
                                   fmt::format("[busy.{}] file: {}: {}", id, source.file, text)});
        };
        auto text = read_whole(file);
        auto read = text ? read_calendar(*text, config.zone, day_at(config.zone, now), source.me)
                         : result<ical::appointments>(std::unexpected(text.error()));
        if (text) made.texts.push_back({file.string(), std::move(*text)});
        if (!read) {
            say(read.error().text + "; its appointments are not kept clear of, but for those known before");
            config.warnings.push_back({.code = plan::warning_code::busy_source,
                                       .id = id,
                                       .text = fmt::format("{}: {}", source.file, read.error().text)});
            continue;
        }
        for (const auto& warning : read->warnings) say(warning);
        config.busy_sources[id] = {busy_spans(*read, id), now, source.file};
    }
    compose_busy(config);
}

void keep_busy(configuration& now, const configuration& before) {
    for (auto& warning : now.warnings) {
        if (warning.code != plan::warning_code::busy_source || now.busy_sources.contains(warning.id))
            continue;
        const auto known = before.busy_sources.find(warning.id);
        if (known == before.busy_sources.end() || known->second.from != now.settings.busy.at(warning.id).file)
            continue;
        now.busy_sources.emplace(warning.id, known->second);
        warning.text += "; what was known on " + as_of(known->second.read, now.zone) + " is kept";
    }
    compose_busy(now);
}

void compose_busy(configuration& c) {
    c.busy.clear();
    for (const auto& [id, source] : c.busy_sources)
        std::ranges::copy(source.spans, std::back_inserter(c.busy));
}

std::string as_of(instant at, const time_zone& zone) {
    return intouch::print(std::chrono::floor<minutes>(zone.to_local(at))).replace(10, 1, " ");
}

} // namespace intouch::daemon
