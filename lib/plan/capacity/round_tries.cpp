// SPDX-License-Identifier: MIT
#include "plan/capacity/round_tries.hpp"

#include <algorithm>
#include <numeric>

namespace intouch::plan {

namespace {

/// What remains of a round on one channel.
struct rest_of_channel {
    double touches = 0;
    double waits = 0;    ///< days
    double contacts = 0; ///< probability
    double next = 0;     ///< probability that the next channel follows
};

/// All tries on one channel, from the state "no answer and left message so many times" on.
class channel_walk {
public:
    channel_walk(const try_shares& shares, const roster::retry_settings& retry, double every)
        : shares_(shares), no_answer_(retry.no_answer), left_message_(retry.left_message), every_(every) {}

    [[nodiscard]] rest_of_channel from(std::size_t no_answers, std::size_t messages) const {
        rest_of_channel out{.touches = 1, .waits = 0, .contacts = shares_.reached, .next = 0};
        double again = 0; // the probability that this very state follows
        const auto follow = [&](double p, const roster::ladder& ladder, std::size_t& count) {
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
            ++count;
            const rest_of_channel later = from(no_answers, messages);
            --count;
            out.touches += p * later.touches;
            out.waits += p * later.waits;
            out.contacts += p * later.contacts;
            out.next += p * later.next;
        };
        follow(shares_.no_answer, no_answer_, no_answers);
        follow(shares_.left_message, left_message_, messages);
        const double once = 1 / (1 - std::min(again, most_again));
        return {out.touches * once, out.waits * once, out.contacts * once, out.next * once};
    }

private:
    static constexpr double most_again = 0.99; ///< a channel on which nobody was ever reached

    [[nodiscard]] double wait(span s) const { return std::clamp(mean_days(s), every_ / 50, every_); }

    const try_shares& shares_;
    const roster::ladder& no_answer_;
    const roster::ladder& left_message_;
    double every_;
};

} // namespace

double round_tries::all_touches() const { return std::reduce(touches.begin(), touches.end(), 0.0); }

round_tries round_tries_of(std::span<const std::string> via, const outcome_shares& shares,
                           const roster::settings& settings, double every) {
    round_tries out;
    double comes_here = 1;
    for (const std::string& id : via) {
        const auto found = settings.channels.find(id);
        const bool counts = found == settings.channels.end() || found->second.contact;
        rest_of_channel here = channel_walk(shares.of(id), settings.retry, every).from(0, 0);
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
