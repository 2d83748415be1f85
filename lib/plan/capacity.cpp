// SPDX-License-Identifier: MIT
#include "plan/capacity.hpp"

#include "roster/effective.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

namespace intouch::plan {

namespace {

constexpr int weeks_ahead = 12;
constexpr double tolerance = 1e-9;

/// The greatest flow of needs/s into blocks, by shortest augmenting paths; then the side of the least cut
/// that still has something to give.
class flow {
public:
    flow(std::span<const need> needs, std::span<const double> available, double s)
        : needs_(needs), left_(available.begin(), available.end()), sent_(needs.size()) {
        for (std::size_t i = 0; i < needs.size(); ++i) {
            wanting_.push_back(needs[i].minutes / s);
            sent_[i].assign(needs[i].blocks.size(), 0.0);
        }
        for (std::size_t i = 0; i < needs.size(); ++i) {
            while (wanting_[i] > tolerance && augment(i)) {
            }
        }
    }
    /// Which needs and blocks lie on the side of those that could not be met; none when all were.
    std::pair<std::vector<bool>, std::vector<bool>> unmet() {
        std::vector<std::size_t> from;
        for (std::size_t i = 0; i < needs_.size(); ++i) {
            if (wanting_[i] > tolerance * (1 + needs_[i].minutes)) from.push_back(i);
        }
        search(from);
        return {need_seen_, block_seen_};
    }

private:
    static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

    /// Breadth first over what may still flow; the first block with something left.
    std::size_t search(const std::vector<std::size_t>& from) {
        need_seen_.assign(needs_.size(), false);
        block_seen_.assign(left_.size(), false);
        came_from_.assign(left_.size(), nobody);
        gave_way_.assign(needs_.size(), nobody);
        std::vector<std::size_t> queue = from;
        for (const std::size_t i : from) need_seen_[i] = true;
        for (std::size_t at = 0; at < queue.size(); ++at) {
            for (const std::size_t block : needs_[queue[at]].blocks) {
                if (block_seen_[block]) continue;
                block_seen_[block] = true;
                came_from_[block] = queue[at];
                if (left_[block] > tolerance) return block;
                for (std::size_t other = 0; other < needs_.size(); ++other) {
                    if (need_seen_[other] || sent(other, block) <= tolerance) continue;
                    need_seen_[other] = true;
                    gave_way_[other] = block;
                    queue.push_back(other);
                }
            }
        }
        return nobody;
    }

    [[nodiscard]] double sent(std::size_t i, std::size_t block) const {
        const auto& blocks = needs_[i].blocks;
        const auto at = std::ranges::lower_bound(blocks, block);
        if (at == blocks.end() || *at != block) return 0;
        return sent_[i][static_cast<std::size_t>(at - blocks.begin())];
    }
    void send(std::size_t i, std::size_t block, double amount) {
        const auto& blocks = needs_[i].blocks;
        sent_[i][static_cast<std::size_t>(std::ranges::lower_bound(blocks, block) - blocks.begin())] +=
            amount;
    }

    bool augment(std::size_t who) {
        const std::size_t end = search({who});
        if (end == nobody) return false;
        double amount = std::min(wanting_[who], left_[end]);
        for (std::size_t need = came_from_[end]; gave_way_[need] != nobody;
             need = came_from_[gave_way_[need]]) {
            amount = std::min(amount, sent(need, gave_way_[need]));
        }
        wanting_[who] -= amount;
        left_[end] -= amount;
        for (std::size_t block = end;;) {
            const std::size_t need = came_from_[block];
            send(need, block, amount);
            if (gave_way_[need] == nobody) break;
            block = gave_way_[need];
            send(need, block, -amount);
        }
        return true;
    }

    std::span<const need> needs_;
    std::vector<double> left_;
    std::vector<std::vector<double>> sent_; // by need, then as its blocks
    std::vector<double> wanting_;
    std::vector<bool> need_seen_;
    std::vector<bool> block_seen_;
    std::vector<std::size_t> came_from_; // of a block: the need it was reached from
    std::vector<std::size_t> gave_way_;  // of a need: the block from which it would give way
};

/// Minutes a week of each block over the next weeks.
std::vector<double> minutes_a_week(const board& b) {
    std::vector<double> out(b.days_lane());
    const date end = b.today() + days(7 * weeks_ahead);
    for (std::size_t i = 0; i < out.size(); ++i) {
        for (const bin& occurrence : b.lanes()[i].bins()) {
            if (occurrence.day >= end) break;
            if (occurrence.day >= b.today()) out[i] += std::max(0, occurrence.capacity);
        }
        out[i] /= weeks_ahead;
    }
    return out;
}

/// As `d`, on the channel that a round starts with.
demand first_touch(const demand& d, const std::string& channel, const roster::settings& settings) {
    if (channel == d.channel) return d;
    demand first = d;
    first.channel = channel;
    if (const auto found = settings.channels.find(channel); found != settings.channels.end()) {
        first.length = found->second.minutes;
        first.live = found->second.live;
        first.hours = found->second.hours;
    }
    return first;
}

} // namespace

std::optional<double> least_stretch(std::span<const need> needs, std::span<const double> available) {
    std::vector<need> some;
    double wanted = 0;
    std::vector<bool> used(available.size());
    for (const need& n : needs) {
        const bool given =
            std::ranges::any_of(n.blocks, [&](std::size_t block) { return available[block] > 0; });
        if (!given || n.minutes <= 0) continue;
        some.push_back(n);
        wanted += n.minutes;
        for (const std::size_t block : n.blocks) used[block] = true;
    }
    if (some.empty()) return std::nullopt;
    double given = 0;
    for (std::size_t i = 0; i < available.size(); ++i) given += used[i] ? available[i] : 0;
    double s = wanted / given;
    while (true) {
        const auto [unmet, full] = flow(some, available, s).unmet();
        wanted = 0;
        given = 0;
        for (std::size_t i = 0; i < some.size(); ++i) wanted += unmet[i] ? some[i].minutes : 0;
        for (std::size_t i = 0; i < available.size(); ++i) given += full[i] ? available[i] : 0;
        if (wanted <= 0 || given <= 0 || wanted / given <= s * (1 + tolerance)) return s;
        s = wanted / given;
    }
}

capacity capacity_of(const input& in, board& b) {
    const std::vector<double> available = minutes_a_week(b);
    capacity out;
    for (const double minutes : available) out.available += minutes;
    std::map<std::string_view, double> by_circle;
    std::map<std::vector<std::size_t>, double> by_blocks;
    const std::string* before = nullptr;
    for (std::size_t who = 0; who < b.size(); ++who) {
        const demand& d = b.wanted(who);
        const auto person = in.roster.people.find(d.person);
        if (person == in.roster.people.end() || (before != nullptr && *before == d.person)) continue;
        before = &d.person;
        const auto cadence = roster::cadence_of(person->second, in.roster, in.settings).value;
        const demand first =
            first_touch(d, cadence.via.empty() ? d.channel : cadence.via.front(), in.settings);
        const double minutes = static_cast<double>(first.length.count()) * 7 / mean_days(cadence.every);
        out.needed += minutes;
        for (const std::string& circle : d.circles) by_circle[circle] += minutes;
        if (auto group = b.group_for(first); !group.lanes.empty())
            by_blocks[std::move(group.lanes)] += minutes;
    }
    std::vector<need> needs;
    for (const auto& [blocks, minutes] : by_blocks) needs.push_back({blocks, minutes});
    if (!available.empty()) out.stretch = least_stretch(needs, available);
    for (const auto& [id, circle] : in.roster.circles) {
        circle_capacity c{.id = id};
        if (const auto found = by_circle.find(id); found != by_circle.end()) c.needed = found->second;
        for (std::size_t i = 0; i < available.size(); ++i) {
            const auto& only = b.block(i).circles;
            if (only.empty() || std::ranges::find(only, id) != only.end()) c.available += available[i];
        }
        out.circles.push_back(std::move(c));
    }
    return out;
}

} // namespace intouch::plan
