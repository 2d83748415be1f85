// SPDX-License-Identifier: MIT
#include "plan/capacity/packing.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace intouch::plan {

namespace {

constexpr double rounding = 1e-9;

void add(std::vector<bin>& to, int room, double count) {
    const auto at = std::ranges::lower_bound(to, room, {}, &bin::room);
    if (at != to.end() && at->room == room)
        at->count += count;
    else
        to.insert(at, {room, count});
}

/// How many parcels each block accepts.
std::vector<int> takers_of(std::span<const parcel> parcels, std::size_t blocks) {
    std::vector<int> takers(blocks);
    for (const parcel& p : parcels)
        for (const std::size_t block : p.accepted) ++takers[block];
    return takers;
}

/// The least room that holds the parcel; of equals, the block that the fewest others can use. Null when there is none.
std::vector<bin>* best_block(const parcel& p, bins& places, std::span<const int> takers, std::size_t& at) {
    std::vector<bin>* best = nullptr;
    std::pair<int, int> least;
    for (const std::size_t block : p.accepted) {
        auto& own = places[block];
        auto fits = std::ranges::lower_bound(own, p.length, {}, &bin::room);
        while (fits != own.end() && fits->count <= rounding) ++fits;
        if (fits == own.end()) continue;
        const std::pair rank(fits->room, takers[block]);
        if (best != nullptr && rank >= least) continue;
        best = &own;
        least = rank;
        at = static_cast<std::size_t>(fits - own.begin());
    }
    return best;
}

} // namespace

double minutes_of(const std::vector<bin>& places) {
    return std::accumulate(places.begin(), places.end(), 0.0,
                           [](double sum, const bin& b) { return sum + b.room * b.count; });
}

double pack(std::span<const parcel> parcels, bins& places) {
    for (auto& block : places) std::ranges::sort(block, {}, &bin::room);
    std::vector<const parcel*> order;
    for (const parcel& p : parcels) order.push_back(&p);
    std::ranges::sort(order, {}, [](const parcel* p) {
        return std::tuple(-p->length, p->accepted.size(), p); // the last: as they came
    });
    const auto takers = takers_of(parcels, places.size());
    double left_over = 0;
    for (const parcel* p : order) {
        double left = p->count;
        while (left > rounding) {
            std::size_t at = 0;
            std::vector<bin>* block = best_block(*p, places, takers, at);
            if (block == nullptr) {
                left_over += left * p->length;
                break;
            }
            // The next touch of the kind fits best into the same place, until that place is full.
            const bin full = (*block)[at];
            const int each = full.room / p->length;
            const double used = std::min(full.count, left / each);
            (*block)[at].count -= used;
            left -= used * each;
            add(*block, full.room - each * p->length, used);
        }
    }
    return left_over;
}

} // namespace intouch::plan
