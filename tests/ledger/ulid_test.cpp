// SPDX-License-Identifier: MIT
#include "ledger/ulid.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using intouch::ledger::ulid_source;
using intouch::ledger::valid_ulid;
using std::chrono::milliseconds;

namespace {

using random_part = std::array<std::uint8_t, 10>;

auto at(std::int64_t ms) { return std::chrono::sys_time<milliseconds>(milliseconds(ms)); }
ulid_source always(const random_part& r) {
    return ulid_source([r] { return r; });
}

constexpr random_part full{255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

} // namespace

TEST_CASE("an id holds 48 bits of time and 80 random bits in Crockford letters") {
    // The time is the example of the specification, 01ARYZ6S41. The other letters were computed separately.
    CHECK(always({}).next(at(1469918176385)) == "01ARYZ6S410000000000000000");
    CHECK(always({0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23}).next(at(1469918176385)) ==
          "01ARYZ6S4104HMASW9NF6YY093");
    CHECK(always(full).next(at((std::int64_t{1} << 48) - 1)) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
}

TEST_CASE("ids rise within a millisecond and when the clock goes back") {
    int asked = 0;
    ulid_source ids([&] {
        ++asked;
        return random_part{7};
    });
    std::string last = ids.next(at(1000));
    for (const std::int64_t ms : {1000, 1000, 999, 500, 0, -5, 1000}) {
        const auto next = ids.next(at(ms));
        CHECK(next > last);
        CHECK(next.substr(0, 10) == last.substr(0, 10));
        last = next;
    }
    CHECK(asked == 1);
    CHECK(ids.next(at(1001)) > last);
    CHECK(asked == 2);
}

TEST_CASE("a full counter moves on to the next millisecond") {
    auto ids = always(full);
    const auto first = ids.next(at(1000));
    const auto second = ids.next(at(1000));
    CHECK(second > first);
    CHECK(second == always({}).next(at(1001)));
    CHECK(ids.next(at(1001)) > second);
}

TEST_CASE("a carry passes through all bytes of the counter") {
    auto ids = always({0, 0, 0, 0, 0, 0, 0, 0, 0, 255});
    const auto first = ids.next(at(1));
    CHECK(ids.next(at(1)) == always({0, 0, 0, 0, 0, 0, 0, 0, 1, 0}).next(at(1)));
    CHECK(first < always({0, 0, 0, 0, 0, 0, 0, 0, 1, 0}).next(at(1)));
}

TEST_CASE("later ids sort after one that was seen") {
    const auto stored = always(full).next(at(2000000000000));
    auto ids = always({1});
    ids.seen(stored);
    const auto next = ids.next(at(1000));
    CHECK(next > stored);
    CHECK(ids.next(at(1000)) > next);

    // An older id and an invalid id change nothing.
    ids.seen(always({}).next(at(5)));
    ids.seen("no id");
    CHECK(ids.next(at(1000)) > next);
}

TEST_CASE("ids continue after a seen id as after a made one") {
    auto one = always({1, 2, 3});
    auto other = always({9});
    other.seen(one.next(at(77)));
    CHECK(other.next(at(77)) == one.next(at(77)));
}

TEST_CASE("an id is 26 upper-case Crockford letters of which the first is at most 7") {
    CHECK(valid_ulid("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
    CHECK(valid_ulid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
    for (const auto* text :
         {"", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAV0", "01arz3ndektsv4rrffq69g5fav",
          "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5FAI",
          "01ARZ3NDEKTSV4RRFFQ69G5FAL", "01ARZ3NDEKTSV4RRFFQ69G5FAO", "01ARZ3NDEKTSV4RRFFQ69G5F V"})
        CHECK_FALSE_MESSAGE(valid_ulid(text), text);
}
