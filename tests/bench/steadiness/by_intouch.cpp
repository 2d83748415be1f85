// SPDX-License-Identifier: MIT
#include "bench/steadiness/methods.hpp"
#include "plan/plan.hpp"
#include "roster/effective.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace intouch::bench {

namespace {

using ledger::entry_kind;

class life {
public:
    explicit life(const scenario& s)
        : s_(s), w_(village(s)), first_(day_at(w_.home, w_.moment)), t_("intouch", s, first_) {}

    tally live() {
        for (date day = first_; day < first_ + days(365 * s_.years); day += days(1)) {
            begin(day);
            clock(day, std::chrono::hours(6));
            for (const event& e : happenings(s_, day, ids())) happen(e, day);
            touches_of(day);
            t_.given(day, minutes_on(w_, day));
            for (const auto& [id, p] : w_.roster.people) t_.lived(day, every(id));
        }
        return std::move(t_);
    }

private:
    void clock(date day, minutes time) { w_.moment = w_.home.to_instant(local_second(day) + time); }
    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> out;
        for (const auto& [id, p] : w_.roster.people) out.push_back(id);
        return out;
    }
    [[nodiscard]] span every(const std::string& id) const {
        return roster::cadence_of(w_.roster.people.at(id), w_.roster, w_.settings).value.every;
    }

    /// Counts the touches that moved, except those of the person concerned.
    void replan(const std::string& why, const std::set<std::string>& concerned) {
        const auto before = w_.published;
        agenda_ = plan::plan(w_.input());
        w_.published = plan::to_publish(agenda_);
        int moved = 0;
        for (const auto& [uid, was] : before) {
            const auto now = w_.published.find(uid);
            if (now == w_.published.end() || concerned.contains(was.owner)) continue;
            const auto place = [](const auto& p) { return std::tie(p.day, p.start, p.block); };
            if (place(was) == place(now->second)) continue;
            ++moved;
            const instant begins = was.start ? *was.start : w_.home.to_instant(local_second(was.day));
            if (begins <= w_.moment + w_.settings.freeze && !away(w_, was.day)) t_.moved_in_freeze();
        }
        t_.happened(why, moved);
    }

    void begin(date day) {
        clock(day, minutes(0));
        std::set<std::string> concerned;
        const auto missed = record::record_missed(w_.input(), w_.ids());
        for (const auto& e : missed) concerned.insert(e.person);
        w_.append(missed);
        w_.join();
        replan(concerned.empty() ? "new day" : "missed", concerned);
    }

    void happen(const event& e, date day) {
        switch (e.what) {
        case happening::called_us:
            return contact(e.person, entry_kind::they_reached_out, "", "call", day);
        case happening::moved:
            w_.append(record::record_move(w_.input(), {.person = e.person}, {day + days(e.days), {}}, {},
                                          w_.ids()));
            return replan("moved", {e.person});
        case happening::joined: {
            auto p = newcomer(s_, newcomers_++);
            const auto id = p.id;
            w_.roster.people.emplace(id, std::move(p));
            w_.join();
            return replan("joined", {id});
        }
        case happening::left:
            w_.roster.people.erase(e.person);
            return replan("left", {e.person});
        case happening::cadence:
            w_.roster.people.at(e.person).cadence.every = e.every;
            return replan("cadence", {e.person});
        case happening::holiday:
            w_.away.push_back({day + days(e.days), day + days(e.days + e.length - 1), "holiday"});
            return replan("holiday", {});
        }
    }

    void contact(const std::string& person, entry_kind outcome, const std::string& uid,
                 const std::string& channel, date day) {
        t_.contact(day, every(person));
        w_.log({.person = person, .outcome = outcome, .channel = channel, .touch = uid});
        if (s_.every_one)
            replan("reached", {person});
        else
            t_.happened("reached", 0); // what it moves is counted in the night
    }

    void came_up(const plan::touch& t, date day) {
        if (t.pinned) return; // that was the user's wish
        t_.asked(day, static_cast<int>(t.minutes.count()));
        if (!seen_.emplace(t.uid, t.attempt, t.ideal).second) return;
        if (!any_time(w_, t.ideal, t.latest)) return;
        t_.came_up(day, t.ideal, t.latest, every(t.person), t.kind == plan::touch_kind::retry);
    }

    void touches_of(date day) {
        const bool lost = lost_day(s_, day);
        std::set<std::string> done;
        while (true) {
            const auto next = std::ranges::find_if(
                agenda_.touches, [&](const plan::touch& t) { return t.day == day && !done.contains(t.uid); });
            if (next == agenda_.touches.end()) return;
            // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): the agenda is made again below
            const plan::touch t = *next;
            done.insert(t.uid);
            came_up(t, day);
            const instant begins =
                t.start.value_or(w_.home.to_instant(local_second(day) + std::chrono::hours(12)));
            w_.moment = std::max(w_.moment, begins + t.minutes);
            if (!lost) attempt(t, day);
        }
    }

    void attempt(const plan::touch& t, date day) {
        const bool live = w_.settings.channels.at(t.channel).live;
        const answer a = answer_of(s_, t.person, tries_[t.person]++);
        if (a == answer::no_word) return;
        if (!live || a == answer::reached)
            return contact(t.person, live ? entry_kind::reached : entry_kind::sent, t.uid, t.channel, day);
        w_.log({.person = t.person,
                .outcome = a == answer::no_answer ? entry_kind::no_answer : entry_kind::left_message,
                .channel = t.channel,
                .touch = t.uid});
        if (s_.every_one) replan("tried", {t.person});
    }

    const scenario& s_;
    test::world w_;
    date first_;
    tally t_;
    plan::agenda agenda_;
    std::map<std::string, int> tries_;
    std::set<std::tuple<std::string, int, date>> seen_;
    int newcomers_ = 0;
};

} // namespace

tally by_intouch(const scenario& s) { return life(s).live(); }

} // namespace intouch::bench
