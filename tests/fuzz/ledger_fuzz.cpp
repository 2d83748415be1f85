// SPDX-License-Identifier: MIT
// Any entries in the ledger, with dates from 1900 to 2199, between commands of a user who changes their mind: one
// by one they fold to the same state as together, a plan follows from each state, and undo of a command leads back
// to the state and the places before it.
#include "plan/due/all_day_pin.hpp"
#include "plan/story.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

using namespace intouch;

namespace {

constexpr std::size_t most_steps = 60;

constexpr std::string_view settings_text = R"(timezone = "Europe/Berlin"
[blocks.calls]
when = ["Tue 17:00-17:30", "Thu 17:00-18:00"]
[blocks.letters]
when = ["1st Sun 10:00-12:00"]
via = ["letter"]
)";
constexpr std::string_view roster_text = R"([circles.friends]
every = "1 month"
[people.ada]
circles = ["friends"]
via = ["call", "text", "letter"]
phone = "+44 20 7946 0000"
address = "London"
last = 2026-11-02
formerly = ["ada-l"]
[people.grace]
every = "1 year"
via = ["gift", "letter"]
address = "Arlington"
household = "hoppers"
birthday = "12-09"
[people.vincent]
every = "2 weeks"
household = "hoppers"
through = ["ada"]
[[people.vincent.occasions]]
name = "Name day"
on = "01-22"
via = ["call"]
[gatherings.choir]
members = ["ada", "vincent"]
every = "6 months"
book = "1 month"
last = 2026-08-01
)";

/// Numbers out of the bytes; zeros at their end.
class bytes {
public:
    explicit bytes(std::span<const std::uint8_t> all) : rest_(all) {}
    [[nodiscard]] bool over() const { return rest_.empty(); }
    std::size_t below(std::size_t n) {
        if (rest_.empty()) return 0;
        const std::size_t value = rest_.front() % n;
        rest_ = rest_.subspan(1);
        return value;
    }
    template <class T, std::size_t N> const T& of(const std::array<T, N>& all) { return all.at(below(N)); }

private:
    std::span<const std::uint8_t> rest_;
};

date some_day(bytes& from, date today) {
    constexpr std::array<int, 8> near{0, 1, -1, 7, -30, 45, 200, -400};
    constexpr std::array<std::chrono::year_month_day, 8> far{
        std::chrono::year(1900) / 1 / 1,   std::chrono::year(1970) / 1 / 1,
        std::chrono::year(2026) / 3 / 29,  std::chrono::year(2028) / 2 / 29,
        std::chrono::year(2046) / 11 / 30, std::chrono::year(2049) / 12 / 31,
        std::chrono::year(2050) / 1 / 1,   std::chrono::year(2199) / 12 / 31};
    return from.below(3) == 0 ? date(from.of(far)) : today + days(from.of(near));
}

when some_moment(bytes& from, date today) {
    when w{some_day(from, today), std::nullopt};
    if (from.below(2) == 0) w.time = minutes(15 * from.below(96));
    return w;
}

constexpr std::array<std::string_view, 6> names{"ada", "grace", "vincent", "hoppers", "choir", "ada-l"};

/// An entry as a file of another version, or a damaged one, could hold it.
ledger::entry some_entry(bytes& from, const test::world& w, std::string id) {
    constexpr std::array<std::string_view, 5> channels{"call", "text", "letter", "gift", ""};
    const date today = day_at(w.home, w.moment);
    ledger::entry e;
    e.id = std::move(id);
    e.at = w.moment;
    e.kind = static_cast<ledger::entry_kind>(from.below(std::size_t(ledger::entry_kind::undone) + 1));
    e.person = from.of(names);
    e.round = static_cast<int>(from.below(6));
    e.on = some_moment(from, today);
    if (from.below(2) == 0) e.to = some_moment(from, today);
    if (from.below(4) == 0) e.ideal = some_day(from, today);
    e.channel = from.of(channels);
    e.contact = from.below(3) != 0;
    if (from.below(4) == 0) e.with = {std::string(from.of(names))};
    if (from.below(4) == 0) e.detail = plan::all_day_mark;
    if (from.below(6) == 0) e.block = "calls";
    if (!w.entries.empty() && (e.kind == ledger::entry_kind::undone || from.below(4) == 0))
        e.names = w.entries[from.below(w.entries.size())].id;
    return e;
}

result<std::vector<ledger::entry>> some_command(bytes& from, test::world& w) {
    using ledger::entry_kind;
    constexpr std::array<entry_kind, 6> outcomes{entry_kind::reached,      entry_kind::no_answer,
                                                 entry_kind::left_message, entry_kind::unreachable,
                                                 entry_kind::sent,         entry_kind::they_reached_out};
    const date today = day_at(w.home, w.moment);
    const std::string person(from.of(names));
    switch (from.below(6)) {
    case 0:
        return record::record_move(w.input(), {.person = person}, some_moment(from, today), {}, w.ids());
    case 1:
        return record::record_skip(w.input(), {.person = person}, {}, w.ids());
    case 2:
        return record::record_promise(w.input(), person, {some_moment(from, today), "x"}, {}, w.ids());
    case 3:
        return record::record_gathering(
            w.input(),
            {.gathering = "choir", .outcome = from.below(2) == 0 ? entry_kind::held : entry_kind::booked}, {},
            w.ids());
    case 4:
        return record::record_lost(w.input(), person, "", {}, w.ids());
    default:
        return record::record_outcome(
            w.input(), {.person = person, .outcome = from.of(outcomes), .on = some_moment(from, today)}, {},
            w.ids());
    }
}

void must(bool holds) {
    if (!holds) __builtin_trap();
}

void must_plan(test::world& w) {
    const plan::agenda made = w.plan_and_publish();
    must(made.touches.size() < 100);
    must(plan::plan(w.input()).touches.size() < 100);
}

/// A command and its undo leave everybody as they were.
void do_and_undo(bytes& from, test::world& w) {
    const auto before = w.state.people;
    const auto made = some_command(from, w);
    if (!made || made->empty()) return;
    w.append(*made);
    must_plan(w);
    if (from.below(2) == 0) return;
    const auto undo = record::record_undo(w.input(), w.entries, made->front().id, {}, w.ids());
    if (!undo) return; // another entry rests on it
    w.append(*undo);
    const bool alone = made->size() == 1 || undo->size() == made->size();
    if (alone) must(w.state.people == before);
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    bytes from({data, size});
    test::world w;
    w.read_settings(settings_text);
    w.read_roster(roster_text);
    w.clock("2026-12-01 10:00");
    w.join();
    const ledger::renames formerly{{"ada-l", "ada"}};
    for (std::size_t step = 0; step < most_steps && !from.over(); ++step) {
        switch (from.below(4)) {
        case 0:
            w.append(std::vector{some_entry(from, w, w.ids()())});
            break;
        case 1:
            w.moment += std::chrono::hours(from.below(std::size_t{24} * 9));
            w.append(record::record_missed(w.input(), w.ids()));
            break;
        default:
            do_and_undo(from, w);
        }
        must(w.state == ledger::fold(w.entries, formerly));
    }
    must_plan(w);
    return 0;
}
