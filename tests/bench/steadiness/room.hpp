// SPDX-License-Identifier: MIT
// How much time the simulated people need, and how much there is. Counts the tries of a round and whole touches in
// whole occurrences, so that a load of 1 means: with perfect order everything just fits.
#pragma once

#include "bench/steadiness/chance.hpp"
#include "bench/steadiness/rosters.hpp"

#include <map>
#include <string>
#include <vector>

namespace intouch::bench {

/// An occurrence of a block, or a day of [days].
struct slot {
    date day;
    const roster::block* block = nullptr; ///< null: [days]
    minutes length{0};
};

class room {
public:
    /// The world must outlive this object and keep its blocks.
    explicit room(const test::world& w) : w_(w) {}

    /// Without days away.
    [[nodiscard]] std::vector<slot> on(date day) const;
    [[nodiscard]] bool accepts(const slot& s, const roster::person& p, const std::string& channel);
    /// The first day from `from` on with a place that accepts the person; `from` where a year has none.
    [[nodiscard]] date first_place(const roster::person& p, const std::string& channel, date from);
    [[nodiscard]] minutes length_of(const std::string& channel) const {
        return w_.settings.channels.at(channel).minutes;
    }
    /// Minutes of the blocks on that day, whatever they are for; without blocks those of [days].
    [[nodiscard]] int minutes_on(date day) const;

private:
    const test::world& w_;
    std::map<std::string, bool> known_; ///< answers of `accepts`
};

/// A round of one person: how many touches it takes on each channel, missed days included, and how many days pass
/// in it between its first touch and its last.
struct expected_round {
    std::map<std::string, double> touches;
    double delay = 0;
};
[[nodiscard]] expected_round round_of(const test::world& w, const roster::person& p, const odds& o);

/// By how much the cadences have to be multiplied so that everything just fits; at most 60.
[[nodiscard]] double stretch_of(const test::world& w, const odds& o);

/// Changes every cadence by one factor, so that need over places is `load`. Says by how much the new cadences have
/// to be multiplied to fit.
double scale_to(double load, test::world& w, const odds& o);

/// One for each household, the member with the shortest cadence, and everybody who has none.
[[nodiscard]] std::vector<const roster::person*> those_who_speak(const roster::roster& r);

[[nodiscard]] double every_of(const test::world& w, const roster::person& p); ///< in days

} // namespace intouch::bench
