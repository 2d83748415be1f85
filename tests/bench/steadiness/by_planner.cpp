// SPDX-License-Identifier: MIT
#include "bench/steadiness/by_planner.hpp"

#include "bench/steadiness/room.hpp"
#include "bench/steadiness/told.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace intouch::bench {

namespace {

using ledger::entry_kind;

class life {
public:
    life(const scenario& s, setting here) : s_(s), here_(std::move(here)), w_(here_.world) {
        t_.first = day_at(w_.home, w_.moment);
        t_.end = t_.first + length_of(s);
        t_.stretch = here_.stretch;
        for (const auto* p : those_who_speak(w_.roster)) know(*p, t_.first);
    }

    trace live() {
        for (date day = t_.first; day < t_.end; day += days(1)) {
            begin(day);
            clock(day, std::chrono::hours(6));
            for (const event& e : events_of(s_, day, w_)) happen(e, day);
            if (s_.logs && !ignored(s_.seed, s_.chance, day)) touches_of(day);
        }
        return std::move(t_);
    }

private:
    void clock(date day, minutes time) { w_.moment = w_.home.to_instant(local_second(day) + time); }
    [[nodiscard]] std::string owner_of(const std::string& person) const {
        const auto p = w_.roster.people.find(person);
        return p == w_.roster.people.end() || p->second.household.empty() ? person : p->second.household;
    }
    void know(const roster::person& p, date from) {
        t_.people.emplace(owner_of(p.id),
                          life_of_person{.every = every_of(w_, p),
                                         .is_protected = here_.protected_people.contains(p.id),
                                         .from = from});
    }
    [[nodiscard]] plan::plan_input input() const {
        auto in = w_.input();
        in.busy = busy_;
        return in;
    }

    // The plan, and what it tells.

    void replan(cause why, const std::set<std::string>& concerned, int missed = 0) {
        agenda_ = plan::plan(input());
        w_.published = plan::to_publish(agenda_);
        w_.pace = agenda_.pace;
        const date today = day_at(w_.home, w_.moment);
        planning now{.on = today,
                     .why = why,
                     .missed = missed,
                     .contacts_a_year = agenda_.capacity.possible,
                     .is_short = agenda_.capacity.is_short,
                     .pace = pace_of(agenda_)};
        std::map<std::string, told> after;
        for (const plan::touch& t : agenda_.touches) {
            const told is = told_of(t);
            if (!is.firm && is.day <= today + days(7)) ++now.about_within_week;
            const auto was = told_.find(t.uid);
            const bool passed = was != told_.end() && was->second.day < today; // its own day went by
            tell(t, is, today, passed || concerned.contains(t.owner));
            after.emplace(t.uid, is);
        }
        told_ = std::move(after);
        t_.plannings.push_back(now);
    }
    void tell(const plan::touch& t, const told& is, date today, bool own) {
        const auto was = told_.find(t.uid);
        if (was != told_.end() && was->second == is) return;
        telling one{.planning = t_.plannings.size(),
                    .uid = t.uid,
                    .owner = t.owner,
                    .before = {},
                    .now = is,
                    .own = own,
                    .first_touch = t.kind == plan::touch_kind::cadence && t.attempt == 1};
        if (was != told_.end()) {
            one.before = was->second;
            one.fill = t.drawn_in == today;
        }
        t_.tellings.push_back(std::move(one));
    }

    // What happens.

    void begin(date day) {
        clock(day, minutes(0));
        if (s_.blocks_after_a_year != 1 && day == t_.first + days(365)) resize_blocks();
        std::set<std::string> concerned;
        const auto missed = record::record_missed(input(), w_.ids());
        for (const auto& e : missed) concerned.insert(owner_of(e.person));
        const auto count = std::ranges::count(missed, entry_kind::missed, &ledger::entry::kind);
        w_.append(missed);
        w_.join();
        replan(day == t_.first ? cause::start
               : count == 0    ? cause::new_day
                               : cause::missed,
               concerned, static_cast<int>(count));
    }
    void resize_blocks() {
        const auto resized = [&](minutes m) {
            return minutes(static_cast<int>(static_cast<double>(m.count()) * s_.blocks_after_a_year));
        };
        for (auto& [id, b] : w_.settings.blocks)
            for (week_range& range : b.when) range.to = range.from + resized(range.to - range.from);
        w_.settings.days.limit = resized(w_.settings.days.limit);
    }

    void happen(const event& e, date day) {
        switch (e.what) {
        case happening::called_us:
            w_.log({.person = e.person, .outcome = entry_kind::they_reached_out, .channel = "call"});
            t_.tries.push_back({.on = day, .uid = {}, .owner = owner_of(e.person), .contact = true});
            return replan(cause::logged, {owner_of(e.person)});
        case happening::moved:
            edit(record::record_move(input(), {.person = e.person}, {day + days(e.days), {}}, {}, w_.ids()));
            return replan(cause::edited, {owner_of(e.person)});
        case happening::promised:
            edit(record::record_promise(input(), e.person, {{day + days(e.days), {}}, "the article"}, {},
                                        w_.ids()));
            return replan(cause::edited, {owner_of(e.person)});
        case happening::joined: {
            auto p = newcomer(newcomers_++, *w_.roster.people.begin()->second.cadence.every);
            const auto id = p.id;
            know(p, day);
            w_.roster.people.emplace(id, std::move(p));
            w_.roster.circles["friends"].id = "friends";
            w_.join();
            return replan(cause::edited, {id});
        }
        case happening::holiday:
            w_.away.push_back({day + days(e.days), day + days(e.days + e.length - 1), "holiday"});
            return replan(cause::edited, {});
        case happening::appointment:
            return appoint(day + days(e.days), minutes(e.length));
        }
    }
    /// An entry that `record` refuses is left out: a move, for example, of somebody who has no touch.
    void edit(const result<std::vector<ledger::entry>>& made) {
        if (made) w_.append(*made);
    }
    /// An appointment from the beginning of each block of that day.
    void appoint(date day, minutes length) {
        for (const slot& s : room_.on(day)) {
            if (s.block == nullptr) continue;
            for (const week_range& range : s.block->when) {
                const instant from = w_.home.to_instant(local_second(day) + range.from);
                busy_.push_back({.from = from, .to = from + length, .source = "work"});
            }
        }
        std::ranges::sort(busy_, {}, [](const auto& b) { return std::pair(b.from, b.to); });
        replan(cause::edited, {});
    }

    // Tries.

    void touches_of(date day) {
        std::set<std::string> done;
        while (true) {
            const auto next = std::ranges::find_if(agenda_.touches, [&](const plan::touch& t) {
                return t.day == day && told_of(t).firm && !done.contains(t.uid);
            });
            if (next == agenda_.touches.end()) return;
            // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): the agenda is made again below
            const plan::touch t = *next;
            done.insert(t.uid);
            const instant begins =
                t.start.value_or(w_.home.to_instant(local_second(day) + std::chrono::hours(12)));
            w_.moment = std::max(w_.moment, begins + t.minutes);
            attempt(t, day);
        }
    }
    void attempt(const plan::touch& t, date day) {
        entry_kind outcome = entry_kind::sent;
        if (w_.settings.channels.at(t.channel).live) {
            const answer a = answer_of(s_.seed, s_.chance, t.owner, tries_[t.owner]++);
            outcome = a == answer::reached     ? entry_kind::reached
                      : a == answer::no_answer ? entry_kind::no_answer
                                               : entry_kind::left_message;
        }
        const bool retry = t.kind == plan::touch_kind::retry;
        const roster::person& whom = w_.roster.people.at(t.person);
        t_.tries.push_back({.on = day,
                            .uid = t.uid,
                            .owner = t.owner,
                            .contact = ledger::is_contact(outcome),
                            .retry = retry,
                            .ideal = t.ideal,
                            .first_place = retry ? room_.first_place(whom, t.channel, t.ideal) : t.ideal});
        w_.log({.person = t.person, .outcome = outcome, .channel = t.channel, .touch = t.uid});
        replan(cause::logged, {t.owner});
    }

    const scenario& s_;
    setting here_;
    test::world& w_;
    room room_{w_};
    trace t_;
    plan::agenda agenda_;
    std::map<std::string, told> told_; ///< by uid
    std::vector<plan::busy_span> busy_;
    std::map<std::string, int> tries_;
    int newcomers_ = 0;
};

} // namespace

trace by_planner(const scenario& s, setting here) { return life(s, std::move(here)).live(); }

} // namespace intouch::bench
