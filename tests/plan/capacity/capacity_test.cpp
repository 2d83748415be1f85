// SPDX-License-Identifier: MIT
#include "plan/capacity/capacity.hpp"
#include "plan/capacity/remedies.hpp"
#include "plan/generated.hpp"
#include "plan/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

using namespace intouch;
using namespace intouch::test;

namespace {

std::optional<double> stretch(std::vector<plan::need> needs, std::vector<double> available) {
    return plan::least_stretch(needs, available);
}

/// Ford and Fulkerson on a matrix, as in a textbook: node 0 the source, then needs, then blocks, then the
/// sink.
class textbook_flow {
public:
    textbook_flow(const std::vector<plan::need>& needs, const std::vector<double>& available, double s)
        : size_(needs.size() + available.size() + 2), left_(size_ * size_) {
        for (std::size_t i = 0; i < needs.size(); ++i) {
            at(0, 1 + i) = needs[i].minutes / s;
            for (const std::size_t block : needs[i].blocks) at(1 + i, 1 + needs.size() + block) = 1e9;
        }
        for (std::size_t i = 0; i < available.size(); ++i) at(1 + needs.size() + i, size_ - 1) = available[i];
    }
    double value() {
        double sum = 0;
        while (true) {
            std::vector<bool> seen(size_);
            const double more = push(0, 1e9, seen);
            if (more < 1e-9) return sum;
            sum += more;
        }
    }

private:
    double& at(std::size_t from, std::size_t to) { return left_[from * size_ + to]; }
    double push(std::size_t from, double most, std::vector<bool>& seen) {
        if (from == size_ - 1) return most;
        seen[from] = true;
        for (std::size_t to = 0; to < size_; ++to) {
            if (seen[to] || at(from, to) < 1e-9) continue;
            const double sent = push(to, std::min(most, at(from, to)), seen);
            if (sent < 1e-9) continue;
            at(from, to) -= sent;
            at(to, from) += sent;
            return sent;
        }
        return 0;
    }
    std::size_t size_;
    std::vector<double> left_;
};

double in_all(const std::vector<plan::need>& needs) {
    return std::accumulate(needs.begin(), needs.end(), 0.0,
                           [](double sum, const plan::need& n) { return sum + n.minutes; });
}

/// Up to six blocks that give 15 to 120 minutes, up to eight needs of any sets of them.
void deal(dice& d, std::vector<plan::need>& needs, std::vector<double>& available) {
    for (int i = 1 + d.below(6); i > 0; --i) available.push_back(15.0 * (1 + d.below(8)));
    for (int i = 1 + d.below(8); i > 0; --i) {
        plan::need n{.blocks = {}, .minutes = 1.0 + d.below(150)};
        for (std::size_t block = 0; block < available.size(); ++block) {
            if (d.one_in(3)) n.blocks.push_back(block);
        }
        if (n.blocks.empty())
            n.blocks.push_back(static_cast<std::size_t>(d.below(static_cast<int>(available.size()))));
        needs.push_back(std::move(n));
    }
}

plan::capacity capacity_of(world& w) { return plan::plan(w.input()).capacity; }

/// "open-block calls friends", "longer-cadence clients 4 months", one a line.
std::string told(const plan::capacity& c) {
    std::string all;
    for (const plan::remedy& r : c.remedies) {
        all += std::string(plan::name(r.kind));
        for (const std::string& part : {r.block, r.circle, r.channel, r.person})
            if (!part.empty()) all += " " + part;
        if (r.count > 0) all += fmt::format(" {} of {}", r.count, r.minutes.count());
        if (r.to.count > 0) all += " " + print(r.to);
        all += fmt::format(", {:.1f} minutes\n", r.cost);
    }
    return all;
}

/// Twelve clients who need 300 minutes in 12 weeks between them and two blocks that turn most away.
world crowded(std::string_view blocks, std::string_view every) {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n" + std::string(blocks));
    std::string roster =
        fmt::format("[circles.clients]\nevery = \"{}\"\n[circles.friends]\nevery = \"6 weeks\"\n", every);
    for (int i = 0; i < 12; ++i)
        roster += fmt::format(
            "[people.c{}]\ncircles = [\"clients\"]\nphone = \"+44 1{}\"\nlast = 2026-11-20\n", i, i);
    for (int i = 0; i < 6; ++i)
        roster += fmt::format(
            "[people.f{}]\ncircles = [\"friends\"]\nphone = \"+44 2{}\"\nlast = 2026-11-20\n", i, i);
    w.read_roster(roster);
    w.clock("2026-12-01 09:00");
    w.join();
    return w;
}

} // namespace

TEST_CASE("one block stretches everybody alike") {
    CHECK(stretch({{{0}, 180}}, {90}) == doctest::Approx(2));
    CHECK(stretch({{{0}, 45}}, {90}) == doctest::Approx(0.5));
}

TEST_CASE("whoever has a choice makes room for whoever has none") {
    CHECK(stretch({{{0}, 60}, {{0, 1}, 60}}, {60, 60}) == doctest::Approx(1));
    CHECK(stretch({{{0}, 90}, {{0, 1}, 30}}, {60, 60}) == doctest::Approx(1.5));
}

TEST_CASE("the tightest set of blocks decides and not the sum") {
    CHECK(stretch({{{0}, 30}, {{1}, 200}, {{0, 1, 2}, 10}}, {100, 50, 100}) == doctest::Approx(4));
    CHECK(stretch({{{0, 1}, 100}, {{1, 2}, 100}, {{2}, 100}}, {50, 50, 50}) == doctest::Approx(2));
}

TEST_CASE("without needs or with blocks that give nothing there is no stretch") {
    CHECK(stretch({}, {60}) == std::nullopt);
    CHECK(stretch({{{0}, 30}}, {0}) == std::nullopt);
    CHECK(stretch({{{0}, 30}, {{1}, 30}}, {0, 60}) == doctest::Approx(0.5));
}

TEST_CASE("the capacity of a roster is told in minutes a week") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n"
                    "[blocks.calls]\nwhen = [\"Tue 17:00-18:00\", \"Thu 17:00-17:30\"]\nvia = [\"call\"]\n"
                    "circles = [\"clients\"]\n");
    w.read_roster(
        "[circles.clients]\nevery = \"1 week\"\n[circles.friends]\nevery = \"10 weeks\"\n"
        "[people.ada]\ncircles = [\"clients\"]\nphone = \"+44 1\"\nlast = 2026-11-20\n"
        "[people.grace]\ncircles = [\"clients\", \"friends\"]\nphone = \"+44 2\"\nlast = 2026-11-20\n"
        "[people.mary]\ncircles = [\"friends\"]\nvia = [\"letter\"]\naddress = \"Here\"\nlast = 2026-11-20\n"
        "[people.jane]\ncircles = [\"clients\"]\nphone = \"+44 3\"\npause = true\n");
    w.clock("2026-12-01 09:00");
    w.away = {{day("2026-12-08"), day("2026-12-08"), "away"}};
    w.join();
    const auto c = plan::plan(w.input()).capacity;
    CHECK(c.needed == doctest::Approx(25 + 25 + 2)); // a letter of 20 minutes every ten weeks
    CHECK(c.available == doctest::Approx(90.0 - 60.0 / 12));
    CHECK(c.stretch == doctest::Approx(50 / 85.0));
    REQUIRE(c.circles.size() == 2);
    CHECK(c.circles[0].id == "clients");
    CHECK(c.circles[0].needed == doctest::Approx(50));
    CHECK(c.circles[0].available == doctest::Approx(85));
    CHECK(c.circles[1].id == "friends");
    CHECK(c.circles[1].needed == doctest::Approx(27));
    CHECK(c.circles[1].available == 0);
    REQUIRE(c.channels.size() == 2);
    CHECK(c.channels[0] == plan::channel_capacity{"call", 50, 85});
    CHECK(c.channels[1] == plan::channel_capacity{"letter", 2, 0});
    CHECK(c.remedies.empty());
}

TEST_CASE("the stretch and the shortage are those of a flow through a matrix") {
    dice d(20261201);
    for (int i = 0; i < 400; ++i) {
        std::vector<plan::need> needs;
        std::vector<double> available;
        deal(d, needs, available);
        INFO("instance ", i);
        const double s = plan::least_stretch(needs, available).value();
        const double wanted = in_all(needs);
        CHECK(textbook_flow(needs, available, s * 1.0001).value() == doctest::Approx(wanted / (s * 1.0001)));
        CHECK(textbook_flow(needs, available, s * 0.999).value() < wanted / (s * 0.999) * (1 - 1e-7));
        const double unmet = wanted - textbook_flow(needs, available, 1).value();
        CHECK(plan::shortage_of(needs, available).minutes == doctest::Approx(unmet));
        // One more block that takes everybody and gives just that is enough.
        available.push_back(unmet);
        for (plan::need& n : needs) n.blocks.push_back(available.size() - 1);
        CHECK(plan::shortage_of(needs, available).minutes == doctest::Approx(0).epsilon(1e-6));
    }
}

TEST_CASE("a retry by text still needs the reach of the call that its rounds start with") {
    world w;
    w.read_settings("timezone = \"Europe/Berlin\"\n[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n"
                    "[retry.no_answer]\nafter = [\"1 day\"]\n");
    w.read_roster("[people.ada]\nevery = \"1 week\"\nreach = [\"Mon 08:00-09:00\"]\nphone = \"+44 1\"\n"
                  "last = 2026-11-20\n");
    w.clock("2026-12-01 09:00");
    w.join();
    CHECK(capacity_of(w).stretch == std::nullopt);
    for (const char* day : {"2026-12-02 09:00", "2026-12-04 09:00"}) {
        w.clock(day);
        w.log({.person = "ada", .outcome = ledger::entry_kind::no_answer, .channel = "call"});
    }
    REQUIRE(w.wanted("ada").channel == "text");
    CHECK(capacity_of(w).stretch == std::nullopt);
}

TEST_CASE("remedies are what makes everything fit at the least cost") {
    world w = crowded("[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n", "3 weeks");
    const auto c = capacity_of(w); // 12 × 25/3 and 6 × 25/6: 125 of 60
    CHECK(c.needed == doctest::Approx(125));
    CHECK(c.stretch == doctest::Approx(125.0 / 60));
    CHECK(told(c) == "more-time, 65.0 minutes\nlonger-cadence clients 9 weeks, 66.7 minutes\n"
                     "more-blocks 2 of 60, 120.0 minutes\n"); // of 45 each would hold one call of 25
    // Each is enough, and the step before it is not.
    world nine = crowded("[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n", "9 weeks");
    CHECK(capacity_of(nine).remedies.empty());
    world eight = crowded("[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n", "8 weeks");
    CHECK_FALSE(capacity_of(eight).remedies.empty());
    world more = crowded("[blocks.calls]\nwhen = [\"Tue 17:00-18:00\"]\n[blocks.more]\n"
                         "when = [\"Wed 17:00-18:00\", \"Fri 17:00-18:00\"]\n",
                         "3 weeks");
    CHECK(capacity_of(more).remedies.empty());
}

TEST_CASE("a block that turns people away is opened before time is asked for") {
    constexpr std::string_view closed =
        "[blocks.clients]\nwhen = [\"Tue 17:00-17:30\"]\ncircles = [\"clients\"]\n"
        "[blocks.friends]\nwhen = [\"Thu 17:00-19:00\"]\ncircles = [\"friends\"]\n";
    world w = crowded(closed, "6 weeks"); // 50 of 30 for clients, 25 of 120 for friends
    const auto c = capacity_of(w);
    CHECK(c.needed < c.available);
    CHECK(c.stretch == doctest::Approx(50.0 / 30));
    REQUIRE_FALSE(c.remedies.empty());
    CHECK(c.remedies.front() ==
          plan::remedy{.kind = plan::remedy_kind::open_block, .block = "friends", .circle = "clients"});
    // By channel too.
    world calls = crowded("[blocks.calls]\nwhen = [\"Tue 17:00-17:30\"]\n"
                          "[blocks.letters]\nwhen = [\"Thu 17:00-19:00\"]\nvia = [\"letter\"]\n",
                          "6 weeks");
    REQUIRE_FALSE(capacity_of(calls).remedies.empty());
    CHECK(capacity_of(calls).remedies.front() ==
          plan::remedy{.kind = plan::remedy_kind::open_block, .block = "letters", .channel = "call"});
    // Hours stay what they are: a block before nine is not opened to calls.
    world early = crowded("[blocks.calls]\nwhen = [\"Tue 17:00-17:30\"]\n"
                          "[blocks.letters]\nwhen = [\"Thu 06:00-08:00\"]\nvia = [\"letter\"]\n",
                          "6 weeks");
    CHECK(capacity_of(early).remedies.front().kind != plan::remedy_kind::open_block);
}

TEST_CASE("longer cadences are spans that people use") {
    const auto spans = [](std::string_view every) {
        std::string all;
        for (const span s : plan::longer_spans(parse_span(every).value()))
            all += (all.empty() ? "" : ", ") + print(s);
        return all;
    };
    CHECK(spans("1 month") == "5 weeks, 6 weeks, 7 weeks, 8 weeks, 2 months, 3 months, 4 months");
    CHECK(spans("2 weeks") == "3 weeks, 4 weeks, 5 weeks, 6 weeks, 7 weeks, 8 weeks");
    CHECK(spans("1 year") == "15 months, 18 months, 21 months, 2 years, 3 years, 4 years");
    CHECK(spans("10 years").empty());
}

TEST_CASE("without blocks there is a need and no stretch") {
    world w;
    w.read_roster("[people.ada]\nevery = \"1 week\"\nphone = \"+44 1\"\nlast = 2026-11-20\n");
    w.clock("2026-12-01 09:00");
    w.join();
    const auto c = plan::plan(w.input()).capacity;
    CHECK(c.needed == doctest::Approx(25));
    CHECK(c.available == 0);
    CHECK(c.stretch == std::nullopt);
}
