// SPDX-License-Identifier: MIT
#include "plan/due/channel_choice.hpp"

#include "plan/due/retry_ladder.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace intouch::plan {
namespace {

/// The position in `via` after the attempts alone, and whether one of their ladders ends in `rest`.
struct progress {
    std::size_t position = 0;
    bool rests = false;
};

progress after_attempts(const party& s) {
    progress p;
    std::map<std::pair<std::string, ledger::entry_kind>, int> tries;
    for (const auto& a : s.state.attempts) {
        if (is_over_by_roster(s, a.on.day)) continue;
        const auto found = std::ranges::find(s.via(), a.channel);
        const auto index = static_cast<std::size_t>(found - s.via().begin());
        const bool leads = found != s.via().end() && index >= p.position;
        const bool dead =
            a.outcome == ledger::entry_kind::unreachable && !failed_detail(s, a.channel).empty();
        if (leads && !dead) p.position = index; // a dead detail is left out as long as the roster has it

        const auto* ladder = ladder_of(s.settings.retry, a.outcome);
        if (ladder == nullptr) {
            const bool done = ledger::is_contact(a.outcome);
            if (leads && (done || failed_detail(s, a.channel).empty())) ++p.position;
            continue;
        }
        const auto kind = nth_step(*ladder, ++tries[{a.channel, a.outcome}]).kind;
        if (kind == step_kind::rest) p.rests = true;
        if (kind == step_kind::next_channel && leads) ++p.position;
    }
    return p;
}

} // namespace

roster::channel channel_of(const roster::settings& settings, const std::string& id) {
    const auto found = settings.channels.find(id);
    if (found != settings.channels.end()) return found->second;
    roster::channel bare;
    bare.id = id;
    return bare;
}

bool goes_by_post(const roster::channel& c) { return !c.live && c.needs == "address"; }

std::string failed_detail(const roster::settings& settings, const roster::person& person,
                          const std::string& channel) {
    const auto known = settings.channels.find(channel);
    if (known == settings.channels.end() || known->second.needs.empty()) return {};
    const std::string& needs = known->second.needs;
    const auto detail = person.details.find(needs);
    return ledger::detail_hash(detail == person.details.end() ? "no " + needs : detail->second);
}

std::string failed_detail(const party& s, const std::string& channel) {
    return failed_detail(s.settings, s.person, channel);
}

channel_choice choose_channel(const party& s) {
    channel_choice choice;
    const auto progress = after_attempts(s);
    choice.rests = progress.rests;

    int to_leave = 0;
    if (s.state.missed > 0 && !is_over_by_roster(s, s.state.last_missed.value_or(s.today))) {
        const auto missed = nth_missed(s.settings.retry.missed, s.state.missed);
        to_leave = missed.channels;
        if (missed.now.kind == step_kind::rest) choice.rests = true;
    }
    for (auto at = progress.position; at < s.via().size(); ++at) {
        const auto& channel = s.via()[at];
        const auto detail = s.state.unusable.empty() ? std::string() : failed_detail(s, channel);
        if (!detail.empty() && s.state.unusable.contains(detail)) {
            choice.unusable.push_back({channel, channel_of(s.settings, channel).needs});
            continue;
        }
        if (to_leave-- > 0) continue;
        choice.channel = channel;
        return choice;
    }
    choice.rests = true;
    return choice;
}

} // namespace intouch::plan
