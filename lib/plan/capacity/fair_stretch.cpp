// SPDX-License-Identifier: MIT
#include "plan/capacity/fair_stretch.hpp"

#include <algorithm>
#include <cmath>

namespace intouch::plan {

namespace {

constexpr double least_stretch = 0.05;
constexpr double alone = 0.93;
constexpr double share_of_protected = 0.75;
/// So much may be left over: half a touch of five minutes.
constexpr double tolerated = 2.5;
constexpr int halvings = 16;

/// The touches of the protected rhythms or of the others, by kind; `also_others`: and what does not stretch.
std::vector<parcel> parcels_of(const yearly_model& m, std::span<const double> stretches, bool of_protected,
                               bool also_others) {
    std::vector<double> counts(m.kinds.size());
    for (const rhythm& r : m.rhythms) {
        if (m.is_protected[r.number] != of_protected) continue;
        const double rounds = r.people * days_a_year / std::max(1.0, days_between(r, stretches[r.number]));
        for (const auto& [kind, touches] : r.touches) counts[kind] += rounds * touches;
    }
    if (also_others) {
        for (const auto& [kind, touches] : m.others) counts[kind] += touches;
    }
    std::vector<parcel> out;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
        if (counts[kind] > 0) out.push_back({m.kinds[kind].accepted, m.kinds[kind].length, counts[kind]});
    }
    return out;
}

/// The least stretch between `least_stretch` and `high` that is enough; `high` when nothing less is.
template <class Enough> double least_that(double high, const Enough& enough) {
    double below = least_stretch;
    if (enough(below)) return below;
    for (int i = 0; i < halvings; ++i) {
        const double middle = std::sqrt(high * below);
        (enough(middle) ? high : below) = middle;
    }
    return high;
}

/// The minutes of protected people that find no place in their share of all places. Where nobody else wants any, all
/// are theirs.
double protected_left_over(const yearly_model& m, double stretch) {
    bins places = m.places;
    const bool alone_here = std::ranges::find(m.is_protected, false) == m.is_protected.end();
    for (auto& block : places) {
        for (bin& b : block) b.count *= alone_here ? 1 : share_of_protected;
    }
    return pack(parcels_of(m, std::vector<double>(m.is_protected.size(), stretch), true, false), places);
}

class fairness {
public:
    explicit fairness(const yearly_model& m) : model_(m), now_(m.is_protected.size(), 1.0) {}

    std::vector<double> find() {
        const double of_protected = protected_fit(model_) ? 1 : least_that(most_stretch, [&](double s) {
            return protected_left_over(model_, s) <= tolerated;
        });
        std::vector<std::size_t> falling;
        for (std::size_t k = 0; k < now_.size(); ++k) {
            now_[k] = model_.is_protected[k] ? of_protected : most_stretch;
            if (!model_.is_protected[k]) falling.push_back(k);
        }
        while (!falling.empty()) {
            const double least =
                least_that(now_[falling.front()], [&](double s) { return fits_with(falling, s); });
            for (const std::size_t k : falling) now_[k] = least;
            if (least <= least_stretch || least >= most_stretch) break;
            std::erase_if(falling, [&](std::size_t k) { return !fits_with({&k, 1}, least * alone); });
        }
        return now_;
    }

private:
    [[nodiscard]] bool fits_with(std::span<const std::size_t> some, double stretch) {
        std::vector<double> tried = now_;
        for (const std::size_t k : some) tried[k] = stretch;
        return fits(model_, tried);
    }

    const yearly_model& model_;
    std::vector<double> now_;
};

} // namespace

bool protected_fit(const yearly_model& m) { return protected_left_over(m, 1) <= tolerated; }

std::vector<double> fair_stretches(const yearly_model& m) { return fairness(m).find(); }

bool fits(const yearly_model& m, std::span<const double> stretches) {
    bins left = m.places;
    // What does not stretch comes first. No stretch makes more of it fit, so what is left over does not count.
    (void)pack(parcels_of(m, stretches, true, true), left);
    return pack(parcels_of(m, stretches, false, false), left) <= tolerated;
}

} // namespace intouch::plan
