// SPDX-License-Identifier: MIT
#include "plan/telling/fill.hpp"

#include "plan/solver/fit.hpp"
#include "plan/solver/keep_published.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace intouch::plan {

namespace {

constexpr days near_days{7};
constexpr minutes longest{60};

class filler {
public:
    filler(schedule& s, bool first, std::vector<telling>& told) : schedule_(s), first_(first), told_(told) {
        for (std::size_t index = 0; index < s.size(); ++index) {
            if (!s.placed(index)) continue;
            if (may_be_drawn(index))
                waiting_.push_back(index);
            else
                others_.emplace(s.demand_at(index).person, s.where(index).day);
        }
    }

    void run() {
        const date until = schedule_.today() + fill_ahead(first_);
        for (date day = schedule_.today() + days(first_ ? 0 : 1); day <= until && !waiting_.empty();
             day += days(1)) {
            sort_for(day);
            for (const slot_id id : slots_on(day)) fill_slot(id, day);
        }
    }

private:
    [[nodiscard]] bool may_be_drawn(std::size_t index) const {
        const demand& d = schedule_.demand_at(index);
        return told_[index].about && !told_[index].drawn_in && d.length <= longest && d.channel != "visit" &&
               d.channel != "gift";
    }

    /// The touches that may come on `day`, the one that is drawn forward least first.
    void sort_for(date day) {
        order_.clear();
        for (const std::size_t index : waiting_) {
            const demand& d = schedule_.demand_at(index);
            const date first = d.pace > 1 ? d.earliest : std::max(d.earliest, d.own_ideal);
            if (!told_[index].about || day < first || has_another(d, day)) continue;
            const auto forward = static_cast<double>((schedule_.where(index).day - day).count());
            if (forward > 0) order_.emplace_back(forward / d.interval, schedule_.tie(index), index);
        }
        std::ranges::sort(order_);
    }
    [[nodiscard]] bool has_another(const demand& d, date day) const {
        if (d.birthday && *d.birthday - near_days <= day && day <= *d.birthday + near_days) return true;
        const auto [from, to] = others_.equal_range(d.person);
        return std::any_of(from, to, [&](const auto& other) {
            return other.second - near_days <= day && day <= other.second + near_days;
        });
    }

    /// The slots in which a touch can begin on that day, by start. The first plan disturbs nobody in the freeze.
    [[nodiscard]] std::vector<slot_id> slots_on(date day) const {
        std::vector<std::tuple<instant, slot_id>> found;
        for (std::size_t timeline = 0; timeline < schedule_.timelines().size(); ++timeline) {
            const plan::timeline& line = schedule_.timelines()[timeline];
            for (std::size_t i = line.from_day(day - days(1)); i < line.size() && line[i].day <= day; ++i) {
                const bool begins = line[i].day == day || line[i].crosses_midnight();
                if (begins && line[i].capacity > 0 && (first_ || line[i].start > schedule_.freeze_ends()))
                    found.emplace_back(line[i].start, slot_id{timeline, i});
            }
        }
        std::ranges::sort(found);
        std::vector<slot_id> out;
        for (const auto& [start, id] : found) out.push_back(id);
        return out;
    }

    void fill_slot(slot_id id, date day) {
        for (const auto& [forward, tie, index] : order_) {
            if (schedule_.room(id) <= 0) return;
            if (!told_[index].about || !schedule_.accepts(index, id.timeline) ||
                schedule_.room(id) < schedule_.minutes_needed(index) || !schedule_.open(index, id))
                continue;
            const auto arranged = fit(schedule_, index, id, true, schedule_.on_day(id, day));
            if (!arranged) continue;
            schedule_.leave(index);
            schedule_.take(index, id, *arranged);
            telling& t = told_[index];
            t.about = false;
            t.told = schedule_.where(index).day;
            t.drawn_in = schedule_.today();
            const days ahead = fixed_ahead(schedule_.demand_at(index).length, schedule_.freeze());
            if (t.told <= schedule_.today() + ahead) t.fixed_since = schedule_.today();
        }
    }

    schedule& schedule_;
    bool first_;
    std::vector<telling>& told_;
    std::vector<std::size_t> waiting_;
    std::multimap<std::string_view, date> others_; // days of touches that stay, by person
    std::vector<std::tuple<double, std::uint64_t, std::size_t>> order_;
};

} // namespace

days fill_ahead(bool first) { return first ? days(14) : days(3); }

void fill(schedule& s, bool first, std::vector<telling>& told) { filler(s, first, told).run(); }

} // namespace intouch::plan
