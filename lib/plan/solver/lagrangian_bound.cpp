// SPDX-License-Identifier: MIT
// A lower bound by Lagrangian relaxation (Fisher 1981; of the assignment problem with minutes, Jörnsten and
// Näsberg 1986): that everybody stands exactly once is priced instead of kept. At prices u each bin alone
// takes the set that saves most, a knapsack; u rises for who was taken by no bin and falls for who was taken
// by several. Every u gives a bound, and unlike that of the linear relaxation it knows that a 60-minute block
// holds two calls of 25, not 2.4. The order inside a block, and the others of the roster, are left out, which
// only lowers it.
#include "plan/solver/neighbourhood_search.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace intouch::plan {

namespace {

struct item {
    std::size_t who = 0;
    double cost = 0;
    int weight = 0;
};

/// The bins as knapsacks, in units that all minutes share.
struct knapsacks {
    std::vector<std::vector<item>> items; // by bin
    std::vector<int> capacity;
};

knapsacks knapsacks_of(const contest& c) {
    knapsacks out{.items = std::vector<std::vector<item>>(c.bins.size()), .capacity = {}};
    int unit = 0;
    for (const contestant& p : c.people) {
        for (const choice& o : p.choices) unit = std::gcd(unit, o.minutes);
    }
    unit = std::max(unit, 1);
    for (const contested_bin& b : c.bins)
        out.capacity.push_back(std::max(0, b.capacity - b.used_by_stay) / unit);
    for (std::size_t who = 0; who < c.people.size(); ++who) {
        for (const choice& o : c.people[who].choices) {
            std::vector<item>& items = out.items[o.bin];
            const int weight = o.minutes / unit;
            if (weight > out.capacity[o.bin]) continue;
            // Of the two days of a bin across midnight the cheaper comes first.
            if (!items.empty() && items.back().who == who) continue;
            items.push_back({who, o.cost, weight});
        }
    }
    return out;
}

/// The most that a set of items saves within the capacity; counts in `taken` who is in it.
double best_set(const std::vector<item>& items, int capacity, const std::vector<double>& price,
                std::vector<int>& taken) {
    std::vector<const item*> worth;
    int all = 0;
    for (const item& i : items) {
        if (price[i.who] <= i.cost) continue;
        worth.push_back(&i);
        all += i.weight;
    }
    double saved = 0;
    if (all <= capacity) {
        for (const item* i : worth) {
            saved += price[i->who] - i->cost;
            ++taken[i->who];
        }
        return saved;
    }
    const auto width = static_cast<std::size_t>(capacity) + 1;
    std::vector<double> best(width);
    std::vector<char> in(worth.size() * width);
    for (std::size_t n = 0; n < worth.size(); ++n) {
        const double gain = price[worth[n]->who] - worth[n]->cost;
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
        ++taken[worth[n]->who];
        room -= static_cast<std::size_t>(worth[n]->weight);
    }
    return saved;
}

} // namespace

double lower_bound(const contest& c, int rounds) {
    const knapsacks k = knapsacks_of(c);
    const double upper = cost_of(c);
    double bound = 0;
    std::vector<double> price;
    for (const contestant& p : c.people) {
        bound += p.choices.front().cost;
        price.push_back(p.choices[p.at].cost);
    }
    double step = 1;
    int idle = 0;
    std::vector<int> taken(c.people.size());
    for (int round = 0; round < rounds && upper - bound > 1e-6 * upper; ++round) {
        std::ranges::fill(taken, 0);
        double value = std::accumulate(price.begin(), price.end(), 0.0);
        for (std::size_t bin = 0; bin < c.bins.size(); ++bin)
            value -= best_set(k.items[bin], k.capacity[bin], price, taken);
        for (std::size_t who = 0; who < price.size(); ++who) {
            if (price[who] <= c.people[who].elsewhere) continue;
            value -= price[who] - c.people[who].elsewhere;
            ++taken[who];
        }
        if (value > bound) {
            bound = value;
            idle = 0;
        } else if (++idle == 8) {
            step /= 2;
            idle = 0;
        }
        double length = 0;
        for (const int t : taken) length += static_cast<double>((1 - t) * (1 - t));
        if (length == 0) break; // everybody exactly once: as good as prices can be
        const double scale = step * std::max(upper - value, 1e-9 * upper) / length;
        for (std::size_t who = 0; who < price.size(); ++who) price[who] += scale * (1 - taken[who]);
    }
    return std::min(bound, upper);
}

} // namespace intouch::plan
