// SPDX-License-Identifier: MIT
#include "plan/solver/lagrangian_bound.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace intouch::plan {

namespace {

struct item {
    std::size_t touch = 0;
    double cost = 0;
    int weight = 0;
};

/// The slots as knapsacks, in a unit that all minutes share.
struct knapsacks {
    std::vector<std::vector<item>> items; // by slot
    std::vector<int> capacity;
};

knapsacks knapsacks_of(const subproblem& p) {
    knapsacks out{.items = std::vector<std::vector<item>>(p.slots.size()), .capacity = {}};
    int unit = 0;
    for (const movable_touch& t : p.touches) {
        for (const choice& c : t.choices) unit = std::gcd(unit, c.minutes);
    }
    unit = std::max(unit, 1);
    for (const shared_slot& s : p.slots)
        out.capacity.push_back(std::max(0, s.capacity - s.used_for_good) / unit);
    for (std::size_t touch = 0; touch < p.touches.size(); ++touch) {
        for (const choice& c : p.touches[touch].choices) {
            std::vector<item>& items = out.items[c.slot];
            const int weight = c.minutes / unit;
            if (weight > out.capacity[c.slot]) continue;
            // The cheaper of the two days of a slot across midnight comes first.
            if (!items.empty() && items.back().touch == touch) continue;
            items.push_back({touch, c.cost, weight});
        }
    }
    return out;
}

/// The most that a set of items saves within the capacity. Counts the touches of the set in `taken`.
double best_set(const std::vector<item>& items, int capacity, const std::vector<double>& price,
                std::vector<int>& taken) {
    std::vector<const item*> worth;
    int all = 0;
    for (const item& i : items) {
        if (price[i.touch] <= i.cost) continue;
        worth.push_back(&i);
        all += i.weight;
    }
    double saved = 0;
    if (all <= capacity) {
        for (const item* i : worth) {
            saved += price[i->touch] - i->cost;
            ++taken[i->touch];
        }
        return saved;
    }
    const auto width = static_cast<std::size_t>(capacity) + 1;
    std::vector<double> best(width);
    std::vector<char> in(worth.size() * width);
    for (std::size_t n = 0; n < worth.size(); ++n) {
        const double gain = price[worth[n]->touch] - worth[n]->cost;
        const auto weight = static_cast<std::size_t>(worth[n]->weight);
        for (std::size_t room = width; room-- > weight;) {
            const double with = best[room - weight] + gain;
            if (with <= best[room]) continue;
            best[room] = with;
            in[n * width + room] = 1;
        }
    }
    std::size_t room = width - 1;
    saved = best[room];
    for (std::size_t n = worth.size(); n-- > 0;) {
        if (in[n * width + room] == 0) continue;
        ++taken[worth[n]->touch];
        room -= static_cast<std::size_t>(worth[n]->weight);
    }
    return saved;
}

} // namespace

double lagrangian_bound(const subproblem& p, int rounds) {
    const knapsacks k = knapsacks_of(p);
    const double upper = cost_of(p);
    double bound = 0;
    std::vector<double> price;
    for (const movable_touch& t : p.touches) {
        bound += t.choices.front().cost;
        price.push_back(t.choices[t.chosen].cost);
    }
    double step = 1;
    int in_vain = 0;
    std::vector<int> taken(p.touches.size());
    for (int round = 0; round < rounds && upper - bound > 1e-6 * upper; ++round) {
        std::ranges::fill(taken, 0);
        double value = std::accumulate(price.begin(), price.end(), 0.0);
        for (std::size_t slot = 0; slot < p.slots.size(); ++slot)
            value -= best_set(k.items[slot], k.capacity[slot], price, taken);
        for (std::size_t touch = 0; touch < price.size(); ++touch) {
            if (price[touch] <= p.touches[touch].elsewhere) continue;
            value -= price[touch] - p.touches[touch].elsewhere;
            ++taken[touch];
        }
        if (value > bound) {
            bound = value;
            in_vain = 0;
        } else if (++in_vain == 8) {
            step /= 2;
            in_vain = 0;
        }
        double length = 0;
        for (const int t : taken) length += static_cast<double>((1 - t) * (1 - t));
        if (length == 0) break; // each touch has exactly one slot: no prices do better
        const double scale = step * std::max(upper - value, 1e-9 * upper) / length;
        for (std::size_t touch = 0; touch < price.size(); ++touch) price[touch] += scale * (1 - taken[touch]);
    }
    return std::min(bound, upper);
}

} // namespace intouch::plan
