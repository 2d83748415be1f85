// SPDX-License-Identifier: MIT
// Writes the program for CBC, and reads its answer.
#include "bench/optimality/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

namespace intouch::bench {

namespace {

/// A difference of cost up to this counts as none: the tolerance of a solver.
constexpr double nought = 1e-5;

} // namespace

program::least program::cost(const std::filesystem::path& lp) const {
    if (ours - least_ <= 1e-9) return {ours, true};
    write(lp, goal::cost);
    return solve(lp, ours);
}

program::least program::movement(const std::filesystem::path& lp) const {
    if (moved <= 0) return {0, true};
    write(lp, goal::movement);
    return solve(lp, moved);
}

program::least program::solve(const std::filesystem::path& lp, double otherwise) const {
    const auto answer = lp.string() + ".txt";
    const auto command =
        fmt::format("cbc {} sec 20 ratio 0.0005 solve solution {} >/dev/null 2>&1", lp.string(), answer);
    std::filesystem::remove(answer);
    if (std::system(command.c_str()) != 0) // NOLINT(cert-env33-c,concurrency-mt-unsafe)
        return {otherwise, false};
    std::ifstream in(answer);
    std::string line;
    std::getline(in, line);
    const auto at = line.find("objective value");
    if (at == std::string::npos) return {otherwise, false};
    const double value = std::strtod(line.c_str() + at + 15, nullptr);
    if (line.starts_with("Infeasible")) {
        fmt::print("infeasible: {}\n", lp.string());
        return {0, false};
    }
    return {value, line.starts_with("Optimal")};
}

void program::write(const std::filesystem::path& lp, goal g) const {
    std::map<std::size_t, bool> whole;
    for (const option& o : options_) {
        const auto [at, fresh] = whole.try_emplace(o.place, true);
        at->second = at->second && o.whole && !places_[o.place].shared && places_[o.place].taken.empty();
    }
    std::string costs;
    std::string movements;
    std::string moving;
    std::string variables;
    std::map<std::size_t, std::string> once;
    std::map<std::size_t, std::string> minutes_of;
    std::map<std::int64_t, std::string> slots; // by the number of the step since the epoch
    const auto add = [&](const option& o, const std::string& name, const start& s) {
        costs += fmt::format(" + {:.9g} {}\n", s.cost, name);
        const double moves = movement(who_[o.who], s.day);
        movements += fmt::format(" + {} {}\n", moves, name);
        if (moves > 0) moving += " + " + name + "\n";
        once[o.who] += " + " + name;
        variables += " " + name + "\n";
    };
    for (const option& o : options_) {
        const int length = static_cast<int>(who_[o.who].d.length.count());
        const place& p = places_[o.place];
        const int weight = p.block == nullptr ? std::min(length, p.capacity) : length;
        const auto name = fmt::format("x_{}_{}", o.who, o.place);
        if (whole[o.place]) {
            add(o, name, o.starts.front());
            minutes_of[o.place] += fmt::format(" + {} {}\n", weight, name);
            continue;
        }
        for (const start& begin : o.starts) {
            const auto at = fmt::format("{}_{}", name, begin.at);
            add(o, at, begin);
            const auto first = (p.start.time_since_epoch().count() / 60 + begin.at) / step;
            for (int n = 0; n < (length + step - 1) / step; ++n) slots[first + n] += " + " + at + "\n";
        }
    }
    std::ofstream out(lp);
    out << "Minimize\n obj:" << (g == goal::cost ? costs : movements) << "Subject To\n";
    if (g == goal::movement) {
        out << " cost:" << costs << fmt::format(" <= {:.9g}\n", ours + nought);
        out << " movers:" << moving << fmt::format(" <= {}\n", std::max(movers, few));
    }
    for (const auto& [who, sum] : once) out << " who" << who << ":" << sum << " = 1\n";
    for (const auto& [place, sum] : minutes_of)
        out << " full" << place << ":" << sum
            << " <= " << places_[place].capacity - places_[place].taken_minutes << "\n";
    for (const auto& [slot, sum] : slots) out << " slot" << slot << ":" << sum << " <= 1\n";
    out << "Binary\n" << variables << "End\n";
}

} // namespace intouch::bench
