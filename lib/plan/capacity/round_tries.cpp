// SPDX-License-Identifier: MIT
#include "plan/capacity/round_tries.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace intouch::plan {

namespace {

/// What remains of a round on one channel.
struct rest_of_channel {
    double touches = 0;
    double waits = 0;    ///< days
    double contacts = 0; ///< probability
    double next = 0;     ///< probability that the next channel follows
};

constexpr double most_again = 0.99; ///< a channel on which nobody was ever reached

/// All tries on one channel. A state is how often nobody answered, and how often a message was left; the states with more
/// tries are worked out first, each once.
rest_of_channel rest_on(const try_shares& shares, const roster::retry_settings& retry, double every) {
    const auto wait = [&](span s) { return std::clamp(mean_days(s), every / 50, every); };
    const std::size_t messages = retry.left_message.after.size() + 1;
    std::vector<rest_of_channel> rest((retry.no_answer.after.size() + 1) * messages);
    for (std::size_t state = rest.size(); state-- > 0;) {
        rest_of_channel out{.touches = 1, .waits = 0, .contacts = shares.reached, .next = 0};
        double again = 0; // the probability that this very state follows
        const auto follow = [&](double p, const roster::ladder& ladder, std::size_t count, std::size_t step) {
            if (p <= 0) return;
            const bool spent = count == ladder.after.size();
            if (spent && ladder.then == roster::ladder_end::rest) return;
            if (spent && ladder.then == roster::ladder_end::next_channel) {
                out.next += p;
                return;
            }
            out.waits += p * wait(ladder.after[std::min(count, ladder.after.size() - 1)]);
            if (spent) {
                again += p;
                return;
            }
            const rest_of_channel& later = rest[state + step];
            out.touches += p * later.touches;
            out.waits += p * later.waits;
            out.contacts += p * later.contacts;
            out.next += p * later.next;
        };
        follow(shares.no_answer, retry.no_answer, state / messages, messages);
        follow(shares.left_message, retry.left_message, state % messages, 1);
        const double once = 1 / (1 - std::min(again, most_again));
        rest[state] = {out.touches * once, out.waits * once, out.contacts * once, out.next * once};
    }
    return rest.front();
}

} // namespace

double round_tries::all_touches() const { return std::reduce(touches.begin(), touches.end(), 0.0); }

round_tries round_tries_of(std::span<const std::string> via, const outcome_shares& shares,
                           const roster::settings& settings, double every) {
    round_tries out;
    double comes_here = 1;
    for (const std::string& id : via) {
        const auto found = settings.channels.find(id);
        const bool counts = found == settings.channels.end() || found->second.contact;
        rest_of_channel here = rest_on(shares.of(id), settings.retry, every);
        if (!counts) { // its work is done, and the round goes on
            here.next += here.contacts;
            here.contacts = 0;
        }
        if (&id != &via.back()) here.waits += here.next; // the next channel follows on the next day
        out.touches.push_back(comes_here * here.touches);
        out.waits += comes_here * here.waits;
        out.contacts += comes_here * here.contacts;
        comes_here *= here.next;
    }
    return out;
}

} // namespace intouch::plan
