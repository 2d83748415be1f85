// SPDX-License-Identifier: MIT
#include "plan/capacity/stretch.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

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
    /// The needs that could not be met, the needs that compete with them, and their blocks. None when all
    /// were met.
    std::pair<std::vector<bool>, std::vector<bool>> unmet() {
        std::vector<std::size_t> from;
        for (std::size_t i = 0; i < needs_.size(); ++i) {
            if (wanting_[i] > tolerance * (1 + needs_[i].minutes)) from.push_back(i);
        }
        search(from);
        return {need_seen_, block_seen_};
    }

    /// The minutes for which no block was found.
    [[nodiscard]] double unmet_minutes() const {
        return std::accumulate(wanting_.begin(), wanting_.end(), 0.0);
    }

private:
    static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

    /// Breadth first along the edges that can carry more. Returns the first block with minutes left.
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
    std::vector<std::size_t> gave_way_;  // of a need: the block that it would leave
};

/// The needs whose blocks give any time.
std::vector<need> those_with_blocks(std::span<const need> needs, std::span<const double> available) {
    std::vector<need> some;
    for (const need& n : needs) {
        const bool given =
            std::ranges::any_of(n.blocks, [&](std::size_t block) { return available[block] > 0; });
        if (given && n.minutes > 0) some.push_back(n);
    }
    return some;
}

} // namespace

std::optional<double> least_stretch(std::span<const need> needs, std::span<const double> available) {
    const std::vector<need> some = those_with_blocks(needs, available);
    if (some.empty()) return std::nullopt;
    double wanted = 0;
    std::vector<bool> used(available.size());
    for (const need& n : some) {
        wanted += n.minutes;
        for (const std::size_t block : n.blocks) used[block] = true;
    }
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

shortage shortage_of(std::span<const need> needs, std::span<const double> available) {
    flow sent(needs, available, 1);
    shortage out{.minutes = sent.unmet_minutes()};
    std::tie(out.needs, out.blocks) = sent.unmet();
    return out;
}

} // namespace intouch::plan
