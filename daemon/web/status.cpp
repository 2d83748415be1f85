// SPDX-License-Identifier: MIT
#include "daemon/web/status.hpp"

#include "daemon/files/feed_addresses.hpp"
#include "daemon/files/paths.hpp"
#include "daemon/web/public_site.hpp"
#include "words/notices.hpp"
#include "words/phrase.hpp"
#include "words/status.hpp"
#include "words/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace intouch::daemon {

std::string first_error(const roster::fault_list& faults) {
    for (const auto& f : faults)
        if (f.level == roster::severity::error) return roster::print(f);
    return {};
}

const std::vector<std::string>& plan_warnings::of(const snapshot& v) {
    if (cycle_ == v.cycle) return texts_;
    cycle_ = v.cycle;
    texts_ = words::notices(*v.agenda, v.config->settings);
    if (auto silent = words::silence(*v.state, day_at(v.config->zone, v.agenda->at)); !silent.empty())
        texts_.push_back(std::move(silent));
    return texts_;
}

namespace {

/// The fields of the status that need no plan.
json::status status_of_process(const configuration& config, std::size_t entries, const process_facts& facts) {
    json::status s;
    s.version = INTOUCH_VERSION;
    s.started = facts.started;
    s.timezone = config.zone.name();
    for (const auto& f : facts.files)
        if (f != system_zone_file) s.files.push_back(f.string());
    s.people = config.roster.people.size();
    s.entries = entries;
    s.public_url = public_url(config.settings.http);
    s.faults = facts.faults;
    return s;
}

} // namespace

json::status brief_status(const snapshot& v, const process_facts& facts) {
    json::status s = status_of_process(*v.config, v.entries, facts);
    s.planned = v.agenda->at;
    s.touches = v.agenda->touches.size();
    s.plan_milliseconds = static_cast<double>(v.planned_in.count()) / 1000;
    s.feeds = subscriptions(v);
    s.calendars = facts.calendars;
    s.messages = facts.messages;
    s.ok = facts.ok;
    return s;
}

json::status full_status(const snapshot& v, const process_facts& facts, plan_warnings& warnings) {
    json::status s = brief_status(v, facts);
    s.warnings = warnings.of(v);
    for (const auto& w : v.shown->trimmed)
        s.warnings.push_back(words::warning_text(w, nullptr, *v.agenda, v.config->settings));
    std::ranges::copy(facts.file_troubles, std::back_inserter(s.warnings));
    if (!facts.backup_trouble.empty())
        s.warnings.push_back("There is no backup of today: " + facts.backup_trouble + ".");
    return s;
}

json::status status_without_plan(const snapshot& v, const configuration& config, const process_facts& facts,
                                 const std::string& trouble) {
    json::status s = status_of_process(config, v.entries, facts);
    s.planned = facts.started;
    s.warnings = {trouble};
    s.ok = false;
    return s;
}

std::string clock_trouble(instant now, instant newest_entry, const time_zone& zone) {
    const auto local = [&](instant at) {
        const auto there = std::chrono::floor<minutes>(zone.to_local(at));
        return when{day_of(there), time_of(there)};
    };
    return words::clock_doubt(local(now), local(newest_entry));
}

std::string one_line(const snapshot& v, const roster::fault_list& faults, const std::string& other_trouble) {
    if (const std::string error = first_error(faults); !error.empty())
        return "faults in the files, the configuration before runs: " + error;
    if (!faults.empty()) return roster::print(faults.front());
    if (!other_trouble.empty()) return other_trouble;
    if (!v.agenda) return "planning";
    return fmt::format("{}, {} planned", words::counted(v.config->roster.people.size(), "person", "people"),
                       words::counted(v.agenda->touches.size(), "touch", "touches"));
}

} // namespace intouch::daemon
