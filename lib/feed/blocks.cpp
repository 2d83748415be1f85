// SPDX-License-Identifier: MIT
#include "feed/blocks.hpp"

#include "feed/buddy.hpp"
#include "feed/series.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/availability/away_days.hpp"
#include "plan/availability/block_changes.hpp"
#include "plan/availability/occurrences.hpp"
#include "plan/report/hour.hpp"
#include "words/report.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace intouch::feed {

namespace {

/// Google refuses a series with about 72 EXDATEs.
constexpr std::size_t most_exceptions = 60;

std::string uid_of(const std::string& instance, const roster::block& b, const std::vector<series>& all,
                   const series& s) {
    // The first series of a start and a length has the uid made of these two.
    const auto first = std::ranges::find_if(
        all, [&](const series& other) { return other.start == s.start && other.length == s.length; });
    if (&*first == &s) return plan::block_uid(instance, b.id, s.start, s.length);
    return plan::block_uid(instance, fmt::format("{}/{}/{}", b.id, s.nth, s.weekdays.to_ulong()), s.start,
                           s.length);
}

std::string single_uid(const std::string& instance, const std::string& series_uid, date day) {
    return plan::make_uid(instance, "block", series_uid, print(day));
}

class writer {
public:
    writer(items& to, const feed_input& in, const feed_window& f)
        : to_(to), in_(in), f_(f), spans_(plan::all_away(in.away, in.state)), away_(spans_),
          hours_(in.state, in.roster, in.settings.blocks, f.zone, f.first) {}

    void add(const roster::block& b) {
        const std::vector<series> all = series_of(b);
        for (const series& s : all) {
            const std::string uid = uid_of(in_.instance, b, all, s);
            if (!add_recurring(b, s, uid)) add_singles(b, s, uid, f_.first, date::max());
        }
    }

private:
    /// False when a series cannot hold the block.
    bool add_recurring(const roster::block& b, const series& s, const std::string& uid) {
        if (!s.rule || !f_.vtimezone) return false;
        const std::optional<date> begin = first_occurrence(s, b, f_.anchor);
        if (!begin || *begin > f_.last) return true;
        // Readers take the length of all occurrences from the first one.
        std::optional<date> first = begin;
        while (first && is_turned(s, *first)) first = first_occurrence(s, b, *first + days(1));
        if (!first) return false;
        const std::optional<std::vector<ical::moment>> exceptions = days_away(b, s, *first);
        if (!exceptions) return false;
        add_singles(b, s, uid, std::max(f_.first, *begin), std::min(f_.last, *first - days(1)));
        if (*first > f_.last) return true;

        const instant start = f_.zone.to_instant(*first + s.start);
        const plan::block_changes changes = changes_in(b, s, *first);
        item master = item_for(b, uid, *first, start, start + s.length, nullptr);
        master.event.from = written(s, *first);
        master.event.to = ical::zoned_time{*first + s.start + s.length, f_.zone.name()};
        master.event.rule = s.rule;
        master.event.exceptions = with_skipped(*exceptions, s, changes);
        master.lasting = true;
        feed::add(to_, std::move(master));
        for (const auto& [on, now] : changes) {
            if (!now || away_.covering(now->day) != nullptr) continue;
            item moved = moved_item(b, s, uid, *now);
            moved.event.recurrence_id = written(s, on.day);
            feed::add(to_, std::move(moved));
        }
        // A feed with hidden names shows every occurrence alike.
        if (in_.feed.names != roster::naming::hidden) {
            add_told(b, s, uid, *first, changes);
            add_planned(b, s, uid, *first, changes);
        }
        add_turned(b, s, uid, *first, changes);
        return true;
    }

    /// The occurrences that are over, and of which something came.
    void add_told(const roster::block& b, const series& s, const std::string& uid, date first,
                  const plan::block_changes& changes) {
        for (date day = std::max(first, f_.first); day <= f_.today; day += days(1)) {
            if (!occurs(s, b, day) || away_.covering(day) != nullptr || changes.contains({day, s.start}))
                continue;
            const instant start = f_.zone.to_instant(day + s.start);
            const std::string text = told_of(b, start, start + s.length);
            if (text.empty()) continue;
            const auto planned =
                std::ranges::find_if(in_.agenda.blocks, [&](const plan::block_occurrence& o) {
                    return o.id == b.id && o.day == day && is_of(o, s);
                });
            item one = item_for(b, uid, day, start, start + s.length,
                                planned == in_.agenda.blocks.end() ? nullptr : &*planned);
            one.event.description = text;
            one.event.recurrence_id = written(s, day);
            feed::add(to_, std::move(one));
        }
    }

    /// What came of an hour that is over, and after a blank line what the buddy had; empty: nothing, or it is not over.
    [[nodiscard]] std::string told_of(const roster::block& b, instant start, instant end) const {
        if (in_.agenda.at < end) return {};
        std::string text = words::hour_text(hours_.of(start, end), in_.all_names(), in_.feed.names);
        const std::string line = buddy_line(in_, b, start, end);
        // A buddy reads only what stands before the blank line: else each would tell the other's story back.
        if (!line.empty()) text += (text.empty() ? "" : "\n\n") + line;
        return text;
    }

    /// The occurrences with people, or with places that are taken.
    void add_planned(const roster::block& b, const series& s, const std::string& uid, date first,
                     const plan::block_changes& changes) {
        for (const plan::block_occurrence& o : in_.agenda.blocks) {
            const bool plain = o.people.empty() && o.taken.empty();
            if (o.id != b.id || plain || !is_of(o, s) || !shows(f_, o.day, o.day) || first > o.day ||
                !occurs(s, b, o.day) || away_.covering(o.day) != nullptr ||
                changes.contains({o.day, s.start})) {
                continue;
            }
            item changed = item_for(b, uid, o.day, o.start, o.end, &o);
            changed.event.recurrence_id = written(s, o.day);
            feed::add(to_, std::move(changed));
        }
    }

    /// The occurrences during which the clock is turned: some readers keep their length, others the wall time of their
    /// end (RFC 5545 3.8.5.3 leaves it open). An end of their own makes all agree.
    void add_turned(const roster::block& b, const series& s, const std::string& uid, date first,
                    const plan::block_changes& changes) {
        for (date day = std::max(first, f_.first); day <= f_.last; day += days(1)) {
            if (!is_turned(s, day) || !occurs(s, b, day) || away_.covering(day) != nullptr ||
                changes.contains({day, s.start}))
                continue;
            const instant start = f_.zone.to_instant(day + s.start);
            item one = item_for(b, uid, day, start, start + s.length, nullptr);
            one.event.recurrence_id = written(s, day);
            feed::add(to_, std::move(one)); // one with people is there already
        }
    }

    /// Whether the clock is turned during the occurrence of that day.
    [[nodiscard]] bool is_turned(const series& s, date day) const {
        return f_.zone.to_instant(day + s.start + s.length) != f_.zone.to_instant(day + s.start) + s.length;
    }

    /// The occurrences of these days, each as an event of its own.
    void add_singles(const roster::block& b, const series& s, const std::string& uid, date from, date to) {
        const plan::block_changes changes = changes_in(b, s, from);
        for (const auto& [on, now] : changes) {
            if (on.day > to || !now || away_.covering(now->day) != nullptr || !shows(f_, now->day, now->day))
                continue;
            feed::add(to_, moved_item(b, s, single_uid(in_.instance, uid, on.day), *now));
        }
        for (date day = from; day <= std::min(to, f_.last); day += days(1)) {
            if (!occurs(s, b, day) || away_.covering(day) != nullptr || changes.contains({day, s.start}))
                continue;
            const auto planned =
                std::ranges::find_if(in_.agenda.blocks, [&](const plan::block_occurrence& o) {
                    return o.id == b.id && o.day == day && is_of(o, s);
                });
            const instant start = f_.zone.to_instant(day + s.start);
            const plan::block_occurrence* with = planned == in_.agenda.blocks.end() ? nullptr : &*planned;
            item one = item_for(b, single_uid(in_.instance, uid, day), day, start, start + s.length, with);
            if (std::string text = told_of(b, start, start + s.length); !text.empty())
                one.event.description = std::move(text);
            feed::add(to_, std::move(one));
        }
    }

    /// The occurrences of this series that the user changed.
    [[nodiscard]] plan::block_changes changes_in(const roster::block& b, const series& s, date first) const {
        plan::block_changes all = plan::changes_of(in_.state, b);
        std::erase_if(all, [&](const auto& change) {
            const when& on = change.first;
            return on.time != s.start || on.day < first || !occurs(s, b, on.day) ||
                   away_.covering(on.day) != nullptr;
        });
        return all;
    }

    [[nodiscard]] std::vector<ical::moment> with_skipped(std::vector<ical::moment> exceptions,
                                                         const series& s,
                                                         const plan::block_changes& changed) const {
        for (const auto& [on, now] : changed)
            if (!now || away_.covering(now->day) != nullptr) exceptions.emplace_back(written(s, on.day));
        std::ranges::sort(exceptions);
        return exceptions;
    }

    /// An occurrence at its new time, with the people planned there.
    [[nodiscard]] item moved_item(const roster::block& b, const series& s, const std::string& uid,
                                  const when& now) const {
        const instant start = f_.zone.to_instant(local_second{now.day} + now.time.value_or(s.start));
        const auto planned = std::ranges::find_if(in_.agenda.blocks, [&](const plan::block_occurrence& o) {
            return o.id == b.id && o.start == start;
        });
        const bool named = in_.feed.names != roster::naming::hidden && planned != in_.agenda.blocks.end();
        item one = item_for(b, uid, now.day, start, start + s.length, named ? &*planned : nullptr);
        if (std::string text = told_of(b, start, start + s.length); !text.empty())
            one.event.description = std::move(text);
        return one;
    }

    /// Absent when the shown days hold too many of them.
    [[nodiscard]] std::optional<std::vector<ical::moment>> days_away(const roster::block& b, const series& s,
                                                                     date first) const {
        std::vector<ical::moment> found;
        date end = f_.last;
        const date two_years_on = f_.last + intouch::span{2, span_unit::year};
        for (const plan::away_span& span : spans_) {
            end = std::max(end, std::min(span.to, two_years_on));
        }
        for (date day = first; day <= end; day += days(1)) {
            if (away_.covering(day) == nullptr || !occurs(s, b, day)) continue;
            if (found.size() == most_exceptions) {
                if (day <= f_.last) return std::nullopt;
                break;
            }
            found.emplace_back(written(s, day));
        }
        return found;
    }

    [[nodiscard]] ical::zoned_time written(const series& s, date day) const {
        return {day + s.start, f_.zone.name()};
    }

    /// The planner joins overlapping occurrences into one, which begins with the first.
    [[nodiscard]] bool is_of(const plan::block_occurrence& o, const series& s) const {
        return o.start == f_.zone.to_instant(o.day + s.start);
    }

    [[nodiscard]] item item_for(const roster::block& b, const std::string& uid, date day, instant start,
                                instant end, const plan::block_occurrence* with) const {
        plan::block_occurrence bare;
        bare.id = b.id;
        bare.name = b.name;
        item i;
        std::tie(i.event.from, i.event.to) = times(f_, start, end);
        i.event.uid = uid;
        i.event.summary =
            words::title(with == nullptr ? bare : *with, in_.settings, in_.roster, in_.feed.names);
        if (with != nullptr && in_.feed.names == roster::naming::full) {
            i.event.description = words::block_text(*with, in_.agenda);
        }
        i.event.busy = b.busy;
        i.first = day;
        i.last = day;
        i.kind = ledger::object_kind::block;
        return i;
    }

    items& to_;
    const feed_input& in_;
    const feed_window& f_;
    std::vector<plan::away_span> spans_;
    plan::away_days away_;
    plan::hour_results hours_;
};

} // namespace

std::string block_of(const std::string& uid, const std::optional<date>& day, const roster::settings& settings,
                     const ledger::state& state, const std::string& instance) {
    for (const auto& [id, b] : settings.blocks) {
        std::vector<date>
            days; // the original days of the occurrence on `day`; the UID is made of the original day
        if (day) days.push_back(*day);
        for (const auto& [on, now] : plan::changes_of(state, b))
            if (now && now->day == day) days.push_back(on.day);
        const std::vector<series> all = series_of(b);
        for (const series& s : all) {
            const std::string of_series = uid_of(instance, b, all, s);
            const auto is_single = [&](date d) { return single_uid(instance, of_series, d) == uid; };
            if (of_series == uid || std::ranges::any_of(days, is_single)) return id;
        }
    }
    return {};
}

void add_blocks(items& to, const feed_input& in, const feed_window& f) {
    writer w(to, in, f);
    for (const auto& [id, block] : in.settings.blocks) {
        w.add(block);
    }
}

} // namespace intouch::feed
