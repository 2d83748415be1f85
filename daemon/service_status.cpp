// SPDX-License-Identifier: MIT
// How the daemon is, for who asks: the API, systemd, the terminal.
#include "daemon/service.hpp"
#include "daemon/system/log.hpp"
#include "daemon/web/public_site.hpp"
#include "json/round_touch.hpp"
#include "json/status.hpp"
#include "words/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace intouch::daemon {

namespace {

std::string first_error(const roster::fault_list& faults) {
    for (const auto& f : faults)
        if (f.level == roster::severity::error) return roster::print(f);
    return {};
}

} // namespace

/// What the user must mend, for feeds in full and systemd's status line.
void service::tell_trouble() {
    keeper_->trouble(faults_.empty() ? accounts_->trouble() : first_error(faults_));
    if (announced_) notify_status(status_line());
}

void service::print_addresses() const {
    if (under_journal()) return; // feed URLs are secrets
    for (const auto& f : subscriptions(keeper_->now()))
        fmt::print("feed {}: {}\n       subscribe: {}\n", f.id, f.url, f.webcal);
    fmt::print("control: http://{} (token: intouch token), socket {}\n", bound_.listen,
               where_.listen.string());
    std::fflush(stdout);
}

const std::vector<std::string>& service::warnings_of_plan() {
    const view& v = keeper_->now();
    if (warned_turn_ == v.turn) return warnings_;
    warned_turn_ = v.turn;
    warnings_.clear();
    const json::touches_by_person planned(*v.agenda);
    for (const auto& w : v.agenda->warnings)
        warnings_.push_back(words::warning_text(w, planned.of(w.person), *v.agenda, v.config->settings));
    return warnings_;
}

json::status service::brief_status() const {
    const view& v = keeper_->now();
    json::status s;
    s.version = INTOUCH_VERSION;
    s.started = started_;
    s.planned = v.agenda->at;
    s.timezone = v.config->zone.name();
    for (const auto& f : files_)
        if (f != system_zone_file) s.files.push_back(f.string());
    s.people = v.config->roster.people.size();
    s.entries = v.entries;
    s.touches = v.agenda->touches.size();
    s.plan_milliseconds = static_cast<double>(v.planned_in.count()) / 1000;
    s.public_url = public_url(v.config->settings.http);
    s.feeds = subscriptions(v);
    s.faults = faults_;
    s.calendars = accounts_->facts();
    s.ok = faults_.empty() && accounts_->trouble().empty();
    return s;
}

json::status service::status() {
    json::status s = brief_status();
    s.warnings = warnings_of_plan();
    const view& v = keeper_->now();
    for (const auto& w : v.trimmed)
        s.warnings.push_back(words::warning_text(w, nullptr, *v.agenda, v.config->settings));
    std::ranges::move(feed_files_.troubles(), std::back_inserter(s.warnings));
    if (!backup_.trouble().empty())
        s.warnings.push_back("There is no backup of today: " + backup_.trouble() + ".");
    return s;
}

std::string service::status_line() const {
    if (!faults_.empty())
        return "faults in the files, the configuration before runs: " + first_error(faults_);
    if (const std::string trouble = accounts_->trouble(); !trouble.empty()) return trouble;
    const view& v = keeper_->now();
    if (!v.agenda) return "planning";
    return fmt::format("{} people, {} touches planned", v.config->roster.people.size(),
                       v.agenda->touches.size());
}

} // namespace intouch::daemon
