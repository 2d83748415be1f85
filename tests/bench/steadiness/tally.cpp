// SPDX-License-Identifier: MIT
#include "bench/steadiness/tally.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace intouch::bench {

namespace {

double quantile(std::vector<double> all, double q) {
    if (all.empty()) return 0;
    std::ranges::sort(all);
    return all[static_cast<std::size_t>(q * static_cast<double>(all.size() - 1))];
}

} // namespace

tally::tally(std::string method, const scenario& s, date first)
    : method_(std::move(method)), first_(first), measured_from_(first + days(365 * s.settling)),
      end_(first + days(365 * s.years)) {}

void tally::happened(const std::string& what, int moved) {
    event_count& e = events_[what];
    ++e.events;
    e.moved += moved;
    e.most = std::max(e.most, moved);
}

void tally::came_up(date on, date ideal, date latest, span every, bool retry) {
    if (!counts(on)) return;
    const auto tolerated = std::max<std::int64_t>(1, (latest - ideal).count());
    const double late = static_cast<double>((on - ideal).count()) / static_cast<double>(tolerated);
    (retry ? late_retries_ : late_[mean_days(every)]).push_back(late);
}

void tally::contact(date on, span every) {
    if (counts(on)) ++contacts_[mean_days(every)];
}

void tally::add(std::vector<int>& weeks, date first, date on, int minutes) {
    const auto week = static_cast<std::size_t>((on - first).count() / 7);
    if (weeks.size() <= week) weeks.resize(week + 1);
    weeks[week] += minutes;
}

void tally::asked(date on, int minutes) {
    if (on < end_) add(asked_, first_, on, minutes);
}

void tally::given(date on, int minutes) {
    if (on < end_) add(given_, first_, on, minutes);
}

void tally::lived(date on, span every) {
    if (counts(on)) days_lived_[mean_days(every)] += 1;
}

event_count tally::all() const {
    event_count sum;
    for (const auto& [what, e] : events_) {
        sum.events += e.events;
        sum.moved += e.moved;
        sum.most = std::max(sum.most, e.most);
    }
    return sum;
}

double tally::lateness(double q) const {
    std::vector<double> all;
    for (const auto& [every, late] : late_) all.insert(all.end(), late.begin(), late.end());
    return quantile(std::move(all), q);
}

double tally::lateness_of_retries(double q) const { return quantile(late_retries_, q); }

std::map<double, double> tally::lateness_by_cadence(double q) const {
    std::map<double, double> out;
    for (const auto& [every, late] : late_) out[every] = quantile(late, q);
    return out;
}

std::map<double, double> tally::stretch() const {
    std::map<double, double> out;
    for (const auto& [every, lived] : days_lived_) {
        const auto contacts = contacts_.find(every);
        if (contacts != contacts_.end()) out[every] = lived / (contacts->second * every);
    }
    return out;
}

double tally::longest_by_shortest() const {
    double least = INFINITY;
    double most = 0;
    for (const auto& [every, s] : stretch()) {
        least = std::min(least, s);
        most = std::max(most, s);
    }
    return most / least;
}

int tally::weeks_over() const {
    int over = 0;
    for (std::size_t i = 0; i < std::min(asked_.size(), given_.size()); ++i)
        over += asked_[i] > given_[i] ? 1 : 0;
    return over;
}

double tally::use() const {
    double asked = 0;
    double given = 0;
    for (const int m : asked_) asked += m;
    for (const int m : given_) given += m;
    return asked / std::max(1.0, given);
}

} // namespace intouch::bench
