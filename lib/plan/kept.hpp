// SPDX-License-Identifier: MIT
// What a planner keeps from one plan to the next.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/availability/busy_times.hpp"
#include "plan/capacity/weekly_need.hpp"
#include "plan/due/demand.hpp"
#include "plan/planner.hpp"
#include "plan/solver/schedule.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace intouch::plan {

struct planner::kept {
    explicit kept(const plan_input& in);
    /// `only` this once: what the agenda takes over need not be kept.
    void plan(const plan_input& in, bool only);
    /// False, and nothing was changed, when this needs a plan from nothing.
    [[nodiscard]] bool replan(const plan_input& in, const news& since);

    // The board refers to these, so they are copies.
    roster::settings settings;
    std::vector<away_span> spans;
    away_days away;
    std::vector<busy_span> appointments;
    busy_times busy;
    time_zone zone;
    std::string instance;
    bool has_store;
    instant moment;
    date horizon;

    std::vector<demand> wanted;
    std::optional<board> places;
    std::optional<rates> needs;
    std::vector<bool> anew;         ///< by who: wants something new, in the last replan
    std::vector<std::uint8_t> late; ///< by who: later than wished
    std::map<std::string, std::vector<warning>, std::less<>> said{}; ///< by person, of the demands
    agenda shown;
    plan_report report;
    retold told_anew{};     ///< in the last replan
    bool unsettled = false; ///< the same plan again might move somebody

private:
    using whole = std::set<std::string>;
    /// One part of what is to be done again.
    struct part {
        std::vector<std::size_t> before; ///< who, of the demands as they were
        std::vector<demand> now;
        std::vector<std::size_t> same; ///< of each of `now`: who it was, if nothing changed
        std::vector<warning> warnings;
    };
    /// A place of which the agenda may say something else now.
    struct changed_place {
        board::bin_id at;
        bool begun = false;
        bool frozen = false; ///< from now on
    };
    class listeners;

    [[nodiscard]] bool same_ground(const plan_input& in, const news& since) const;
    [[nodiscard]] whole concerned(const plan_input& in, const news& since) const;
    [[nodiscard]] part wanted_anew(const plan_input& in, const whole& people) const;
    using shares = std::vector<std::pair<std::string, rate>>;
    [[nodiscard]] shares shares_of(std::span<const std::size_t> people) const;
    [[nodiscard]] std::vector<std::size_t> settle();
    [[nodiscard]] std::vector<std::size_t> put_in(const plan_input& in, part& p);
    void count_again(const plan_input& in, const whole& people);
    [[nodiscard]] std::vector<changed_place> begun_since(instant later);
    [[nodiscard]] std::vector<std::size_t> to_tell_again(const std::vector<std::size_t>& fresh,
                                                         const std::vector<std::size_t>& newly,
                                                         std::vector<changed_place> changed);
    void say(std::vector<warning> about_demands);
    /// Where a touch was in the agenda.
    struct touch_place {
        date day;
        std::optional<instant> start;
        std::string uid;
        [[nodiscard]] auto order() const { return std::tuple(day, start, std::string_view(uid)); }
    };
    void tell_touches(const std::vector<std::size_t>& again, std::vector<touch_place> out);
    void tell_blocks();
    void tell_occasions(const plan_input& in, const whole& people);
    void tell_closed(const plan_input& in, const whole& people);
    void tell_warnings(const plan_input& in, whole people, const std::vector<std::size_t>& again);
    void warn_of_all();
    [[nodiscard]] std::vector<warning> warnings_of(std::size_t who);
    [[nodiscard]] double pressure() const;
    [[nodiscard]] std::size_t moved() const;
};

} // namespace intouch::plan
