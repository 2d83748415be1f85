// SPDX-License-Identifier: MIT
#include "ical/appointments.hpp"

#include "ical/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace intouch::ical {

namespace {

constexpr std::size_t most_appointments = 100'000;

/// The entries of a calendar that share a UID.
struct by_uid {
    int newest = 0; ///< SEQUENCE of the series
    std::vector<const entry*> series;
    std::vector<const entry*> overrides;
};

/// What all calendars of a text say of a UID. A text may hold several messages about one event, as a mailbox does: each
/// of them is a calendar of its own.
struct history {
    struct cancellation {
        int sequence = 0;
        instant from;
        bool and_later = false;
    };
    int newest = 0; ///< SEQUENCE of the series
    std::vector<cancellation> ended;
};

/// Where an appointment comes from.
struct origin {
    const history* of = nullptr;
    int sequence = 0;
    bool changed = false; ///< it is an override
    instant at;           ///< without the override

    /// Whether another calendar has a newer version, or cancels it.
    [[nodiscard]] bool is_stale() const {
        if (of == nullptr) return false;
        if (!changed && sequence < of->newest) return true;
        return std::ranges::any_of(of->ended, [&](const history::cancellation& c) {
            return c.sequence >= sequence && (c.and_later ? at >= c.from : at == c.from);
        });
    }
};

/// Nothing of it counts for the user.
bool is_nothing(const entry& e) { return e.cancelled || e.declined || e.elsewhere; }

class reader {
public:
    explicit reader(const reading& how)
        : how_(how), first_(how.own.to_instant(local_second{how.from})),
          last_(how.own.to_instant(local_second{how.to})) {}

    result<appointments> read(std::string_view text) {
        const auto done = read_entries(text, how_.me, how_.charset, notes_,
                                       [&](const calendar_entries& calendar) { add_calendar(calendar); });
        if (!done) return std::unexpected(done.error());
        take_out_stale();
        std::ranges::sort(made_.all);
        made_.warnings = notes_.sentences();
        return std::move(made_);
    }

private:
    void add_calendar(const calendar_entries& calendar) {
        ++calendars_;
        series_reader when(calendar, how_.own, how_.from, how_.to, budget_, notes_);
        for (const auto& e : calendar.entries) remember(e, calendar.cancels, when);
        std::map<std::string_view, by_uid> groups;
        for (const auto& e : calendar.entries) {
            if (e.free_busy)
                std::ranges::for_each(when.periods(e), [&](const auto& o) { add(o); });
            else if (e.uid.empty())
                add_series({0, {&e}, {}}, when);
            else
                join(groups[e.uid], e);
        }
        for (auto& [uid, group] : groups) {
            keep_newest(group.overrides, when);
            add_series(group, when);
        }
    }

    void remember(const entry& e, bool cancels, series_reader& when) {
        if (e.free_busy || e.uid.empty()) return;
        history& of = histories_[e.uid];
        if (!e.recurrence) of.newest = std::max(of.newest, e.sequence);
        if (!cancels) return;
        const bool all = !e.recurrence;
        of.ended.push_back(
            {e.sequence, all ? instant::min() : when.moment_of(*e.recurrence), all || e.and_future});
    }
    void take_out_stale() {
        if (calendars_ < 2) return;
        std::vector<appointment> kept;
        for (std::size_t i = 0; i < made_.all.size(); ++i)
            if (!origins_[i].is_stale()) kept.push_back(std::move(made_.all[i]));
        made_.all = std::move(kept);
    }

    /// Of two series with one UID the newer counts; of the same age both do, for some programs copy a UID.
    static void join(by_uid& group, const entry& e) {
        if (e.recurrence) return group.overrides.push_back(&e);
        if (!group.series.empty() && e.sequence < group.newest) return;
        if (e.sequence > group.newest) group.series.clear();
        group.newest = e.sequence;
        group.series.push_back(&e);
    }
    /// Of two overrides of one occurrence the newer counts.
    static void keep_newest(std::vector<const entry*>& overrides, series_reader& when) {
        std::map<instant, const entry*> kept;
        for (const entry* one : overrides) {
            const entry*& other = kept[when.moment_of(*one->recurrence)];
            if (other == nullptr ||
                std::pair(one->sequence, one->stamp) >= std::pair(other->sequence, other->stamp))
                other = one;
        }
        overrides.clear();
        for (const auto& [at, one] : kept) overrides.push_back(one);
    }

    void add_series(const by_uid& group, series_reader& when) {
        for (const entry* one : group.series)
            if (!is_nothing(*one))
                for (const auto& o : when.expand(*one, group.overrides)) add(o);
        for (const entry* one : group.overrides) add(when.once(*one), when.moment_of(*one->recurrence));
    }

    /// `replaced` is when an override would be without the change.
    void add(const occurrence& o, const std::optional<instant>& replaced = {}) {
        if (is_nothing(*o.of)) return;
        appointment one;
        if (o.whole_days) {
            const date day = std::chrono::floor<days>(o.at);
            one.from = how_.own.to_instant(local_second{day});
            one.to = how_.own.to_instant(local_second{day + o.lasts.whole});
        } else {
            one.from = o.zone.to_instant(o.at);
            one.to = o.zone.to_instant(o.at + o.lasts.whole) + o.lasts.exact;
        }
        if (one.to < one.from || one.from >= last_ || one.to < first_ ||
            (one.to == first_ && one.from < first_))
            return;
        if (made_.all.size() == most_appointments) {
            notes_.add(o.of->line, fmt::format("more than {} appointments; the rest are not looked at",
                                               most_appointments));
            return;
        }
        one.all_day = o.whole_days;
        one.busy = !o.of->free;
        one.ours = o.of->uid.ends_with("@intouch");
        one.summary = o.of->summary;
        const auto of = histories_.find(o.of->uid);
        origins_.push_back({of == histories_.end() ? nullptr : &of->second, o.of->sequence,
                            replaced.has_value(), replaced.value_or(one.from)});
        made_.all.push_back(std::move(one));
    }

    const reading& how_;
    instant first_;
    instant last_;
    step_budget budget_;
    reading_notes notes_;
    appointments made_;
    std::size_t calendars_ = 0;
    std::map<std::string, history, std::less<>> histories_; ///< by UID
    std::vector<origin> origins_;                           ///< of `made_.all`
};

} // namespace

result<appointments> read_appointments(std::string_view text, const reading& how) {
    return reader(how).read(text);
}

} // namespace intouch::ical
