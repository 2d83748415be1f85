// SPDX-License-Identifier: MIT
#include "net/loop.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <array>
#include <csignal>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace intouch::net;
using std::chrono::milliseconds;

namespace {
constexpr milliseconds patience{20'000}; // on a busy machine
}

TEST_CASE("tasks posted from any thread run in order on the loop") {
    loop l;
    std::vector<int> seen;
    std::thread other([&] {
        for (int i = 0; i < 3; ++i) l.post([&, i] { seen.push_back(i); });
        l.post([&] { l.stop(); });
    });
    CHECK(l.run_for(patience));
    other.join();
    CHECK(seen == std::vector<int>{0, 1, 2});
}

TEST_CASE("a timer runs once and never after its registration ends") {
    loop l;
    int ran = 0;
    auto kept = l.after(milliseconds(5), [&] { ++ran; });
    auto given_up = l.after(milliseconds(1), [&] { ran += 100; });
    given_up = {};
    auto last = l.after(milliseconds(20), [&] { l.stop(); });
    CHECK(l.run_for(patience));
    CHECK(ran == 1);
}

TEST_CASE("the task of a timer may replace the timer") {
    loop l;
    int ran = 0;
    std::optional<registration> timer;
    task again;
    again = [&] {
        if (++ran == 3) return l.stop();
        timer = l.after(milliseconds(1), [&] { again(); });
    };
    timer = l.after(milliseconds(1), [&] { again(); });
    CHECK(l.run_for(patience));
    CHECK(ran == 3);
}

TEST_CASE("a signal runs its task each time it comes") {
    loop l;
    std::vector<int> seen;
    const auto watching = l.on_signals({SIGUSR1, SIGUSR2}, [&](int number) {
        seen.push_back(number);
        if (seen.size() == 2) return l.stop();
        ::raise(SIGUSR2);
    });
    ::raise(SIGUSR1);
    CHECK(l.run_for(patience));
    CHECK(seen == std::vector<int>{SIGUSR1, SIGUSR2});
}

TEST_CASE("a readable descriptor runs its task until it is read or its registration ends") {
    loop l;
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    std::string seen;
    registration watching = l.watch_readable(ends[0], [&] {
        char c = 0;
        REQUIRE(::read(ends[0], &c, 1) == 1);
        seen += c;
        if (seen == "ab") {
            watching = {};
            l.stop();
        }
    });
    REQUIRE(::write(ends[1], "abc", 3) == 3);
    CHECK(l.run_for(patience));
    CHECK(seen == "ab");
    CHECK_FALSE(l.run_for(milliseconds(5)));
    CHECK(seen == "ab");
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("the worker does its work in order and the loop gets the results") {
    loop l;
    const auto here = std::this_thread::get_id();
    std::vector<int> order;
    for (int i = 0; i < 3; ++i)
        l.compute([i, here] { return std::pair(i, std::this_thread::get_id() != here); },
                  [&](std::pair<int, bool> made) {
                      CHECK(made.second);
                      CHECK(std::this_thread::get_id() == here);
                      order.push_back(made.first);
                      if (order.size() == 3) l.stop();
                  });
    CHECK(l.run_for(patience));
    CHECK(order == std::vector<int>{0, 1, 2});
}

TEST_CASE("an exception from the worker leaves the loop") {
    loop l;
    bool answered = false;
    l.run_on_worker([] { throw std::runtime_error("no plan"); }, [&] { answered = true; });
    CHECK_THROWS_WITH_AS(l.run_for(patience), "no plan", std::runtime_error);
    CHECK_FALSE(answered);
}

TEST_CASE("a destroyed loop drops the queued work") {
    int answered = 0;
    {
        loop l;
        for (int i = 0; i < 100; ++i) l.run_on_worker([] {}, [&] { ++answered; });
    }
    CHECK(answered == 0);
}

TEST_CASE("work aside is done in order, and the worker does not wait for it") {
    loop l;
    const auto here = std::this_thread::get_id();
    std::promise<void> release;
    std::vector<std::string> order;
    l.compute_aside([&, here] { return release.get_future().wait(), std::this_thread::get_id() != here; },
                    [&](bool elsewhere) {
                        CHECK(elsewhere);
                        CHECK(std::this_thread::get_id() == here);
                        order.emplace_back("first aside");
                    });
    l.compute_aside([] { return 2; },
                    [&](int) {
                        order.emplace_back("second aside");
                        l.stop();
                    });
    l.run_on_worker([] {},
                    [&] {
                        CHECK(l.busy_aside());
                        order.emplace_back("worker");
                        release.set_value();
                    });
    CHECK(l.run_for(patience));
    CHECK(order == std::vector<std::string>{"worker", "first aside", "second aside"});
}

TEST_CASE("work aside begins again after a rest") {
    loop l;
    for (int i = 0; i < 3; ++i) {
        l.run_aside([] {}, [&] { l.stop(); });
        CHECK(l.run_for(patience));
        while (l.busy_aside()) std::this_thread::yield();
    }
}

TEST_CASE("an exception from work aside leaves the loop") {
    loop l;
    l.run_aside([] { throw std::runtime_error("no calendar"); }, [] {});
    CHECK_THROWS_WITH_AS(l.run_for(patience), "no calendar", std::runtime_error);
}

TEST_CASE("the end of the loop does not wait for work aside") {
    struct shared {
        std::promise<void> begun, release, ended;
    };
    const auto both = std::make_shared<shared>(); // shared with the thread, which outlives the loop
    int answered = 0;
    {
        loop l;
        l.run_aside(
            [both] {
                both->begun.set_value();
                both->release.get_future().wait();
                both->ended.set_value();
            },
            [&] { ++answered; });
        l.run_aside([&] { answered += 100; }, [] {});
        both->begun.get_future().wait();
    }
    both->release.set_value();
    both->ended.get_future().wait();
    CHECK(answered == 0);
}
