// SPDX-License-Identifier: MIT
// Counts of one simulated method, and their sums.
#pragma once

#include "bench/steadiness/village.hpp"

#include <map>
#include <string>
#include <vector>

namespace intouch::bench {

struct event_count {
    int events = 0;
    int moved = 0; ///< of people whom the event does not concern
    int most = 0;  ///< by one event
};

class tally {
public:
    tally(std::string method, const scenario& s, date first);

    /// An event happened, and moved this number of calendar entries of other people.
    void happened(const std::string& what, int moved);
    void moved_in_freeze() { ++in_freeze_; }
    /// The first day with time for a touch: its distance from the ideal, and the distance allowed.
    void came_up(date on, date ideal, date latest, span every, bool retry);
    void contact(date on, span every);
    /// Minutes that the method asks for on that day.
    void asked(date on, int minutes);
    /// Minutes of the blocks.
    void given(date on, int minutes);
    /// A person was on the roster that day.
    void lived(date on, span every);

    [[nodiscard]] date first() const { return first_; }
    [[nodiscard]] const std::string& method() const { return method_; }
    [[nodiscard]] const std::map<std::string, event_count>& by_event() const { return events_; }
    [[nodiscard]] event_count all() const;
    [[nodiscard]] int in_freeze() const { return in_freeze_; }
    /// The lateness at that share of all touches, as a part of the tolerance: 1 is the end of the window.
    [[nodiscard]] double lateness(double quantile) const;
    [[nodiscard]] double lateness_of_retries(double quantile) const;
    /// The same by cadence, in days.
    [[nodiscard]] std::map<double, double> lateness_by_cadence(double quantile) const;
    /// By cadence, in days: the time between contacts as a multiple of the wish.
    [[nodiscard]] std::map<double, double> stretch() const;
    [[nodiscard]] double longest_by_shortest() const;
    [[nodiscard]] const std::vector<int>& asked_by_week() const { return asked_; }
    [[nodiscard]] const std::vector<int>& given_by_week() const { return given_; }
    /// Weeks with more minutes wished than available.
    [[nodiscard]] int weeks_over() const;
    [[nodiscard]] double use() const; ///< wished minutes as a share of the available ones

private:
    [[nodiscard]] bool counts(date on) const { return on >= measured_from_ && on < end_; }
    static void add(std::vector<int>& weeks, date first, date on, int minutes);

    std::string method_;
    date first_;
    date measured_from_;
    date end_;
    std::map<std::string, event_count> events_;
    int in_freeze_ = 0;
    std::map<double, std::vector<double>> late_; // by days of the cadence
    std::vector<double> late_retries_;
    std::map<double, double> days_lived_; // by days of the cadence
    std::map<double, int> contacts_;
    std::vector<int> asked_;
    std::vector<int> given_;
};

} // namespace intouch::bench
