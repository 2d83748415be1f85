// SPDX-License-Identifier: MIT
#include "bench/steadiness/results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace intouch::bench {

figures mean_of(const results& all, const std::string& method, const std::vector<std::string>& rosters,
                double load) {
    std::vector<figures> each;
    for (const auto& roster : rosters) {
        const auto found = all.find({method, roster, load});
        if (found != all.end()) each.push_back(mean(found->second));
    }
    return mean(each);
}

std::string write_results(const results& all, const std::string& method) {
    std::string out;
    for (const auto& [key, seeds] : all) {
        const auto& [by, roster, load] = key;
        if (by != method) continue;
        out += fmt::format("{} {}", roster, load);
        const figures f = mean(seeds);
        for (const column& c : columns())
            if (!std::isnan(f.*c.of)) out += fmt::format(" {} {:.4g}", c.id, f.*c.of);
        out += "\n";
    }
    return out;
}

void read_results(const std::string& text, results& into) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        std::string roster;
        std::string id;
        double load = 0;
        figures f;
        words >> roster >> load;
        for (double value = 0; words >> id >> value;) {
            const auto c = std::ranges::find(columns(), id, &column::id);
            if (c != columns().end()) f.*c->of = value;
        }
        into[{"before", roster, load}].push_back(f);
    }
}

} // namespace intouch::bench
