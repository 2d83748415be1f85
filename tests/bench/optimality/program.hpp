// SPDX-License-Identifier: MIT
// The problem of a plan as a mixed-integer program, computed minute by minute from the user's files.
#pragma once

#include "plan/agenda/agenda.hpp"
#include "plan/due/demand.hpp"
#include "plan/story.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intouch::bench {

using namespace intouch::test;

inline constexpr int step = 5; // minutes
inline constexpr std::size_t few = 4;

/// An occurrence of a block, or a day.
struct place {
    const roster::block* block = nullptr; // null: a day
    date day;
    instant start;
    int capacity = 0;
    int taken_minutes = 0;                  // of a day's
    bool shared = false;                    // another block has some of the same minutes
    std::vector<std::pair<int, int>> taken; // of a block's, from and to
};

/// Where an unchanged touch may go that was published: anywhere, or where nothing breaks that the user was
/// told. A touch that was told with its hour stays in its window; an about touch stays in its band.
enum class freedom : std::uint8_t { anywhere, as_told };

class program {
public:
    /// A published place counts while its demand is unchanged: such a touch does not move into the freeze,
    /// and each day that it is told anew counts its minutes. A touch published inside the freeze stays there.
    /// While time is short, so does each touch that was told with its hour, or comes in the next days.
    program(const world& w, const plan::agenda& a, freedom f);

    /// The least cost that the solver finds, and whether the solver proved it.
    struct least {
        double value = 0;
        bool proven = false;
    };
    [[nodiscard]] least cost(const std::filesystem::path& lp) const;
    /// The least movement at no more than the cost of the agenda; with more than `few` movers, no more people
    /// move.
    [[nodiscard]] least movement(const std::filesystem::path& lp) const;

    double ours = 0;        ///< cost of the agenda
    double moved = 0;       ///< its movement, in minutes times days
    std::size_t movers = 0; ///< of how many people
    [[nodiscard]] std::size_t people() const { return who_.size(); }
    /// Two programs of one world that have the same name have the same least cost.
    [[nodiscard]] std::size_t name() const { return name_; }

private:
    struct wish {
        plan::demand d;
        bool timed;
        double now;                                         // its cost
        date day;                                           // of its place
        bool keeps_away;                                    // from the hour to avoid
        std::optional<ledger::published_touch> published{}; // when the same is still wanted
    };
    struct start {
        int at; // minutes
        date day;
        double cost;
    };
    struct option {
        std::size_t who;
        std::size_t place;
        double cost; // the least
        std::vector<start> starts;
        bool whole; // any minute will do, at one cost
    };
    enum class goal : std::uint8_t { cost, movement };

    [[nodiscard]] bool near(const plan::demand& d, instant at) const;
    void take(const plan::touch& t);
    [[nodiscard]] bool away(date day) const;
    void enumerate_places();
    [[nodiscard]] bool lets_in(const roster::block& b, const plan::demand& d) const;
    [[nodiscard]] bool reached(const plan::demand& d, instant at) const;
    [[nodiscard]] bool frozen(instant begins) const { return begins <= w_.moment + w_.settings.freeze; }
    [[nodiscard]] date last_fixed(const plan::demand& d) const;
    [[nodiscard]] static days band(const plan::demand& d);
    [[nodiscard]] bool stands(const plan::demand& d, const ledger::published_touch& was) const;
    [[nodiscard]] double movement(const wish& w, date day) const;
    [[nodiscard]] std::vector<start> starts(const wish& w, const place& p) const;
    [[nodiscard]] std::optional<option> choice(std::size_t who, std::size_t p) const;
    [[nodiscard]] bool stands_on(const ledger::published_touch& was, const option& o) const;
    void keep_out_of_the_freeze(std::vector<option>& options) const;
    void keep_what_was_told(const wish& w, std::vector<option>& options) const;
    void choose();
    void write(const std::filesystem::path& lp, goal g) const;
    [[nodiscard]] least solve(const std::filesystem::path& lp, double otherwise) const;

    const world& w_;
    freedom freedom_;
    date today_;
    bool short_;
    std::size_t name_ = 0;
    std::vector<wish> who_;
    std::vector<place> places_;
    std::vector<option> options_;
    double least_ = 0;
};

} // namespace intouch::bench
