// SPDX-License-Identifier: MIT
#include "plan/report/report.hpp"

#include "plan/agenda/uid.hpp"
#include "plan/due/household.hpp"
#include "plan/due/party.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace intouch::plan {
namespace {

using ledger::entry;
using ledger::entry_kind;

constexpr days days_to_come{7};

/// The owner of entries: a person, a household or a gathering of the roster.
struct subject {
    std::string name;                          ///< of its people, or of the gathering
    std::vector<const roster::person*> people; ///< those in the circles of the report; never empty
    bool is_gathering = false;
};

bool is_try(const entry& e) {
    return e.kind != entry_kind::they_reached_out && e.kind != entry_kind::held &&
           (ledger::is_contact(e.kind) || ledger::is_attempt(e.kind));
}

/// An act of the user, after which nobody need ask any more.
bool is_word(const entry& e) {
    if (e.source == ledger::entry_source::daemon) return false;
    return ledger::is_contact(e.kind) || ledger::is_attempt(e.kind) || e.kind == entry_kind::skipped ||
           e.kind == entry_kind::kept || e.kind == entry_kind::booked;
}

/// Whether the entry answers a planned touch: of a round, a promise or an occasion.
bool is_about_a_touch(const entry& e) { return e.round > 0 || !e.names.empty(); }

class reporter {
public:
    reporter(const plan_input& in, const agenda& a, const std::vector<std::string>& circles)
        : in_(in), a_(a), circles_(circles), households_(households(in.roster)) {
        for (const auto& [id, state] : in.state.people) collect(id, state);
        std::ranges::sort(entries_, {}, [](const entry* e) { return std::string_view(e->id); });
        for (auto& row : slipping(in, a)) {
            const subject* s = subject_of(row.owner);
            if (s == nullptr) continue;
            if (!circles.empty()) narrow(row, *s);
            slipping_.push_back(std::move(row));
        }
    }

    report made(const report_span& span) {
        made_ = {.from = span.from, .to = span.to, .today = today(in_), .zone = in_.zone};
        by_circle_.clear();
        touched_.clear();
        for (const entry* e : entries_)
            if (e->on.day >= made_.from && e->on.day <= made_.to) add(*e);
        for (const touch& t : a_.touches) add_open(t);
        for (auto& [id, counts] : by_circle_) {
            const auto circle = in_.roster.circles.find(id);
            if (circle != in_.roster.circles.end())
                made_.circles.push_back({id, circle->second.name, counts});
        }
        made_.slipping = slipping_;
        std::ranges::sort(made_.stories, {}, [](const story& one) {
            return std::tuple(one.on, std::string_view(one.person), std::string_view(one.note));
        });
        std::ranges::sort(made_.again, {}, [](const reached_again& one) {
            return std::tuple(one.on, std::string_view(one.person));
        });
        std::ranges::sort(made_.silent, {}, [](const silent_touch& s) {
            return std::tuple(s.touch.day, std::string_view(s.touch.uid));
        });
        return std::exchange(made_, {});
    }

private:
    /// The entry of a group stands in the history of each of its people.
    void collect(const std::string& id, const ledger::person_state& state) {
        for (const entry& e : state.history) {
            if (!seen_.insert(e.id).second) continue;
            const bool known = is_owner(e.person);
            const std::string& owner = known ? e.person : id; // an entry under a former id
            if (subject_of(owner) == nullptr) continue;
            entries_.push_back(&e);
            owners_.emplace(&e, owner);
            of_owner_[owner].push_back(&e);
        }
    }

    [[nodiscard]] bool is_owner(const std::string& id) const {
        return in_.roster.people.contains(id) || households_.contains(id) ||
               in_.roster.gatherings.contains(id);
    }

    [[nodiscard]] bool is_wanted(const roster::person& p) const {
        return circles_.empty() || std::ranges::any_of(p.circles, [&](const std::string& circle) {
                   return std::ranges::find(circles_, circle) != circles_.end();
               });
    }

    /// Null: not on the roster, or not in the circles of the report.
    const subject* subject_of(const std::string& owner) {
        const auto [at, added] = subjects_.try_emplace(owner);
        if (added) at->second = make_subject(owner);
        return at->second ? &*at->second : nullptr;
    }

    [[nodiscard]] std::optional<subject> make_subject(const std::string& owner) const {
        subject made;
        const auto add = [&](const roster::person& p) {
            if (is_wanted(p)) made.people.push_back(&p);
        };
        if (const auto g = in_.roster.gatherings.find(owner); g != in_.roster.gatherings.end()) {
            for (const std::string& id : g->second.members)
                if (const auto p = in_.roster.people.find(id); p != in_.roster.people.end()) add(p->second);
            if (made.people.empty() && !circles_.empty()) return std::nullopt;
            made.name = g->second.name;
            made.is_gathering = true;
            return made;
        }
        if (const auto household = households_.find(owner); household != households_.end())
            for (const roster::person* p : household->second) add(*p);
        else if (const auto p = in_.roster.people.find(owner); p != in_.roster.people.end())
            add(p->second);
        if (made.people.empty()) return std::nullopt;
        for (const roster::person* p : made.people) made.name += (made.name.empty() ? "" : ", ") + p->name;
        return made;
    }

    /// Adds one to a count, of all and of each circle of these people.
    void count(const subject& s, int report_counts::* which) {
        ++(made_.all.*which);
        std::set<std::string_view> circles;
        for (const roster::person* p : s.people)
            for (const std::string& id : p->circles)
                if (circles_.empty() || std::ranges::find(circles_, id) != circles_.end()) circles.insert(id);
        for (const std::string_view id : circles) ++(by_circle_[std::string(id)].*which);
    }

    void add(const entry& e) {
        const std::string& owner = owners_.at(&e);
        const subject& s = *subject_of(owner);
        const std::string& person = s.is_gathering || s.people.empty() ? owner : s.people.front()->id;
        if (e.kind == entry_kind::missed) {
            add_missed(e, owner, s);
            return;
        }
        if (is_try(e)) {
            count(s, &report_counts::tried);
            // Two tries of one day are about one touch.
            if (is_about_a_touch(e) && touched_.insert({owner, e.names, e.on.day}).second)
                count(s, &report_counts::planned);
        }
        if (ledger::is_contact(e)) {
            count(s, &report_counts::reached);
            if (std::ranges::find(made_.people, person, &reached_person::person) == made_.people.end())
                made_.people.push_back({person, s.name});
            if (const auto before = contact_before(e, owner, s); before && is_long(e, *before, s))
                made_.again.push_back({e.on, person, s.name, *before});
        }
        const bool happened =
            ledger::is_contact(e.kind) || ledger::is_attempt(e.kind) || e.kind == entry_kind::kept;
        if (happened && !e.note.empty())
            made_.stories.push_back({e.on, person, s.name, e.kind, e.channel, e.note});
    }

    void add_missed(const entry& e, const std::string& owner, const subject& s) {
        bool since = false;
        for (const entry* other : of_owner_[owner]) {
            if (!is_word(*other) || other->on.day < e.on.day) continue;
            if (other->on.day == e.on.day) return; // that day had its word
            since = true;
        }
        count(s, &report_counts::planned);
        made_.silent.push_back({planned_touch(e, owner, s), since});
    }

    /// The touch as it was planned, for its title.
    touch planned_touch(const entry& e, const std::string& owner, const subject& s) {
        touch t;
        std::string number = print(e.on.day);
        if (!e.names.empty()) (number += '\0') += e.names;
        t.uid = make_uid(in_.instance, "missed", owner, number);
        t.owner = owner;
        t.person = s.is_gathering || s.people.empty() ? owner : s.people.front()->id;
        t.name = s.name;
        t.round = e.round;
        t.channel = e.channel;
        t.day = t.ideal = t.earliest = t.latest = e.on.day;
        if (s.is_gathering)
            t.kind = touch_kind::booking;
        else if (e.round == 0 && !e.names.empty())
            set_name(t, e, owner);
        return t;
    }

    /// The promise or the occasion that the touch was about.
    void set_name(touch& t, const entry& e, const std::string& owner) {
        const auto& all = of_owner_[owner];
        const auto given = std::ranges::find(all, e.names, &entry::id);
        if (given != all.end()) {
            t.kind = touch_kind::promise;
            t.reasons = {{.code = reason_code::promised, .date = (*given)->to->day, .text = (*given)->note}};
            return;
        }
        t.kind = touch_kind::occasion;
        if (auto named = ledger::parse_occasion(e.names))
            t.reasons = {{.code = reason_code::occasion, .date = e.on.day, .text = std::move(named->name)}};
    }

    std::optional<date> contact_before(const entry& e, const std::string& owner, const subject& s) {
        std::optional<date> before;
        const auto take = [&](date day) {
            if (day < e.on.day && (!before || *before < day)) before = day;
            return day == e.on.day;
        };
        for (const entry* other : of_owner_[owner])
            if (other->id < e.id && ledger::is_contact(*other) && take(other->on.day))
                return std::nullopt; // the second contact of a day
        for (const roster::person* p : s.people)
            if (p->last) take(*p->last);
        return before;
    }

    [[nodiscard]] bool is_long(const entry& e, date before, const subject& s) const {
        if (s.is_gathering || s.people.empty()) return false;
        const span every = roster::cadence_of(*s.people.front(), in_.roster, in_.settings).value.every;
        return e.on.day - before > 2 * length(every, before) || e.on.day > before + span{1, span_unit::year};
    }

    void add_open(const touch& t) {
        const subject* s = subject_of(t.owner);
        if (s == nullptr) return;
        if (t.day >= made_.today && t.day >= made_.from && t.day <= made_.to)
            count(*s, &report_counts::planned);
        const bool tells_today = made_.today <= made_.to; // a report of the morning ends yesterday
        if (t.day < made_.today || (t.day == made_.today && tells_today) ||
            t.day > made_.today + days_to_come)
            return;
        made_.coming.push_back(t);
        if (!circles_.empty() && !s->is_gathering) narrow(made_.coming.back(), *s);
    }

    /// Leaves only the people of the circles in a row or touch of a household.
    template <class Row> static void narrow(Row& row, const subject& s) {
        const auto in_circles = [&](const std::string& id) {
            return std::ranges::find(s.people, id, &roster::person::id) != s.people.end();
        };
        if (!in_circles(row.person)) {
            row.person = s.people.front()->id;
            row.name = s.people.front()->name;
        }
        std::erase_if(row.with, [&](const std::string& id) { return id == row.person || !in_circles(id); });
    }

    const plan_input& in_;
    const agenda& a_;
    const std::vector<std::string>& circles_;
    household_index households_;
    std::map<std::string, std::optional<subject>> subjects_;
    std::set<std::string_view> seen_; ///< ids of entries
    std::vector<const entry*> entries_;
    std::map<const entry*, std::string> owners_;
    std::map<std::string, std::vector<const entry*>> of_owner_;
    std::map<std::string, report_counts> by_circle_;
    std::set<std::tuple<std::string, std::string, date>> touched_; ///< owner, what it was about, day
    std::vector<slipping_person> slipping_;
    report made_;
};

} // namespace

report_span week_of(date day) {
    const date monday = monday_of(day);
    return {monday, monday + days(6)};
}

report_span month_of(date day) {
    const auto month = civil(day).year() / civil(day).month();
    return {date(month / 1), date(month / std::chrono::last)};
}

report report_of(const plan_input& in, const agenda& a, const report_span& span,
                 const std::vector<std::string>& circles) {
    return reporter(in, a, circles).made(span);
}

std::vector<report> reports_of(const plan_input& in, const agenda& a, const std::vector<report_span>& spans,
                               const std::vector<std::string>& circles) {
    reporter all(in, a, circles);
    std::vector<report> made;
    made.reserve(spans.size());
    for (const report_span& span : spans) made.push_back(all.made(span));
    return made;
}

} // namespace intouch::plan
