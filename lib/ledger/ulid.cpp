// SPDX-License-Identifier: MIT
#include "ledger/ulid.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace intouch::ledger {
namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t letters = 26; // 130 bits for 128: the first letter holds three bits
constexpr std::uint64_t last_millisecond = (std::uint64_t{1} << 48) - 1;

using bits = std::array<std::uint8_t, 16>; ///< 48 bits of time, 80 bits of counter, big-endian

bits join(std::uint64_t ms, const std::array<std::uint8_t, 10>& random) {
    bits all{};
    for (std::size_t i = 0; i < 6; ++i) all.at(i) = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    std::ranges::copy(random, all.begin() + 6);
    return all;
}

std::string print_ulid(const bits& all) {
    std::string text(letters, '0');
    unsigned pending = 0; // its low `held` bits are not printed yet
    unsigned held = 2;    // two leading zero bits make 130
    std::size_t at = 0;
    for (const std::uint8_t byte : all) {
        pending = (pending << 8U | byte) & 0xFFFFU;
        held += 8;
        while (held >= 5) {
            held -= 5;
            text.at(at++) = crockford.at((pending >> held) & 31U);
        }
    }
    return text;
}

std::optional<bits> parse(std::string_view text) {
    if (text.size() != letters) return std::nullopt;
    bits all{};
    unsigned pending = 0;
    unsigned held = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < letters; ++i) {
        const auto value = crockford.find(text.at(i));
        if (value == std::string_view::npos || (i == 0 && value > 7)) return std::nullopt;
        pending = (pending << 5U | static_cast<unsigned>(value)) & 0xFFFFU;
        held += i == 0 ? 3U : 5U;
        if (held >= 8) {
            held -= 8;
            all.at(at++) = static_cast<std::uint8_t>(pending >> held);
        }
    }
    return all;
}

/// False when the counter overflows to zero.
bool increment(std::array<std::uint8_t, 10>& counter) {
    return std::any_of(counter.rbegin(), counter.rend(), [](std::uint8_t& byte) { return ++byte != 0; });
}

} // namespace

ulid_source::ulid_source(random_bytes random) : random_(std::move(random)) {}

std::string ulid_source::next(std::chrono::sys_time<std::chrono::milliseconds> now) {
    const auto count = std::max<std::int64_t>(now.time_since_epoch().count(), 0);
    const auto ms = std::min(static_cast<std::uint64_t>(count), last_millisecond);
    if (ms > last_ms_) {
        last_ms_ = ms;
        last_random_ = random_();
    } else if (!increment(last_random_)) {
        ++last_ms_; // the counter overflowed: use the next millisecond
    }
    return print_ulid(join(last_ms_, last_random_));
}

void ulid_source::seen(const std::string& id) {
    const auto all = parse(id);
    if (!all || *all <= join(last_ms_, last_random_)) return;
    last_ms_ = 0;
    for (std::size_t i = 0; i < 6; ++i) last_ms_ = last_ms_ << 8U | all->at(i);
    std::copy(all->begin() + 6, all->end(), last_random_.begin());
}

bool valid_ulid(std::string_view text) { return parse(text).has_value(); }

} // namespace intouch::ledger
