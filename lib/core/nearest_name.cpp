// SPDX-License-Identifier: MIT
#include "core/nearest_name.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace intouch {

namespace {

/// In bytes. No sensible name is longer, and the time for a distance grows with the product of both lengths.
constexpr std::size_t longest_word = 128;

std::size_t difference(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

/// The restricted Damerau-Levenshtein distance (optimal string alignment): insertions, deletions,
/// substitutions and swaps of neighbours, where no position is edited twice. The recurrence reads only the
/// last three rows of its table.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
    }
    return row[b.size()];
}

} // namespace

std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> candidates) {
    if (word.size() > longest_word) {
        return std::nullopt;
    }
    const std::u32string wanted = code_points(lower_ascii(word));
    const std::string* best = nullptr;
    std::size_t room = std::max<std::size_t>(1, wanted.size() / 3);
    for (const std::string& candidate : candidates) {
        if (candidate.size() > 2 * longest_word) {
            continue;
        }
        const std::u32string name = code_points(lower_ascii(candidate));
        if (difference(wanted.size(), name.size()) > room) {
            continue;
        }
        const std::size_t apart = distance(wanted, name);
        if (apart > room) {
            continue;
        }
        best = &candidate;
        if (apart == 0) {
            break;
        }
        room = apart - 1; // a later candidate must be strictly nearer
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const auto near = nearest_name(word, candidates);
    return near ? "; did you mean " + quoted(*near) + "?" : std::string();
}

} // namespace intouch
