// SPDX-License-Identifier: MIT
#include "json/agenda.hpp"

#include "json/capacity.hpp"
#include "json/touch_json.hpp"
#include "plan/agenda/round_touch.hpp"
#include "plan/due/household.hpp"
#include "words/gathering_text.hpp"
#include "words/warnings.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

namespace intouch::json {

namespace {

/// The people that a filter lets through, and their households.
class selection {
public:
    selection(const agenda_filter& filter, const plan::plan_input& in) : filter_(filter) {
        everyone_ = filter.person.empty() && filter.circle.empty();
        if (everyone_) return;
        if (filter.person.empty()) {
            for (const auto& [id, person] : in.roster.people) consider(person);
        } else if (const auto named = in.roster.people.find(filter.person); named != in.roster.people.end()) {
            consider(named->second);
        } else {
            for (const auto* p : plan::members_of(in.roster, filter.person)) consider(*p);
        }
    }
    [[nodiscard]] bool everyone() const { return everyone_; }
    [[nodiscard]] bool takes(const std::string& id) const { return everyone_ || ids_.contains(id); }
    [[nodiscard]] bool takes_any(const std::vector<std::string>& ids) const {
        return everyone_ ||
               std::ranges::any_of(ids, [&](const std::string& id) { return ids_.contains(id); });
    }
    [[nodiscard]] bool takes(date first, date last) const {
        return (!filter_.from || last >= *filter_.from) && (!filter_.to || first <= *filter_.to);
    }
    [[nodiscard]] bool takes(date day) const { return takes(day, day); }

private:
    void consider(const roster::person& p) {
        if (!filter_.circle.empty() && std::ranges::find(p.circles, filter_.circle) == p.circles.end())
            return;
        ids_.insert(p.id);
        if (!p.household.empty()) ids_.insert(p.household);
    }

    const agenda_filter& filter_;
    bool everyone_ = true;
    std::set<std::string> ids_;
};

/// Pointers to the elements that `keeps` accepts. Sorted here, so that no caller can lose the order.
template <class T, class Keeps, class Key>
std::vector<const T*> chosen(const std::vector<T>& all, const Keeps& keeps, const Key& key) {
    std::vector<const T*> some;
    for (const T& each : all) {
        if (keeps(each)) some.push_back(&each);
    }
    const auto before = [&](const T* a, const T* b) { return key(*a) < key(*b); };
    if (!std::ranges::is_sorted(some, before)) std::ranges::sort(some, before);
    return some;
}

auto touch_key(const plan::touch& t) { return std::tuple(t.day, t.start, std::string_view(t.uid)); }
auto block_key(const plan::block_occurrence& o) { return std::tuple(o.day, o.start, std::string_view(o.id)); }
auto occasion_key(const plan::shown_occasion& o) {
    return std::tuple(o.day, std::string_view(o.person), std::string_view(o.name));
}
auto gathering_key(const plan::shown_gathering& g) { return std::tuple(g.day, std::string_view(g.id)); }
auto closed_key(const plan::shown_closed& c) { return std::tuple(c.day, std::string_view(c.uid)); }

void put_block(writer& w, const plan::block_occurrence& o, const time_zone& zone) {
    w.begin_object();
    w.key("id").text(o.id);
    w.key("name").text(o.name);
    w.key("start").time(o.start, zone);
    w.key("end").time(o.end, zone);
    w.key("minutes").integer(o.minutes.count());
    w.key("planned").integer(o.planned.count());
    w.key("people").texts(o.people);
    w.end_object();
}

void put_shown_occasion(writer& w, const plan::shown_occasion& o) {
    w.begin_object();
    w.key("person").text(o.person);
    w.key("name").text(o.name);
    w.key("date").day(o.day);
    w.key("years").integer(o.years);
    w.end_object();
}

void put_gathering(writer& w, const plan::shown_gathering& g, const roster::roster& r) {
    const auto written = r.gatherings.find(g.id);
    w.begin_object();
    w.key("id").text(g.id);
    w.key("name").text(g.name);
    w.key("date").day(g.day);
    w.key("days").integer(g.days);
    w.key("book_by").day(g.book_by);
    w.key("held").integer(g.held);
    w.key("members").texts(written == r.gatherings.end() ? std::vector<std::string>()
                                                         : written->second.members);
    w.key("note").text_or_null(g.note);
    w.end_object();
}

void put_closed(writer& w, const plan::shown_closed& c) {
    w.begin_object();
    w.key("uid").text(c.uid);
    w.key("person").text(c.person);
    w.key("round").integer(c.round);
    w.key("date").day(c.day);
    w.key("outcome").text(ledger::name(c.outcome));
    w.key("channel").text_or_null(c.channel);
    w.end_object();
}

void put_week(writer& w, const plan::forecast_week& week, const time_zone& zone) {
    w.begin_object();
    w.key("from").day(week.from);
    w.key("to").day(week.from + days(6));
    w.key("available").integer(week.available.count());
    w.key("planned").integer(week.planned.count());
    w.key("elsewhere").integer(week.elsewhere.count());
    w.key("late").integer(week.late);
    w.key("touches").list(week.touches, [&](writer& to, const plan::forecast_touch& t) {
        to.begin_object();
        to.key("person").text_or_null(t.person);
        to.key("name").text(t.name);
        to.key("kind").text(plan::name(t.kind));
        to.key("round").integer(t.round);
        to.key("channel").text_or_null(t.channel);
        to.key("minutes").integer(t.minutes.count());
        to.key("date").day(t.day);
        to.key("start").time(t.start, zone);
        to.key("block").text_or_null(t.block);
        to.key("within").boolean(t.within);
        to.end_object();
    });
    w.end_object();
}

} // namespace

std::string agenda(const plan::agenda& a, const plan::plan_input& in, const agenda_filter& filter,
                   const std::vector<plan::forecast_week>* forecast) {
    const selection wanted(filter, in);
    const auto touches = chosen(
        a.touches,
        [&](const plan::touch& t) {
            return wanted.takes(t.day) && (wanted.takes(t.person) || wanted.takes_any(t.with));
        },
        touch_key);
    const auto blocks = chosen(
        a.blocks,
        [&](const plan::block_occurrence& o) { return wanted.takes(o.day) && wanted.takes_any(o.people); },
        block_key);
    const auto occasions = chosen(
        a.occasions,
        [&](const plan::shown_occasion& o) { return wanted.takes(o.day) && wanted.takes(o.person); },
        occasion_key);
    const auto gatherings = chosen(
        a.gatherings,
        [&](const plan::shown_gathering& g) {
            const auto written = in.roster.gatherings.find(g.id);
            static const std::vector<std::string> nobody;
            const auto& members = written == in.roster.gatherings.end() ? nobody : written->second.members;
            return wanted.takes(g.day, g.day + days{std::max(g.days, 1) - 1}) && wanted.takes_any(members);
        },
        gathering_key);
    const auto closed = chosen(
        a.closed, [&](const plan::shown_closed& c) { return wanted.takes(c.day) && wanted.takes(c.person); },
        closed_key);

    writer w;
    w.reserve(1024 + touches.size() * 1024 + blocks.size() * 256);
    w.begin_object();
    w.key("at").time(a.at, in.zone);
    w.key("timezone").text(in.zone.name());
    w.key("touches").list(touches, [&](writer& to, const plan::touch* t) { put(to, *t, in); });
    w.key("blocks").list(blocks,
                         [&](writer& to, const plan::block_occurrence* o) { put_block(to, *o, in.zone); });
    w.key("occasions").list(occasions, [](writer& to, const plan::shown_occasion* o) {
        put_shown_occasion(to, *o);
    });
    w.key("gatherings").list(gatherings, [&](writer& to, const plan::shown_gathering* g) {
        put_gathering(to, *g, in.roster);
    });
    w.key("closed").list(closed, [](writer& to, const plan::shown_closed* c) { put_closed(to, *c); });
    std::optional<plan::touches_by_person> planned; // an index pays only for all people
    if (wanted.everyone() && !a.warnings.empty()) planned.emplace(a);
    w.key("warnings").begin_array();
    for (const plan::warning& each : a.warnings) {
        if (!wanted.takes(each.person)) continue;
        w.begin_object().key("code").text(plan::name(each.code));
        w.key("text").text(words::warning_text(
            each, planned ? planned->of(each.person) : plan::round_touch(a, each.person), a, in.settings));
        w.key("person").text_or_null(each.person).end_object();
    }
    w.end_array();
    w.key("capacity");
    put(w, a.capacity, in.settings);
    if (forecast != nullptr) {
        w.key("forecast").list(*forecast, [&](writer& to, const plan::forecast_week& each) {
            put_week(to, each, in.zone);
        });
    }
    w.end_object();
    return std::move(w).done();
}

std::string gathering(const std::string& id, const plan::agenda& a, const roster::roster& r) {
    const plan::shown_gathering* next = words::next_gathering(a, id);
    if (next == nullptr) return {};
    writer w;
    put_gathering(w, *next, r);
    return std::move(w).done();
}

} // namespace intouch::json
