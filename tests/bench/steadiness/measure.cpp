// SPDX-License-Identifier: MIT
#include "bench/steadiness/measure.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace intouch::bench {

namespace {

double mean_of(const std::vector<double>& all) {
    double sum = 0;
    for (const double x : all) sum += x;
    return all.empty() ? NAN : sum / static_cast<double>(all.size());
}

double years(const trace& t) { return static_cast<double>((t.end - t.first).count()) / 365; }

/// The first plan tells everybody a date; what follows is measured.
void moves(const trace& t, figures& f) {
    std::vector<int> others(t.plannings.size());
    int fixed = 0;
    for (const telling& one : t.tellings) {
        if (!one.before || one.own) continue;
        const planning& p = t.plannings[one.planning];
        if (one.before->day != one.now.day && !one.fill) ++others[one.planning];
        const bool same = one.before->day == one.now.day && one.before->start == one.now.start;
        if (one.before->fixed && !same && p.why != cause::edited) ++fixed;
    }
    std::vector<double> logs;
    double misses = 0;
    double by_misses = 0;
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (t.plannings[i].why == cause::logged) logs.push_back(others[i]);
        if (t.plannings[i].why != cause::missed) continue;
        misses += t.plannings[i].missed;
        by_misses += others[i];
    }
    f.moved_mean = mean_of(logs);
    f.moved_p95 = quantile(logs, 0.95);
    if (misses > 0) f.moved_by_miss = by_misses / misses;
    f.fixed_moved = fixed / years(t);
}

/// What the first date of a round said, and when the round's first try was.
void promises(const trace& t, figures& f) {
    std::map<std::string, const telling*> first_told;
    for (const telling& one : t.tellings)
        if (one.first_touch) first_told.emplace(one.uid, &one);
    std::set<std::string> chosen; // rounds whose told day the user changed
    for (const telling& one : t.tellings)
        if (one.before && one.own && t.plannings[one.planning].why == cause::edited) chosen.insert(one.uid);
    std::vector<double> errors;
    std::set<std::string> seen;
    for (const try_made& one : t.tries) {
        const auto told = first_told.find(one.uid);
        if (one.retry || told == first_told.end() || !seen.insert(one.uid).second) continue;
        if (chosen.contains(one.uid)) continue;
        const auto& person = t.people.at(one.owner);
        const double interval = person.every * (person.is_protected ? 1 : t.stretch);
        errors.push_back(std::abs(static_cast<double>((one.on - told->second->now.day).count())) / interval);
    }
    f.promise_p50 = quantile(errors, 0.5);
    f.promise_p90 = quantile(errors, 0.9);
}

/// How far ahead the hour of a round's first touch was told, at the first time.
void hours(const trace& t, figures& f) {
    int all = 0;
    int late = 0;
    std::set<std::string> seen;
    for (const telling& one : t.tellings) {
        if (!one.first_touch || !one.now.firm || !seen.insert(one.uid).second) continue;
        if (one.planning == 0) continue; // on the first day there is no earlier day to tell it
        ++all;
        if (one.now.day <= t.plannings[one.planning].on + days(2)) ++late;
    }
    f.told_at_last = all == 0 ? 0 : static_cast<double>(late) / all;
}

/// Interval by `every`, over all of these people: what they wished for, by what they had.
double stretch_of(const trace& t, const auto& takes) {
    double wished = 0;
    double had = 0;
    for (const auto& [owner, p] : t.people)
        if (takes(p)) wished += static_cast<double>((t.end - p.from).count()) / p.every;
    for (const try_made& one : t.tries) {
        const auto p = t.people.find(one.owner);
        if (one.contact && p != t.people.end() && takes(p->second)) ++had;
    }
    return had == 0 ? NAN : wished / had;
}

void contacts(const trace& t, figures& f) {
    f.contacts = static_cast<double>(std::ranges::count(t.tries, true, &try_made::contact)) / years(t);
    f.use = static_cast<double>(t.tries.size()) / years(t);
    f.protected_stretch = stretch_of(t, [](const auto& p) { return p.is_protected; });
    std::map<double, int> cadences;
    for (const auto& [owner, p] : t.people) ++cadences[p.every];
    double least = INFINITY;
    double most = 0;
    for (const auto& [every, people] : cadences) {
        const double s = stretch_of(t, [&](const auto& p) { return p.every == every && !p.is_protected; });
        if (std::isnan(s) || people * static_cast<double>((t.end - t.first).count()) / (every * s) < 12)
            continue;
        least = std::min(least, s);
        most = std::max(most, s);
    }
    if (most > 0) f.fairness = most / least;
    std::vector<double> said;
    for (const planning& p : t.plannings)
        if (p.contacts_a_year > 0) said.push_back(p.contacts_a_year);
    if (!said.empty()) f.stretch_error = std::abs(mean_of(said) / f.contacts - 1);
    std::vector<double> late;
    std::vector<double> waited;
    for (const try_made& one : t.tries) {
        if (!one.retry) continue;
        late.push_back(static_cast<double>((one.on - one.ideal).count()));
        waited.push_back(static_cast<double>((one.on - std::min(one.on, one.first_place)).count()));
    }
    f.retry_late = mean_of(late);
    f.retry_waited = mean_of(waited);
}

void style(const trace& t, figures& f) {
    int about = 0;
    int changes = 0;
    std::optional<bool> last;
    for (const planning& p : t.plannings) {
        about += p.about_within_week;
        if (last && p.is_short && *last != *p.is_short) ++changes;
        if (p.is_short) last = p.is_short;
    }
    f.about_in_week = about / years(t);
    f.short_changes = changes / years(t);
}

} // namespace

const std::vector<column>& columns() {
    static const std::vector<column> all{{"moved", &figures::moved_mean},
                                         {"moved-p95", &figures::moved_p95},
                                         {"after-miss", &figures::moved_by_miss},
                                         {"fixed-moved", &figures::fixed_moved},
                                         {"promise-p50", &figures::promise_p50},
                                         {"promise-p90", &figures::promise_p90},
                                         {"of-bound", &figures::of_bound},
                                         {"retry-late", &figures::retry_late},
                                         {"retry-waited", &figures::retry_waited},
                                         {"stretch-error", &figures::stretch_error},
                                         {"protected", &figures::protected_stretch},
                                         {"fairness", &figures::fairness},
                                         {"about-in-week", &figures::about_in_week},
                                         {"told-at-last", &figures::told_at_last},
                                         {"short-changes", &figures::short_changes},
                                         {"contacts", &figures::contacts},
                                         {"tries", &figures::use}};
    return all;
}

figures measure(const trace& t) {
    figures f;
    moves(t, f);
    promises(t, f);
    hours(t, f);
    contacts(t, f);
    style(t, f);
    return f;
}

figures mean(const std::vector<figures>& all) {
    figures out;
    for (const column& c : columns()) {
        std::vector<double> known;
        for (const figures& f : all)
            if (!std::isnan(f.*c.of)) known.push_back(f.*c.of);
        out.*c.of = mean_of(known);
    }
    return out;
}

double quantile(std::vector<double> all, double q) {
    if (all.empty()) return NAN;
    const auto at = static_cast<std::ptrdiff_t>(q * static_cast<double>(all.size() - 1));
    std::ranges::nth_element(all, all.begin() + at);
    return all[static_cast<std::size_t>(at)];
}

} // namespace intouch::bench
