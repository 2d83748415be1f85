// SPDX-License-Identifier: MIT
#include "plan/reachable_now.hpp"

#include "plan/availability/contact_hours.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/party.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace intouch::plan {
namespace {

constexpr std::chrono::hours a_day{24};

/// Whether the channel reaches the person this minute: a letter or a visit does not.
bool reaches_at_once(const roster::channel& c, const roster::person& p) {
    if (c.needs.empty() || c.needs == "address") return false;
    const auto detail = p.details.find(c.needs);
    return detail != p.details.end() && !detail->second.empty();
}

/// When the channel may be used this minute. A plan puts texts at any hour of a day; here the hour is now.
contact_hours fit_hours(const plan_input& in, const roster::person& p, const roster::channel& c) {
    contact_hours fit{.live = true, .reach = p.reach, .hours = c.hours, .zone = p.zone.value_or(in.zone)};
    if (c.live) return fit;
    fit.reach.clear();
    if (c.needs == "email")
        fit.live = false;
    else if (!fit.hours)
        fit.hours = channel_of(in.settings, "call").hours;
    return fit;
}

/// The end of the time in which the person can be reached. Empty inside: not within a day. Absent: not now.
std::optional<std::optional<instant>> open_until(const plan_input& in, const roster::person& p,
                                                 const roster::channel& c) {
    const contact_hours hours = fit_hours(in, p, c);
    const auto open = reachable_hours(hours, in.moment, in.moment + a_day);
    if (open.empty() || open.front().from > in.moment) return std::nullopt;
    if (open.front().to >= in.moment + a_day) return std::optional<instant>();
    return std::optional<instant>(open.front().to);
}

bool has_failed(const plan_input& in, const roster::person& p, const std::string& channel) {
    const auto detail = failed_detail(in.settings, p, channel);
    return !detail.empty() && party_of(in, p).state.unusable.contains(detail);
}

/// The channel of the touch, else a shorter one that would come after it; absent when none fits.
std::optional<roster::channel> fitting(const plan_input& in, const touch& t, const roster::person& p,
                                       std::optional<std::chrono::minutes> have) {
    auto planned = channel_of(in.settings, t.channel);
    if (!have || t.minutes <= *have) return planned;
    const auto via = roster::cadence_of(p, in.roster, in.settings).value.via;
    const auto planned_at = std::ranges::find(via, t.channel);
    if (planned_at == via.end()) return std::nullopt;
    for (auto next = planned_at + 1; next != via.end(); ++next) {
        auto other = channel_of(in.settings, *next);
        if (other.minutes <= *have && reaches_at_once(other, p) && !has_failed(in, p, *next)) return other;
    }
    return std::nullopt;
}

double share_used(const touch& t, date today) {
    const auto room = std::max(t.latest - t.ideal, days(1));
    return static_cast<double>((today - t.ideal).count()) / static_cast<double>(room.count());
}

/// Whether the touch is planned by today, or its window has begun: the ideal at the pace that counts, less `early`.
bool is_due(const touch& t, date today) {
    if (t.firm && t.day <= today) return true;
    return t.ideal - std::max(t.own_ideal - t.earliest, days(0)) <= today;
}

std::optional<at_hand> at_this_minute(const plan_input& in, const touch& t,
                                      std::optional<std::chrono::minutes> have) {
    const bool finds = t.kind == touch_kind::find;
    const auto found = in.roster.people.find(finds ? t.ask : t.person);
    if (found == in.roster.people.end()) return std::nullopt;
    const auto& p = found->second;
    const auto channel = fitting(in, t, p, have);
    if (!channel || !reaches_at_once(*channel, p)) return std::nullopt;
    const auto until = open_until(in, p, *channel);
    if (!until) return std::nullopt;
    return at_hand{.planned = &t,
                   .person = p.id,
                   .channel = channel->id,
                   .minutes = channel->id == t.channel ? t.minutes : channel->minutes,
                   .theirs = p.zone.value_or(in.zone),
                   .until = *until,
                   .due = is_due(t, today(in)),
                   .planned_now = t.start && *t.start <= in.moment && in.moment < *t.start + t.minutes};
}

} // namespace

std::vector<at_hand> reachable_now(const plan_input& in, const agenda& a,
                                   std::optional<std::chrono::minutes> have) {
    std::vector<std::pair<double, at_hand>> found;
    const date day = today(in);
    for (const touch& t : a.touches)
        if (auto one = at_this_minute(in, t, have)) found.emplace_back(-share_used(t, day), std::move(*one));
    std::ranges::sort(found, {}, [](const auto& f) {
        return std::tuple(!f.second.planned_now, f.first, f.second.planned->ideal,
                          std::string_view(f.second.person), std::string_view(f.second.planned->uid));
    });
    std::vector<at_hand> people;
    std::set<std::string> listed;
    for (auto& [used, one] : found)
        if (listed.insert(one.person).second) people.push_back(std::move(one));
    return people;
}

} // namespace intouch::plan
