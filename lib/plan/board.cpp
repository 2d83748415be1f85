// SPDX-License-Identifier: MIT
#include "plan/board.hpp"

#include <algorithm>
#include <tuple>

namespace intouch::plan {

namespace {

using std::chrono::years;

std::vector<const roster::block*> blocks_of(const roster::settings& settings) {
    std::vector<const roster::block*> out;
    for (const auto& [id, block] : settings.blocks) out.push_back(&block);
    return out;
}

int minutes_between(instant from, instant to) {
    return static_cast<int>(std::chrono::floor<minutes>(to - from).count());
}

/// How far apart two times of day are, round midnight too.
minutes apart(minutes a, minutes b) {
    const minutes day = days(1);
    const minutes distance = a > b ? a - b : b - a;
    return std::min(distance, day - distance);
}

/// What lies before midnight, or from it on: nobody changes their day for the order in a block.
start_ranges on_one_side(const start_ranges& ranges, int midnight, bool after) {
    start_ranges out;
    for (start_range r : ranges) {
        if (after) {
            r.first = std::max(r.first, midnight);
        } else {
            r.last = std::min(r.last, midnight - 1);
        }
        if (r.first <= r.last) out.push_back(r);
    }
    return out;
}

} // namespace

board::board(std::span<const demand> wanted, const roster::settings& settings, const away_days& away,
             time_zone zone, instant moment, date horizon)
    : wanted_(wanted), settings_(settings), away_(away), zone_(std::move(zone)), moment_(moment),
      freeze_ends_(moment + settings.freeze), today_(day_at(zone_, moment)), grown_to_(today_),
      never_(today_ + floor<days>(years(20))), limit_(settings.days.limit), blocks_(blocks_of(settings)),
      lanes_(blocks_.size() + 1), first_open_(lanes_.size()), first_steady_(lanes_.size()),
      access_(blocks_, lanes_), where_(wanted.size()), published_(wanted.size()), steady_(wanted.size()),
      fixed_(wanted.size()), only_days_(blocks_.size()) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) { // what began yesterday and goes on
        for (const occurrence& o : occurrences(*blocks_[i], zone_, today_ - days(1), today_)) {
            if (o.end > midnight(today_)) lanes_[i].add(block_bin(o));
        }
    }
    date last = horizon + days(366); // through all seasons, so that what is accepted does not hang on today
    for (const demand& d : wanted) {
        last = std::max(last, d.latest + days(32));
        if (d.pin) last = std::max(last, d.pin->day + days(2));
    }
    grow(last);
    const bool morning = zone_.to_local(moment) < local_second{today_} + std::chrono::hours(12);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        const auto after = [&](instant at) {
            const auto& bins = lanes_[i].bins();
            return static_cast<std::size_t>(std::ranges::upper_bound(bins, at, {}, &bin::start) -
                                            bins.begin());
        };
        first_open_[i] = i < blocks_.size() ? after(moment_) : morning ? 0 : 1;
        first_steady_[i] = std::max(first_open_[i], after(freeze_ends_));
    }
    group_of_.reserve(wanted.size());
    for (const demand& d : wanted) group_of_.push_back(access_.group_of(d));
    full_.resize(access_.size());
}

bin board::block_bin(const occurrence& o) const {
    bin b{.day = o.day,
          .start = o.start,
          .end = o.end,
          .capacity = minutes_between(o.start, o.end),
          .seats = {}};
    const instant second_day = midnight(o.day + days(1));
    if (second_day < o.end) b.midnight = minutes_between(o.start, second_day);
    if (away_.covering(o.day) != nullptr) {
        b.capacity = -1;
        return b;
    }
    for (date day = o.day + days(1); midnight(day) < o.end; day += days(1)) {
        if (away_.covering(day) == nullptr) continue;
        b.capacity = std::max(0, minutes_between(o.start, midnight(day)));
        break;
    }
    return b;
}

bin board::day_bin_of(date day) const {
    const bool listed = settings_.days.on.test(weekday_of(day).c_encoding());
    return {.day = day,
            .start = midnight(day),
            .end = midnight(day + days(1)),
            .capacity = listed && away_.covering(day) == nullptr ? static_cast<int>(limit_.count()) : -1,
            .seats = {}};
}

void board::grow(date to) {
    to = std::min(to, never_);
    if (to <= grown_to_) return;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        for (const occurrence& o : occurrences(*blocks_[i], zone_, grown_to_, to))
            lanes_[i].add(block_bin(o));
    }
    for (date day = grown_to_; day < to; day += days(1)) lanes_[days_lane()].add(day_bin_of(day));
    grown_to_ = to;
}

const std::optional<when>& board::pin(std::size_t who) const {
    static const std::optional<when> none;
    const std::optional<when>& pin = wanted_[who].pin;
    return pin && pin->day >= today_ ? pin : none;
}

double board::cost(std::size_t who, date day) const {
    const demand& d = wanted_[who];
    const double x = static_cast<double>((day - d.ideal).count()) / d.interval;
    const double y = std::max(0.0, static_cast<double>((day - d.latest).count()) / d.interval);
    const double weight = static_cast<double>(d.length.count()) * d.interval;
    return weight * ((x < 0 ? x * x : 2 * x * x) + 4 * y * y);
}

date board::day_of_start(std::size_t lane, std::size_t bin, int start) const {
    const plan::bin& b = lanes_[lane][bin];
    return start < b.midnight ? b.day : day_at(zone_, b.start + minutes(start));
}

std::span<const std::size_t> board::lanes_for(std::size_t who) const {
    const auto& lanes = group(who).lanes;
    if (lanes.empty()) return {&only_days_, 1};
    return lanes;
}

/// On a day, one that is longer than the limit needs all of it.
int board::needed(std::size_t who, std::size_t lane) const {
    const auto length = wanted_[who].length;
    return static_cast<int>((lane == days_lane() ? std::min(length, limit_) : length).count());
}

start_ranges board::allowed(std::size_t who, std::size_t lane, std::size_t bin, bool keep_avoid) {
    const demand& d = wanted_[who];
    const plan::bin& b = lanes_[lane][bin];
    const auto& pinned = pin(who);
    const date first_day = pinned ? pinned->day : d.earliest;
    int from = 0;
    int to = b.capacity;
    int last = to;
    if (b.day < first_day) from = std::max(0, minutes_between(b.start, midnight(first_day)));
    if (pinned) last = minutes_between(b.start, midnight(pinned->day + days(1))) - 1;
    start_ranges out;
    const int length = static_cast<int>(d.length.count());
    for (const run& r : access_.runs(group_of_[who], lane, bin)) {
        const start_range starts{std::max(r.from, from), std::min(std::min(r.to, to) - length, last)};
        if (starts.first <= starts.last) out.push_back(starts);
    }
    if (!keep_avoid || !d.avoid) return out;
    // Minute by minute, for the wall clock may change within; only a rung that avoids an hour comes here.
    start_ranges kept;
    for (const start_range& range : out) {
        for (int start = range.first; start <= range.last; ++start) {
            if (near_avoided(who, b.start + minutes(start))) continue;
            if (!kept.empty() && kept.back().last == start - 1) {
                kept.back().last = start;
            } else {
                kept.push_back({start, start});
            }
        }
    }
    return kept;
}

bool board::near_avoided(std::size_t who, instant start) const {
    const auto& avoid = wanted_[who].avoid;
    if (!avoid) return false;
    const auto local = std::chrono::floor<minutes>(zone_.to_local(start));
    return apart(time_of(local), avoid->around) < avoid->distance;
}

std::size_t board::lowest(std::size_t who, std::size_t lane) const {
    const bool on_day = lane == days_lane();
    const date earliest = wanted_[who].earliest - days(on_day ? 0 : 1);
    return std::max(lanes_[lane].from_day(earliest), steady_[who] ? first_steady_[lane] : first_open_[lane]);
}

bool board::open(std::size_t who, std::size_t lane, std::size_t bin) const {
    return bin >= lowest(who, lane);
}

std::optional<seating> board::fit(std::size_t who, std::size_t lane, std::size_t bin, bool keep_avoid,
                                  std::size_t leaving) {
    const plan::bin& b = lanes_[lane][bin];
    if (b.capacity < 0) return std::nullopt;
    const int length = static_cast<int>(wanted_[who].length.count());
    int used = b.used;
    const auto gone = [&](const seat& s) { return s.who == leaving || s.who == who; };
    for (const seat& s : b.seats) {
        if (gone(s)) used -= s.length;
    }
    if (lane == days_lane()) {
        if (length > b.capacity ? used > 0 : used + length > b.capacity) return std::nullopt;
        return seating{};
    }
    if (used + length > b.capacity) return std::nullopt;
    start_ranges mine = allowed(who, lane, bin, keep_avoid);
    if (mine.empty()) return std::nullopt;
    std::vector<taken_time> taken;
    for (const seat& s : b.seats) {
        if (!gone(s)) taken.push_back({s.start, s.start + s.length});
    }
    if (const auto start = earliest_start(mine, length, taken)) return seating{.start = *start, .moved = {}};

    if (b.seats.size() > exact_up_to) return std::nullopt; // in a crowd a gap is all that is looked for
    std::vector<guest> guests;
    std::vector<std::size_t> names;
    taken.clear();
    for (const seat& s : b.seats) {
        if (gone(s)) continue;
        if (s.fixed || s.foreign) {
            taken.push_back({s.start, s.start + s.length});
            continue;
        }
        // Whoever sits near the hour they avoid does so because they must.
        start_ranges theirs = allowed(s.who, lane, bin, true);
        if (std::ranges::none_of(theirs,
                                 [&](start_range r) { return r.first <= s.start && s.start <= r.last; })) {
            theirs = allowed(s.who, lane, bin, false);
        }
        guests.push_back({s.length, on_one_side(theirs, b.midnight, s.start >= b.midnight)});
        names.push_back(s.who);
    }
    if (guests.empty()) return std::nullopt;
    guests.push_back({length, std::move(mine)});
    const auto starts = arrange(guests, taken);
    if (!starts) return std::nullopt;
    seating out{.start = starts->back(), .moved = {}};
    for (std::size_t i = 0; i < names.size(); ++i) out.moved.emplace_back(names[i], (*starts)[i]);
    return out;
}

/// Whether more than its group decides where it may sit there.
bool board::has_cuts(std::size_t who, std::size_t lane, std::size_t bin) const {
    const demand& d = wanted_[who];
    return d.avoid.has_value() || pin(who) || lanes_[lane][bin].day < d.earliest;
}

bool board::is_known_full(std::size_t who, std::size_t lane, std::size_t bin) const {
    const auto& lanes = full_[group_of_[who]];
    return lane < lanes.size() && bin < lanes[lane].size() && lanes[lane][bin] == lanes_[lane].version(bin) &&
           !has_cuts(who, lane, bin);
}

void board::know_full(std::size_t who, std::size_t lane, std::size_t bin) {
    if (has_cuts(who, lane, bin)) return;
    auto& lanes = full_[group_of_[who]];
    if (lanes.size() < lanes_.size()) lanes.resize(lanes_.size());
    if (lanes[lane].size() < lanes_[lane].size()) lanes[lane].resize(lanes_[lane].size());
    lanes[lane][bin] = lanes_[lane].version(bin);
}

double board::least_cost(std::size_t who, std::size_t lane, std::size_t bin) const {
    const plan::bin& b = lanes_[lane][bin];
    const double here = cost(who, b.day);
    if (b.midnight >= b.capacity) return here;
    return std::min(here, cost(who, b.day + days(1)));
}

bool board::better(std::size_t who, const offer& a, const offer& b) const {
    const auto rank = [&](const offer& o) {
        const bool elsewhere = o.lane != published_[who].lane || o.bin != published_[who].bin;
        const bool anyone = o.lane == days_lane() || blocks_[o.lane]->circles.empty();
        return std::tuple(o.cost, elsewhere, anyone, o.start, o.lane);
    };
    return rank(a) < rank(b);
}

void board::consider(std::size_t who, std::size_t lane, std::size_t bin, seating s,
                     std::optional<offer>& best) const {
    const double price =
        cost(who, lane == days_lane() ? lanes_[lane][bin].day : day_of_start(lane, bin, s.start));
    offer o{.lane = lane, .bin = bin, .seat = std::move(s), .cost = price, .start = lanes_[lane][bin].start};
    o.start += minutes(o.seat.start);
    if (!best || better(who, o, *best)) best = std::move(o);
}

void board::scan(std::size_t who, std::size_t lane, const wish& w, std::optional<offer>& best, bool upward) {
    const demand& d = wanted_[who];
    const plan::lane& line = lanes_[lane];
    const std::size_t bottom = lowest(who, lane);
    const std::size_t middle = std::max(bottom, line.from_day(d.ideal));
    const int minutes_needed = needed(who, lane);
    std::size_t i =
        upward ? line.next_with_room(middle, minutes_needed)
               : (middle > bottom ? line.last_with_room(bottom, middle - 1, minutes_needed) : lane::none);
    std::optional<date> done; // the day that is tried to its end, because its occurrences cost the same
    while (i != lane::none) {
        const double price = least_cost(who, lane, i);
        if (price >= w.below || (best && price > best->cost)) return;
        if (w.within_window && line[i].day > d.latest) return;
        if (done && *done != line[i].day) return;
        const bool ruled_out = (lane == w.not_lane && i == w.not_bin) || is_known_full(who, lane, i);
        if (auto s = ruled_out ? std::nullopt : fit(who, lane, i, w.keep_avoid)) {
            const bool in_window = lane == days_lane() || day_of_start(lane, i, s->start) <= d.latest;
            if (!w.within_window || in_window) {
                consider(who, lane, i, std::move(*s), best);
                done = line[i].day;
            }
        } else if (!ruled_out) {
            know_full(who, lane, i);
        }
        if (upward) {
            i = line.next_with_room(i + 1, minutes_needed);
        } else {
            i = i > bottom ? line.last_with_room(bottom, i - 1, minutes_needed) : lane::none;
        }
    }
}

std::optional<offer> board::best(std::size_t who, const wish& w) {
    std::optional<offer> best;
    while (true) {
        for (const std::size_t lane : lanes_for(who)) {
            scan(who, lane, w, best, true);
            scan(who, lane, w, best, false);
        }
        const bool bounded = w.within_window || w.below < std::numeric_limits<double>::infinity();
        if (best || bounded || grown_to_ >= never_) break;
        grow(grown_to_ + days(366));
    }
    if (best && best->cost >= w.below) best.reset();
    return best;
}

std::vector<offer> board::nearest(std::size_t who, std::size_t count, double below) {
    std::vector<offer> out;
    const demand& d = wanted_[who];
    for (const std::size_t lane : lanes_for(who)) {
        const plan::lane& line = lanes_[lane];
        const std::size_t bottom = lowest(who, lane);
        const std::size_t middle = std::max(bottom, line.from_day(d.ideal));
        const auto look = [&](std::size_t i) { // whether to go on
            const double price = least_cost(who, lane, i);
            if (price >= below) return false;
            if (line[i].capacity < 0) return true;
            if (lane != days_lane() && allowed(who, lane, i, true).empty()) return true;
            out.push_back({.lane = lane, .bin = i, .seat = {}, .cost = price, .start = line[i].start});
            return true;
        };
        for (std::size_t i = middle; i < line.size() && i < middle + count; ++i) {
            if (!look(i)) break;
        }
        for (std::size_t i = middle; i > bottom && middle - i < count; --i) {
            if (!look(i - 1)) break;
        }
    }
    std::ranges::sort(out, [&](const offer& a, const offer& b) { return better(who, a, b); });
    if (out.size() > count) out.resize(count);
    return out;
}

void board::seat_down(std::size_t who, std::size_t lane, std::size_t bin, int start) {
    const int length = static_cast<int>(wanted_[who].length.count());
    lanes_[lane].insert(bin, {.who = who, .start = start, .length = length, .fixed = fixed_[who]});
    standing& s = where_[who];
    s = {.lane = lane, .bin = bin, .day = lanes_[lane][bin].day, .start = std::nullopt};
    if (lane == days_lane()) return;
    s.start = lanes_[lane][bin].start + minutes(start);
    s.day = day_of_start(lane, bin, start);
}

void board::take(std::size_t who, std::size_t lane, std::size_t bin, const seating& s) {
    for (const auto& [other, start] : s.moved) shift(other, start);
    seat_down(who, lane, bin, s.start);
}

void board::leave(std::size_t who) {
    standing& s = where_[who];
    if (s.lane != lane::none) lanes_[s.lane].erase(s.bin, who);
    s = {};
}

void board::shift(std::size_t who, int start) {
    standing& s = where_[who];
    lanes_[s.lane].set_start(s.bin, who, start);
    s.start = lanes_[s.lane][s.bin].start + minutes(start);
    s.day = day_of_start(s.lane, s.bin, start);
}

void board::fix(std::size_t who) {
    const standing s = where_[who];
    fixed_[who] = true;
    if (s.lane == lane::none) return;
    const int start =
        s.start && s.lane != days_lane() ? minutes_between(lanes_[s.lane][s.bin].start, *s.start) : 0;
    lanes_[s.lane].erase(s.bin, who);
    seat_down(who, s.lane, s.bin, start);
    where_[who] = s;
}

void board::force(std::size_t who, std::size_t lane, std::size_t bin, int start) {
    fixed_[who] = true;
    seat_down(who, lane, bin, start);
}

void board::force(std::size_t who, const when& at) {
    fixed_[who] = true;
    const std::size_t day = *day_bin(at.day);
    if (!at.time) {
        seat_down(who, days_lane(), day, 0);
        return;
    }
    const instant start = zone_.to_instant(local_second{at.day} + *at.time);
    const minutes length = wanted_[who].length;
    const auto& accepting = group(who).lanes;
    std::optional<std::pair<std::size_t, std::size_t>> home;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const auto inside = find(blocks_[i]->id, start, length);
        const bool accepts = std::ranges::find(accepting, i) != accepting.end();
        if (inside && (!home || accepts)) {
            home = inside;
            if (accepts) break;
        }
    }
    if (home) {
        seat_down(who, home->first, home->second,
                  minutes_between(lanes_[home->first][home->second].start, start));
    } else {
        seat_down(who, days_lane(), day, 0);
        where_[who].day = at.day;
        where_[who].start = start;
    }
    // It takes that time from every other occurrence that it overlaps.
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const auto& bins = lanes_[i].bins();
        auto at_bin = std::ranges::upper_bound(bins, start + length, {}, &bin::start) - bins.begin();
        while (at_bin > 0 && bins[static_cast<std::size_t>(at_bin - 1)].end > start) {
            --at_bin;
            const auto b = static_cast<std::size_t>(at_bin);
            if (home && home->first == i && home->second == b) continue;
            const instant from = std::max(start, bins[b].start);
            const instant to = std::min(start + length, bins[b].end);
            if (from >= to) continue;
            lanes_[i].insert(b, {.who = who,
                                 .start = minutes_between(bins[b].start, from),
                                 .length = minutes_between(from, to),
                                 .fixed = true,
                                 .foreign = true});
        }
    }
}

std::optional<std::size_t> board::lane_of(const std::string& block) const {
    const auto at =
        std::ranges::find(blocks_, block, [](const roster::block* b) -> const std::string& { return b->id; });
    if (at == blocks_.end()) return std::nullopt;
    return static_cast<std::size_t>(at - blocks_.begin());
}

std::optional<std::pair<std::size_t, std::size_t>> board::find(const std::string& block, instant start,
                                                               minutes length) const {
    const auto lane = lane_of(block);
    if (!lane) return std::nullopt;
    const auto& bins = lanes_[*lane].bins();
    const auto after = std::ranges::upper_bound(bins, start, {}, &bin::start);
    if (after == bins.begin()) return std::nullopt;
    const bin& b = *std::prev(after);
    if (b.capacity < 0 || start + length > b.start + minutes(b.capacity)) return std::nullopt;
    return std::pair(*lane, static_cast<std::size_t>(after - bins.begin() - 1));
}

std::optional<std::size_t> board::day_bin(date day) {
    if (day < today_) return std::nullopt;
    grow(day + days(1));
    const auto i = static_cast<std::size_t>((day - today_).count());
    if (i >= lanes_[days_lane()].size()) return std::nullopt;
    return i;
}

} // namespace intouch::plan
