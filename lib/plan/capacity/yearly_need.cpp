// SPDX-License-Identifier: MIT
#include "plan/capacity/yearly_need.hpp"

#include "core/digest.hpp"
#include "plan/availability/pause.hpp"
#include "plan/capacity/round_tries.hpp"
#include "plan/capacity/yearly_places.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/demand_channel.hpp"
#include "plan/due/find_lost.hpp"
#include "plan/due/ramp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <ranges>
#include <set>
#include <tuple>

namespace intouch::plan {

namespace {

constexpr std::size_t most_classes = 8;

/// The channels on which the person was not found unreachable. There is one, because the person is not lost.
std::vector<std::string> usable_channels(const party& s) {
    std::vector<std::string> out = s.via();
    if (s.state.unusable.empty()) return out;
    std::erase_if(out,
                  [&](const std::string& id) { return s.state.unusable.contains(failed_detail(s, id)); });
    return out;
}

/// The mean part of the year in which somebody who waits for the ramp is active.
double share_of_waiting(const roster::ramp_settings& ramp, date today, double waiting) {
    double sum = 0;
    double joined = 0;
    const auto before = static_cast<double>(ramp_places(ramp, today));
    for (int week = 1; week <= 52 && joined < waiting; ++week) {
        const double now = static_cast<double>(ramp_places(ramp, today + days(7 * week))) - before;
        const double more = std::min(waiting, now) - joined;
        if (more <= 0) continue;
        joined += more;
        sum += more * (52 - week) / 52;
    }
    return waiting > 0 ? sum / waiting : 0;
}

/// The days of the longest cadence that the party can get from its circle, or from the default: another circle, or
/// another member, may ask for a shorter one.
double longest_cadence(const party& s) {
    double most = std::numeric_limits<double>::infinity();
    const auto look = [&](const roster::person& p) {
        if (const auto every = roster::cadence_beside(p, s.cadence.circle, s.roster, s.settings))
            most = std::min(most, mean_days(*every));
    };
    look(s.person);
    for (const std::string& id : s.with) look(s.roster.people.at(id));
    return most;
}

class counting {
public:
    counting(const plan_input& in, schedule& s)
        : in_(in), schedule_(s), shares_(outcome_shares_of(in)), today_(plan::today(in)) {}

    yearly_need count() {
        add_everybody();
        for (const touch_shape& kind : out_.model.kinds) basis_ += std::to_string(kind.length) + ' ';
        add_what_does_not_stretch();
        const std::vector<std::size_t> groups = groups_in_use();
        out_.model.places = yearly_places(schedule_, groups);
        drop_what_no_place_holds();
        set_gaps();
        set_tries();
        make_classes();
        for (const roster::ladder* ladder :
             {&in_.settings.retry.no_answer, &in_.settings.retry.left_message}) {
            for (const span wait : ladder->after) basis_ += print(wait) + ' ';
            basis_ += std::to_string(static_cast<int>(ladder->then)) + '\n';
        }
        out_.basis = base32(sha256(basis_ + basis_of_places(schedule_)), 26);
        return std::move(out_);
    }

private:
    void add_everybody() {
        std::vector<std::pair<std::size_t, double>> waiting; // for the ramp: their rhythm and share
        each_party(in_, [&](const party& s) {
            const auto paused = pause_of(s.person, s.state);
            if (paused.for_good || is_lost(s) || s.via().empty()) return;
            const std::size_t number = rhythm_of(s);
            const double share = share_of_year(paused);
            if (s.joined)
                out_.model.rhythms[number].people += share;
            else
                waiting.emplace_back(number, share);
        });
        if (in_.settings.ramp) {
            const double active =
                share_of_waiting(*in_.settings.ramp, today_, static_cast<double>(waiting.size()));
            for (const auto& [number, share] : waiting) out_.model.rhythms[number].people += active * share;
        }
        for (const auto& [key, number] : rhythm_numbers_) {
            const auto& [alike, every, circle, at_most] = key;
            basis_ += fmt::format("{}\n{} {} {}\n", *keys_[alike], every, circle,
                                  out_.model.rhythms[number].people);
        }
    }

    /// The part of the year that is not paused.
    [[nodiscard]] double share_of_year(const pause& paused) const {
        if (!paused.until || *paused.until <= today_) return 1;
        return std::max(0.0, 1 - static_cast<double>((*paused.until - today_).count()) / days_a_year);
    }

    std::size_t rhythm_of(const party& s) {
        const std::size_t alike = alike_number(s);
        out_.class_of.emplace_back(s.owner, alike); // the class is known later
        const double at_most = longest_cadence(s);
        const auto key = std::tuple(alike, mean_days(s.every()), s.cadence.circle, at_most);
        const auto [at, fresh] = rhythm_numbers_.try_emplace(key, out_.model.rhythms.size());
        if (fresh) {
            out_.model.rhythms.push_back({.every = std::max(1.0, mean_days(s.every())), .people = 0});
            out_.sources.push_back(
                {.alike = alike,
                 .circle = in_.roster.circles.contains(s.cadence.circle) ? s.cadence.circle : std::string(),
                 .is_default = s.cadence.is_default,
                 .every = s.every(),
                 .at_most = at_most});
        }
        ++people_[alike];
        return at->second;
    }

    std::size_t alike_number(const party& s) {
        alike_people a;
        a.via = usable_channels(s);
        a.circles = s.person.circles;
        a.is_protected = is_protected(s);
        std::string key = a.is_protected ? "!" : "";
        for (const std::string& id : a.via) key += id + '\t';
        key += '\n';
        for (const std::string& id : a.circles) key += id + '\t';
        key += '\n' + (s.person.zone ? s.person.zone->name() : std::string());
        for (const week_range& range : s.person.reach) key += '\n' + print(range);
        const auto [at, fresh] = alike_numbers_.try_emplace(std::move(key), out_.alike.size());
        if (!fresh) return at->second;
        std::vector<std::size_t> groups;
        for (const std::string& id : a.via) {
            demand& sample = a.samples.emplace_back();
            sample.circles = s.person.circles;
            set_channel(sample, in_, s.person, id);
            groups.push_back(schedule_.group_of(sample));
        }
        for (std::size_t channel = 0; channel < groups.size(); ++channel)
            a.kinds.push_back(kind_of(in_whose_place(std::span(groups).subspan(channel))));
        out_.alike.push_back(std::move(a));
        people_.push_back(0);
        minutes_.push_back(0);
        keys_.push_back(&at->first);
        return at->second;
    }

    [[nodiscard]] bool has_block(std::size_t group) {
        return std::ranges::any_of(schedule_.group_at(group).timelines,
                                   [&](std::size_t block) { return schedule_.often_accepts(group, block); });
    }

    /// Where no block suits the hours of a channel, its touch goes to the next channel that a block suits. `groups`: of
    /// the channel and those after it.
    [[nodiscard]] std::size_t in_whose_place(std::span<const std::size_t> groups) {
        const auto& refused = schedule_.group_at(groups.front()).refused;
        const bool let_in =
            std::ranges::any_of(refused, [](const auto& r) { return r.second != refusal::too_short; });
        if (has_block(groups.front()) || !let_in) return groups.front();
        const auto next = std::ranges::find_if(groups, [&](std::size_t g) { return has_block(g); });
        return next == groups.end() ? groups.front() : *next;
    }

    std::size_t kind_of(std::size_t group) {
        const auto& g = schedule_.group_at(group);
        touch_shape shape{.accepted = g.timelines, .length = static_cast<int>(g.length.count())};
        // Where clocks change on different days, a block may suit for two weeks of the year. No rhythm lives on that.
        std::erase_if(shape.accepted,
                      [&](std::size_t block) { return !schedule_.often_accepts(group, block); });
        if (shape.accepted.empty()) {
            shape.accepted = {schedule_.days_timeline()};
            shape.length = std::min(shape.length, static_cast<int>(schedule_.daily_limit().count()));
        }
        shape.length = std::max(shape.length, 1);
        const auto [at, fresh] = kind_numbers_.try_emplace(shape, out_.model.kinds.size());
        if (fresh) {
            out_.model.kinds.push_back(shape);
            groups_of_kind_.emplace_back();
        }
        auto& groups = groups_of_kind_[at->second];
        if (std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
        return at->second;
    }

    /// Open intro steps, promises, occasions and bookings are one touch each.
    void add_what_does_not_stretch() {
        std::map<std::size_t, double> counts;
        std::map<std::size_t, std::size_t> kinds; // by group
        const auto kind_once = [&](std::size_t group) {
            const auto [at, fresh] = kinds.try_emplace(group, 0);
            if (fresh) at->second = kind_of(group);
            return at->second;
        };
        for (std::size_t index = 0; index < schedule_.size(); ++index) {
            using enum touch_kind;
            const touch_kind kind = schedule_.demand_at(index).kind;
            if (kind == cadence || kind == retry || kind == find) continue;
            ++counts[kind_once(schedule_.group_number(index))];
        }
        const date since = today_ - days(static_cast<int>(days_a_year));
        const instant oldest = in_.moment - days(static_cast<int>(days_a_year) + 1);
        double promised = 0;
        for (const auto& [id, state] : in_.state.people) {
            for (const ledger::entry& e : state.history | std::views::reverse) {
                if (e.at < oldest) break;
                promised += e.kind == ledger::entry_kind::promised && e.on.day >= since ? 1 : 0;
            }
            promised -= static_cast<double>(state.promises.size()); // these are counted
        }
        // Promises that are still to come: whose they are is not known, so the first people stand for all.
        if (promised > 0 && !out_.alike.empty()) counts[out_.alike.front().kinds.front()] += promised;
        out_.model.others.assign(counts.begin(), counts.end());
    }

    [[nodiscard]] std::vector<std::size_t> groups_in_use() const {
        std::vector<std::size_t> out;
        for (const auto& groups : groups_of_kind_) out.insert(out.end(), groups.begin(), groups.end());
        std::ranges::sort(out);
        return out;
    }

    /// A touch that is too long for every place is no want of time: it is told as a touch without a place.
    void drop_what_no_place_holds() {
        for (touch_shape& kind : out_.model.kinds) {
            std::erase_if(kind.accepted, [&](std::size_t block) {
                return std::ranges::none_of(out_.model.places[block],
                                            [&](const bin& b) { return b.room >= kind.length; });
            });
        }
        std::erase_if(out_.model.others,
                      [&](const auto& other) { return out_.model.kinds[other.first].accepted.empty(); });
    }

    void set_gaps() {
        for (alike_people& a : out_.alike)
            a.gap = gap_between(out_.model, a.kinds, schedule_.days_timeline());
    }

    void set_tries() {
        double live = 0;
        double contacts = 0;
        for (std::size_t i = 0; i < out_.model.rhythms.size(); ++i) {
            rhythm& r = out_.model.rhythms[i];
            const alike_people& a = out_.alike[out_.sources[i].alike];
            const round_tries tries = round_tries_of(a.via, shares_, in_.settings, r.every);
            const double touches = tries.all_touches();
            const double missed = shares_.missed / (1 - shares_.missed);
            out_.sources[i].tries_again = touches - 1;
            r.delay = tries.waits + (touches - 1) * a.gap / 2 + touches * missed;
            r.contacts = tries.contacts;
            const double rounds = r.people * 7 / days_between(r, 1);
            for (std::size_t channel = 0; channel < a.via.size(); ++channel) {
                if (out_.model.kinds[a.kinds[channel]].accepted.empty()) continue;
                const double each = tries.touches[channel] * (1 + missed);
                r.touches.emplace_back(a.kinds[channel], each);
                out_.sources[i].channels.push_back(channel);
                const double minutes = rounds * each * out_.model.kinds[a.kinds[channel]].length;
                out_.by_channel[a.via[channel]] += minutes;
                for (const std::string& circle : a.circles) out_.by_circle[circle] += minutes;
                minutes_[out_.sources[i].alike] += minutes;
            }
            if (channel_of(in_.settings, a.via.front()).live) {
                live += r.people * touches * (1 + missed);
                contacts += r.people * r.contacts;
            }
        }
        if (contacts > 0) out_.tries = live / contacts;
    }

    void make_classes() {
        struct made {
            ledger::class_pace key;
            double minutes = 0;
            std::vector<std::size_t> alike;
        };
        std::map<std::tuple<bool, std::vector<std::string>, std::vector<std::size_t>>, made> all;
        for (std::size_t i = 0; i < out_.alike.size(); ++i) {
            const alike_people& a = out_.alike[i];
            const auto blocks = a.is_protected
                                    ? std::vector<std::size_t>()
                                    : blocks_accepting(out_.model, a.kinds, schedule_.days_timeline());
            made& m = all[{a.is_protected, a.is_protected ? std::vector<std::string>() : a.via, blocks}];
            m.key.protected_people = a.is_protected;
            if (!a.is_protected) {
                m.key.via = a.via;
                m.key.blocks.clear();
                for (const std::size_t block : blocks) m.key.blocks.push_back(schedule_.block(block).id);
            }
            m.key.people += people_[i];
            m.minutes += minutes_[i];
            m.alike.push_back(i);
        }
        std::vector<made> order;
        for (auto& [key, m] : all) order.push_back(std::move(m));
        std::ranges::sort(order, {}, [](const made& m) {
            return std::tuple(!m.key.protected_people, -m.minutes, m.alike.front());
        });
        for (made& m : order) {
            if (out_.classes.size() == most_classes) { // the rest is one
                ledger::class_pace& rest = out_.classes.back();
                rest.people += m.key.people;
                rest.others = true;
                rest.via.clear();
                rest.blocks.clear();
            } else {
                out_.classes.push_back(std::move(m.key));
                out_.model.is_protected.push_back(out_.classes.back().protected_people);
            }
            for (const std::size_t i : m.alike) out_.alike[i].number = out_.classes.size() - 1;
        }
        for (std::size_t i = 0; i < out_.model.rhythms.size(); ++i)
            out_.model.rhythms[i].number = out_.alike[out_.sources[i].alike].number;
        for (auto& [owner, number] : out_.class_of) number = out_.alike[number].number;
        std::ranges::sort(out_.class_of);
    }

    using rhythm_key = std::tuple<std::size_t, double, std::string, double>;
    const plan_input& in_;
    schedule& schedule_;
    outcome_shares shares_;
    date today_;
    yearly_need out_;
    std::string basis_;
    std::map<std::string, std::size_t> alike_numbers_;
    std::map<rhythm_key, std::size_t> rhythm_numbers_;
    std::map<touch_shape, std::size_t> kind_numbers_;
    std::vector<std::vector<std::size_t>> groups_of_kind_;
    std::vector<int> people_;              // by number of alike people
    std::vector<double> minutes_;          // a week, by number of alike people
    std::vector<const std::string*> keys_; // likewise
};

} // namespace

std::optional<std::size_t> class_of(const yearly_need& need, const std::string& owner) {
    const auto own =
        std::ranges::lower_bound(need.class_of, owner, {}, &std::pair<std::string, std::size_t>::first);
    if (own == need.class_of.end() || own->first != owner) return std::nullopt;
    return own->second;
}

std::vector<std::size_t> blocks_accepting(const yearly_model& m, std::span<const std::size_t> kinds,
                                          std::size_t days_timeline) {
    std::set<std::size_t> blocks;
    for (const std::size_t kind : kinds)
        blocks.insert(m.kinds[kind].accepted.begin(), m.kinds[kind].accepted.end());
    blocks.erase(days_timeline);
    return {blocks.begin(), blocks.end()};
}

double gap_between(const yearly_model& m, std::span<const std::size_t> kinds, std::size_t days_timeline) {
    constexpr double longest = 28;
    auto blocks = blocks_accepting(m, kinds, days_timeline);
    if (blocks.empty()) blocks.push_back(days_timeline);
    double occurrences = 0;
    for (const std::size_t block : blocks) {
        for (const bin& b : m.places[block]) occurrences += b.count;
    }
    return occurrences > 0 ? std::min(longest, days_a_year / occurrences) : longest;
}

yearly_need yearly_need_of(const plan_input& in, schedule& s) { return counting(in, s).count(); }

} // namespace intouch::plan
