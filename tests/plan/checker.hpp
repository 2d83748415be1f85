// SPDX-License-Identifier: MIT
// Checks the hard limits (lib/README.md, "Places") of an agenda minute by minute. It shares no code with the
// planner, so that a fault of the planner cannot hide here.
#pragma once

#include "core/local_ranges.hpp"
#include "plan/story.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace intouch::test {

class checker {
public:
    checker(const world& w, const plan::agenda& a)
        : w_(w), a_(with_places(a)), told_(a), today_(day_at(w.home, w.moment)) {}

    /// All faults, in words.
    std::vector<std::string> faults() {
        one_each();
        for (const plan::touch& t : a_.touches) {
            if (t.pinned) {
                pin(t);
            } else {
                window(t);
                t.start ? timed(t) : all_day(t);
            }
        }
        one_at_a_time();
        minutes_of_days();
        blocks_tell_the_same();
        bookings();
        order();
        return std::move(faults_);
    }

private:
    /// The agenda with the place of each about touch in view.
    static plan::agenda with_places(plan::agenda a) {
        for (plan::touch& t : a.touches) {
            if (t.firm) continue;
            t.day = t.hidden.day;
            t.start = t.hidden.start;
            if (t.start) t.end = *t.start + t.minutes;
            t.block = t.hidden.block;
        }
        return a;
    }

    void fault(const plan::touch& t, std::string_view what) {
        faults_.push_back(fmt::format("{} {} on {} ({}): {}", t.person, t.channel, print(t.day),
                                      t.start ? print(*t.start, w_.home) : "all-day", what));
    }

    void one_each() {
        std::map<std::string, int> touches; // by owner
        std::set<std::string> uids;
        for (const plan::touch& t : a_.touches) {
            if (!uids.insert(t.uid).second) fault(t, "its UID is another's");
            if (!beside(t)) ++touches[t.owner];
        }
        for (const auto& g : a_.gatherings)
            if (!uids.insert(g.uid).second) faults_.push_back(g.id + ": its UID is another's");
        for (const auto& c : a_.closed)
            if (!uids.insert(c.uid).second)
                faults_.push_back(c.person + ": the UID of a closed round is another's");
        for (const auto& w : a_.warnings) {
            if (w.code != plan::warning_code::unplaced) continue;
            const auto p = w_.roster.people.find(w.person);
            if (p != w_.roster.people.end())
                ++touches[p->second.household.empty() ? p->first : p->second.household];
        }
        std::map<std::string, bool> somebody; // of a household, who is not lost
        for (const auto& [id, p] : w_.roster.people)
            if (!p.household.empty() && !state(id).lost) somebody[p.household] = true;
        std::map<std::string, bool> active; // by owner
        for (const auto& [id, p] : w_.roster.people) {
            const std::string& owner = p.household.empty() ? id : p.household;
            if (somebody[owner] && state(id).lost) continue; // the others are reached
            const bool planned = has_joined(id, owner) && (!paused_for_good(id) || state(owner).pin);
            active[owner] = active[owner] || planned;
        }
        for (const auto& [owner, planned] : active)
            if (touches[owner] != (planned ? 1 : 0))
                faults_.push_back(fmt::format("{} has {} touches", owner, touches[owner]));
    }

    [[nodiscard]] const ledger::person_state& state(const std::string& id) const {
        static const ledger::person_state nothing;
        const auto found = w_.state.people.find(id);
        return found == w_.state.people.end() ? nothing : found->second;
    }
    /// A logged person has joined, and so has the whole household.
    [[nodiscard]] bool has_joined(const std::string& id, const std::string& owner) const {
        const auto spoken_of = [](const ledger::person_state& s) {
            return s.joined || !s.closed.empty() || !s.attempts.empty() || s.pin;
        };
        if (id == owner) return spoken_of(state(id));
        if (spoken_of(state(owner))) return true;
        return std::ranges::any_of(w_.roster.people, [&](const auto& p) {
            return p.second.household == owner && state(p.first).joined;
        });
    }
    [[nodiscard]] bool paused_for_good(const std::string& id) const {
        return std::holds_alternative<std::true_type>(w_.roster.people.at(id).pause) ||
               std::holds_alternative<std::true_type>(state(id).pause);
    }
    [[nodiscard]] static bool beside(const plan::touch& t) {
        return t.kind == plan::touch_kind::promise || t.kind == plan::touch_kind::occasion ||
               t.kind == plan::touch_kind::booking;
    }
    /// The person whose hours and circles bind the touch: in a search the person to ask; none for a booking.
    [[nodiscard]] const roster::person* whose(const plan::touch& t) const {
        if (t.kind == plan::touch_kind::booking) return nullptr;
        if (t.kind == plan::touch_kind::find) return t.ask.empty() ? nullptr : &w_.roster.people.at(t.ask);
        return &w_.roster.people.at(t.person);
    }

    /// Whether the user's word or the calendar gave the day, and whether the touch has it.
    bool given(const plan::touch& t) {
        for (const auto& r : t.reasons) {
            if (r.code == plan::reason_code::promised) {
                if (t.day != *r.date) fault(t, "not on the day of the promise");
                return true;
            }
            if (r.code != plan::reason_code::occasion && r.code != plan::reason_code::occasion_taken)
                continue;
            const date day = std::max(today_, r.span ? *r.date - *r.span : *r.date);
            // A card or a parcel may be made ready in a block of the week up to its day.
            const bool by_post = t.channel == "letter" || t.channel == "gift";
            const bool ready_before = by_post && !t.block.empty() && t.day < day && day < t.day + days(7);
            if (t.day != day && !ready_before) fault(t, "not on the day of the occasion");
            return true;
        }
        return false;
    }

    void pin(const plan::touch& t) {
        if (given(t)) return;
        const auto& pin = state(t.owner).pin;
        if (!pin && t.kind == plan::touch_kind::booking) return; // in time, as no place is
        if (!pin) return fault(t, "pinned by nobody");
        if (t.day != pin->day) fault(t, "not on the day of the pin");
        if (pin->time && t.start != w_.home.to_instant(local_second(pin->day) + *pin->time))
            fault(t, "not at the pinned time");
        if (!pin->time && t.start && t.block.empty())
            fault(t, "a time outside of blocks that nobody asked for");
    }

    [[nodiscard]] bool away(date day) const {
        return std::ranges::any_of(w_.away, [&](const auto& a) { return a.from <= day && day <= a.to; });
    }

    [[nodiscard]] bool as_published(const plan::touch& t) const {
        const auto p = w_.published.find(t.uid);
        return p != w_.published.end() && p->second.day == t.day && p->second.start == t.start;
    }

    void window(const plan::touch& t) {
        if (t.day < t.earliest || t.day < today_) fault(t, "before its earliest day");
        if (away(t.day)) fault(t, "while away");
        const auto person = w_.roster.people.find(t.person);
        if (person != w_.roster.people.end()) {
            const date* until = std::get_if<date>(&person->second.pause);
            if (until != nullptr && t.day < *until) fault(t, "while paused");
        }
        if (t.firm && t.within != (t.earliest <= t.day && t.day <= t.latest)) fault(t, "within is wrong");
    }

    [[nodiscard]] bool lets_in(const roster::block& b, const plan::touch& t) const {
        const auto has = [](const auto& list, const std::string& x) {
            return std::ranges::count(list, x) > 0;
        };
        if (!b.via.empty() && !has(b.via, t.channel)) return false;
        if (b.circles.empty()) return true;
        // A search with nobody to ask has the circles of the lost person.
        const roster::person* p =
            t.kind == plan::touch_kind::find && t.ask.empty() ? &w_.roster.people.at(t.person) : whose(t);
        return p != nullptr &&
               std::ranges::any_of(p->circles, [&](const std::string& c) { return has(b.circles, c); });
    }

    [[nodiscard]] bool reached(const plan::touch& t, instant at) const {
        if (t.kind == plan::touch_kind::find && t.ask.empty()) { // the user searches alone
            const auto calls = w_.settings.channels.find("call");
            const auto here = std::chrono::floor<minutes>(w_.home.to_local(at));
            return calls == w_.settings.channels.end() || !calls->second.hours ||
                   contains({*calls->second.hours}, here);
        }
        const auto found = w_.settings.channels.find(t.channel);
        if (found == w_.settings.channels.end() || !found->second.live || whose(t) == nullptr) return true;
        const roster::channel& channel = found->second;
        const roster::person& p = *whose(t);
        const auto local = std::chrono::floor<minutes>(p.zone.value_or(w_.home).to_local(at));
        return (p.reach.empty() || contains(p.reach, local)) &&
               (!channel.hours || contains({*channel.hours}, local));
    }

    struct span_of_block {
        instant start;
        instant end;
        auto operator<=>(const span_of_block&) const = default;
    };
    /// The touches that begin on that day.
    [[nodiscard]] std::vector<span_of_block> beginning(const roster::block& b, date day) const {
        std::vector<span_of_block> out;
        if (b.from && day < *b.from) return out;
        if (b.every.unit == span_unit::week && b.every.count > 1) {
            const auto monday = [](date d) { return d - (weekday_of(d) - std::chrono::Monday); };
            if ((monday(day) - monday(*b.from)).count() / 7 % b.every.count != 0) return out;
        }
        std::vector<local_range> ranges;
        for (const week_range& r : b.when)
            if (begins_on(r, day)) ranges.push_back({local_minute(day) + r.from, local_minute(day) + r.to});
        std::ranges::sort(ranges);
        for (const local_range& r : ranges) {
            const instant start = w_.home.to_instant(r.from);
            span_of_block s{start, start + (r.to - r.from)};
            if (!out.empty() && s.start < out.back().end) {
                out.back().end = std::max(out.back().end, s.end);
            } else {
                out.push_back(s);
            }
        }
        return out;
    }

    void timed(const plan::touch& t) {
        if (t.block.empty()) return fault(t, "a time without a block");
        if (t.end != *t.start + t.minutes) fault(t, "ends too early or too late");
        const roster::block& b = w_.settings.blocks.at(t.block);
        if (!lets_in(b, t)) fault(t, "a block that is not for it");
        bool inside = false;
        for (const date day : {t.day - days(1), t.day}) {
            if (away(day)) continue;
            for (const auto& s : beginning(b, day))
                inside = inside || (s.start <= *t.start && *t.end <= s.end);
        }
        // Ranges of one block that begin on different days may overlap too; then the union is what counts.
        if (!inside && !spans_overlap(b, t.day)) fault(t, "outside of its block");
        for (instant at = *t.start; at < *t.end; at += minutes(1)) {
            if (!reached(t, at)) {
                fault(t, "out of reach or hours at " + print(at, w_.home));
                break;
            }
        }
        if (*t.start <= w_.moment && !as_published(t)) fault(t, "in the past");
        if (day_at(w_.home, *t.start) != t.day) fault(t, "its day is not that of its start");
    }

    [[nodiscard]] bool spans_overlap(const roster::block& b, date day) const {
        std::vector<span_of_block> all;
        for (date d = day - days(2); d <= day + days(1); d += days(1)) {
            for (const auto& s : beginning(b, d)) all.push_back(s);
        }
        std::ranges::sort(all);
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (all[i].start < all[i - 1].end) return true;
        }
        return false;
    }

    void all_day(const plan::touch& t) {
        if (!w_.settings.days.on.test(weekday_of(t.day).c_encoding())) fault(t, "not a day of [days]");
        const bool noon =
            time_of(std::chrono::floor<minutes>(w_.home.to_local(w_.moment))) >= std::chrono::hours(12);
        if (t.day == today_ && noon && !as_published(t)) fault(t, "new today after noon");
        for (const auto& [id, b] : w_.settings.blocks) {
            if (!lets_in(b, t)) continue;
            // The next occurrence counts too: a touch waits a week for a block rather than have no time.
            const date last = std::max(t.latest, today_) + days(7);
            for (date day = std::max(t.earliest, today_ + days(1)); day <= last; day += days(1)) {
                if (away(day) || away(day + days(1))) continue;
                for (const auto& s : beginning(b, day)) {
                    if (has_run(t, s)) return fault(t, "though block " + id + " accepts it on " + print(day));
                }
            }
        }
    }

    [[nodiscard]] bool has_run(const plan::touch& t, const span_of_block& s) const {
        minutes run(0);
        for (instant at = s.start; at < s.end; at += minutes(1)) {
            run = reached(t, at) ? run + minutes(1) : minutes(0);
            if (run >= t.minutes) return true;
        }
        return false;
    }

    /// One person makes one call at a time, in whatever block; except a pin, which stands against any limit.
    void one_at_a_time() {
        for (const plan::touch& a : a_.touches) {
            if (a.pinned || !a.start) continue;
            for (const plan::touch& b : a_.touches) {
                if (!b.start || b.uid == a.uid || *b.start >= *a.end || *a.start >= *b.end) continue;
                if (!b.pinned) fault(a, "overlaps " + b.person);
                if (b.pinned && !w_.published.contains(a.uid)) fault(a, "new over the pin of " + b.person);
            }
        }
    }

    /// Pins use the minutes of their day too. Only pins and frozen touches may exceed its limit.
    void minutes_of_days() {
        std::map<date, minutes> load;
        std::map<date, minutes> pins;
        for (const plan::touch& t : a_.touches) {
            if (!t.start) (t.pinned ? pins : load)[t.day] += t.minutes;
        }
        for (const plan::touch& t : a_.touches) {
            if (t.pinned || t.start) continue;
            if (t.kind == plan::touch_kind::booking && load[t.day] == t.minutes)
                continue; // pins, and no time
            const bool frozen =
                as_published(t) && w_.home.to_instant(local_second(t.day)) <= w_.moment + w_.settings.freeze;
            const minutes all = load[t.day] + (frozen ? minutes(0) : pins[t.day]);
            if (all > w_.settings.days.limit && all != t.minutes) // one longer than it has the day alone
                fault(t, "the day is over its limit");
        }
    }

    void blocks_tell_the_same() {
        for (const auto& b : a_.blocks) {
            minutes planned(0);
            std::vector<std::string> names;
            for (const plan::touch& t : a_.touches) {
                if (!t.firm || t.block != b.id || *t.start < b.start || *t.end > b.end) continue;
                planned += t.minutes;
                names.push_back(t.person);
                names.insert(names.end(), t.with.begin(), t.with.end());
            }
            if (planned != b.planned)
                faults_.push_back(fmt::format("{} at {}: minutes", b.id, print(b.start)));
            if (std::ranges::is_permutation(names, b.people) && names.size() == b.people.size()) continue;
            faults_.push_back(fmt::format("{} at {}: people", b.id, print(b.start)));
        }
    }

    /// A booking lies before its gathering, unless the user chose the day.
    void bookings() {
        for (const plan::touch& t : a_.touches) {
            if (t.kind != plan::touch_kind::booking || state(t.owner).pin) continue;
            date begins = date::min(); // sorted by day: the last is the next
            for (const auto& g : a_.gatherings) begins = g.id == t.person ? g.day : begins;
            if (t.day >= begins) fault(t, "after its gathering");
        }
    }

    void order() {
        const auto key = [](const plan::touch& t) { return std::tuple(t.day, t.start, t.uid); };
        if (!std::ranges::is_sorted(told_.touches, {}, key)) faults_.emplace_back("touches out of order");
    }

    const world& w_;
    const plan::agenda a_; ///< with the places of about touches
    const plan::agenda& told_;
    date today_;
    std::vector<std::string> faults_;
};

[[nodiscard]] inline std::string faults_of(const world& w, const plan::agenda& a) {
    std::string out;
    for (const std::string& f : checker(w, a).faults()) out += f + "\n";
    return out;
}

} // namespace intouch::test
