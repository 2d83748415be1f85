// SPDX-License-Identifier: MIT
#include "store/rows.hpp"

#include "store/list_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace intouch::store {
namespace {

using std::chrono::year;

/// The value of `r`. When `r` has none, sets `ok` to false and returns a default value.
template <class T> T taken(result<T> r, bool& ok) {
    ok = ok && r.has_value();
    return r ? std::move(*r) : T{};
}

template <class T> T taken(std::optional<T> r, bool& ok) {
    ok = ok && r.has_value();
    return r ? std::move(*r) : T{};
}

template <class Parse> auto optional_of(std::optional<std::string_view> text, Parse parse, bool& ok) {
    return text ? std::optional(taken(parse(*text), ok)) : std::nullopt;
}

template <class T> std::optional<std::string> text_of(const std::optional<T>& value) {
    return value ? std::optional(print(*value)) : std::nullopt;
}

} // namespace

bool printable(date day) {
    static constexpr date first{year{1900} / 1 / 1};
    static constexpr date last{year{2199} / 12 / 31};
    return day >= first && day <= last;
}

bool printable(const when& w) {
    return printable(w.day) && (!w.time || (*w.time >= minutes(0) && *w.time < days(1)));
}

bool printable(instant at) { return printable(date(std::chrono::floor<days>(at).time_since_epoch())); }

bool printable(const ledger::published_touch& t) {
    const auto days = {t.ideal,
                       t.latest,
                       t.day,
                       t.told,
                       t.first_told,
                       t.fixed_since.value_or(t.day),
                       t.drawn_in.value_or(t.day)};
    return std::ranges::all_of(days, [](date day) { return printable(day); }) &&
           (!t.start || printable(*t.start)) && to_int(t.length.count());
}

bool printable(const ledger::entry& e) {
    return printable(e.at) && printable(e.on) && (!e.to || printable(*e.to)) &&
           (!e.ideal || printable(*e.ideal)) && (!e.stretched || printable(*e.stretched)) &&
           std::ranges::all_of(e.displaced, [](const auto& t) { return printable(t); });
}

std::optional<sha256_value> parse_hash(std::span<const std::uint8_t> blob) {
    sha256_value hash{};
    if (blob.size() != hash.size()) return std::nullopt;
    std::ranges::copy(blob, hash.begin());
    return hash;
}

std::optional<int> to_int(std::int64_t number) {
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(number);
}

std::int64_t hundredths(double value) { return std::llround(value * 100); }
double from_hundredths(std::int64_t number) { return static_cast<double>(number) / 100; }

void insert(sqlite::connection& c, const ledger::entry& e) {
    const auto at = print(e.at);
    const auto on = print(e.on);
    const auto to = text_of(e.to);
    const auto ideal = text_of(e.ideal);
    const auto with = print_list(e.with);
    const auto displaced = print_places(e.displaced);
    const auto stretched = text_of(e.stretched);
    auto s =
        c.prepare("INSERT INTO entries (id, at, person, round, kind, \"on\", channel, \"to\", note, "
                  "source, key, ideal, "
                  "\"with\", detail, names, block, displaced, contact, stretched, pace) VALUES (?, ?, ?, "
                  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    s.bind(e.id)
        .bind(at)
        .bind(e.person)
        .bind(e.round)
        .bind(name(e.kind))
        .bind(on)
        .bind(e.channel)
        .bind_or_null(to);
    s.bind(e.note)
        .bind(name(e.source))
        .bind(e.key)
        .bind_or_null(ideal)
        .bind(with)
        .bind(e.detail)
        .bind(e.names);
    s.bind(e.block).bind(displaced).bind(e.contact);
    s.bind_or_null(stretched).bind(hundredths(e.pace)).run();
}

std::optional<ledger::entry> read_entry(sqlite::statement& s) {
    bool ok = true;
    ledger::entry e;
    e.id = s.text();
    e.at = taken(parse_instant(s.text()), ok);
    e.person = s.text();
    e.round = taken(to_int(s.number()), ok);
    e.kind = taken(ledger::parse_entry_kind(s.text()), ok);
    e.on = taken(parse_when(s.text()), ok);
    e.channel = s.text();
    e.to = optional_of(s.text_or_null(), parse_when, ok);
    e.note = s.text();
    e.source = taken(ledger::parse_entry_source(s.text()), ok);
    e.key = s.text();
    e.ideal = optional_of(s.text_or_null(), parse_date, ok);
    e.with = taken(parse_list(s.text()), ok);
    e.detail = s.text();
    e.names = s.text();
    e.block = s.text();
    e.displaced = taken(parse_places(s.text()), ok);
    e.contact = s.number() != 0;
    e.stretched = optional_of(s.text_or_null(), parse_date, ok);
    e.pace = from_hundredths(s.number());
    return ok ? std::optional(std::move(e)) : std::nullopt;
}

void upsert(sqlite::connection& c, const ledger::published_touch& t) {
    const auto ideal = print(t.ideal);
    const auto latest = print(t.latest);
    const auto day = print(t.day);
    const auto start = text_of(t.start);
    const auto told = print(t.told);
    const auto first_told = print(t.first_told);
    const auto fixed_since = text_of(t.fixed_since);
    const auto drawn_in = text_of(t.drawn_in);
    auto s = c.prepare("INSERT OR REPLACE INTO published (uid, owner, kind, round, attempt, channel, "
                       "minutes, ideal, latest, day, start, block, pinned, about, told, first_told, "
                       "fixed_since, drawn_in, pace) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    s.bind(t.uid).bind(t.owner).bind(t.kind).bind(t.round).bind(t.attempt).bind(t.channel).bind(
        t.length.count());
    s.bind(ideal).bind(latest).bind(day).bind_or_null(start).bind(t.block).bind(t.pinned ? 1 : 0);
    s.bind(t.about ? 1 : 0).bind(told).bind(first_told).bind_or_null(fixed_since).bind_or_null(drawn_in);
    s.bind(hundredths(t.pace)).run();
}

std::optional<ledger::published_touch> read_place(sqlite::statement& s) {
    bool ok = true;
    ledger::published_touch t;
    t.uid = s.text();
    t.owner = s.text();
    t.kind = s.text();
    t.round = taken(to_int(s.number()), ok);
    t.attempt = taken(to_int(s.number()), ok);
    t.channel = s.text();
    t.length = minutes(taken(to_int(s.number()), ok));
    t.ideal = taken(parse_date(s.text()), ok);
    t.latest = taken(parse_date(s.text()), ok);
    t.day = taken(parse_date(s.text()), ok);
    t.start = optional_of(s.text_or_null(), parse_instant, ok);
    t.block = s.text();
    t.pinned = s.number() != 0;
    t.about = s.number() != 0;
    t.told = taken(parse_date(s.text()), ok);
    t.first_told = taken(parse_date(s.text()), ok);
    t.fixed_since = optional_of(s.text_or_null(), parse_date, ok);
    t.drawn_in = optional_of(s.text_or_null(), parse_date, ok);
    t.pace = from_hundredths(s.number());
    return ok ? std::optional(std::move(t)) : std::nullopt;
}

void write_pace(sqlite::connection& c, const ledger::published_pace& p) {
    const auto filled = text_of(p.filled);
    const auto counted = text_of(p.counted);
    auto one = c.prepare("INSERT OR REPLACE INTO pace (one, short, filled, counted, basis, needed, "
                         "available, wished, possible, tries) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    one.bind(p.is_short ? 1 : 0).bind_or_null(filled).bind_or_null(counted).bind(p.basis);
    one.bind(hundredths(p.needed)).bind(hundredths(p.available)).bind(hundredths(p.wished));
    one.bind(hundredths(p.possible)).bind(hundredths(p.tries)).run();
    c.prepare("DELETE FROM pace_classes").run();
    std::int64_t number = 0;
    for (const auto& k : p.classes) {
        const auto via = print_list(k.via);
        const auto blocks = print_list(k.blocks);
        auto s = c.prepare("INSERT INTO pace_classes (number, via, blocks, protected, others, people, "
                           "stretch, pace) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        s.bind(++number).bind(via).bind(blocks).bind(k.protected_people ? 1 : 0).bind(k.others ? 1 : 0);
        s.bind(k.people).bind(hundredths(k.stretch)).bind(hundredths(k.pace)).run();
    }
}

std::optional<ledger::published_pace> read_pace(sqlite::connection& c) {
    bool ok = true;
    ledger::published_pace p;
    {
        auto s = c.prepare("SELECT short, filled, counted, basis, needed, available, wished, possible, "
                           "tries FROM pace");
        if (!s.step()) return p;
        p.is_short = s.number() != 0;
        p.filled = optional_of(s.text_or_null(), parse_date, ok);
        p.counted = optional_of(s.text_or_null(), parse_date, ok);
        p.basis = s.text();
        for (double* amount : {&p.needed, &p.available, &p.wished, &p.possible, &p.tries})
            *amount = from_hundredths(s.number());
    }
    auto s = c.prepare("SELECT via, blocks, protected, others, people, stretch, pace FROM pace_classes "
                       "ORDER BY number");
    while (s.step()) {
        ledger::class_pace k;
        k.via = taken(parse_list(s.text()), ok);
        k.blocks = taken(parse_list(s.text()), ok);
        k.protected_people = s.number() != 0;
        k.others = s.number() != 0;
        k.people = taken(to_int(s.number()), ok);
        k.stretch = from_hundredths(s.number());
        k.pace = from_hundredths(s.number());
        p.classes.push_back(std::move(k));
    }
    return ok ? std::optional(std::move(p)) : std::nullopt;
}

} // namespace intouch::store
