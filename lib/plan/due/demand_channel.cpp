// SPDX-License-Identifier: MIT
#include "plan/due/demand_channel.hpp"

#include "plan/due/channel_choice.hpp"

namespace intouch::plan {

void set_channel(demand& d, const plan_input& in, const roster::person& person, const std::string& channel) {
    const auto chosen = channel_of(in.settings, channel);
    d.channel = channel;
    d.length = chosen.minutes;
    d.contact.live = chosen.live;
    d.contact.zone = person.zone.value_or(in.zone);
    d.contact.reach = chosen.live ? person.reach : times_of_week();
    d.contact.hours = chosen.live ? chosen.hours : std::nullopt;
}

void warn_of_missing_detail(const plan_input& in, const roster::person& person, const std::string& channel,
                            std::vector<warning>& to) {
    const auto needs = channel_of(in.settings, channel).needs;
    if (needs.empty() || person.details.contains(needs)) return;
    to.push_back({.code = warning_code::detail_missing, .person = person.id, .id = channel, .text = needs});
}

} // namespace intouch::plan
