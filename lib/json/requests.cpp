// SPDX-License-Identifier: MIT
#include "json/requests.hpp"

#include "core/nearest_name.hpp"
#include "core/span.hpp"
#include "core/text.hpp"
#include "json/fields.hpp"
#include "ledger/ulid.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

namespace intouch::json {

namespace {

/// One of `kinds`.
ledger::entry_kind outcome(fields& f, std::span<const ledger::entry_kind> kinds) {
    std::vector<std::string> names;
    for (const ledger::entry_kind kind : kinds) names.emplace_back(ledger::name(kind));
    const std::string expected = fmt::format("one of {}", fmt::join(names, ", "));
    const std::string said = f.text("outcome", expected);
    if (!f.has("outcome")) {
        f.fail("outcome", fmt::format("outcome: missing, expected {}", expected));
    } else if (std::ranges::find(names, said) == names.end()) {
        const auto meant = nearest_name(said, names);
        f.fail("outcome", fmt::format("outcome: found {}, expected {}{}", quoted(said), expected,
                                      meant ? fmt::format("; did you mean \"{}\"?", *meant) : ""));
    }
    return ledger::parse_entry_kind(said).value_or(kinds.front());
}

/// `{"in": span}`: counted from today.
std::optional<when> after(fields& f, const wall_clock& by) {
    if (!f.has("in")) return std::nullopt;
    const result<span> wait = parse_span(f.text("in", "a span such as \"2 weeks\""));
    if (wait) return when{day_of(by.now) + *wait, std::nullopt};
    f.fail("in", "in: " + wait.error().text);
    return std::nullopt;
}

/// A day in the future, without a time.
std::optional<date> day(fields& f, std::string_view name, const wall_clock& by) {
    const auto found = f.moment(name, by, looks::ahead);
    if (!found) return std::nullopt;
    if (found->time)
        f.fail(name, fmt::format("{}: found \"{}\", expected a day without a time", name, print(*found)));
    return found->day;
}

/// Empty for an absent member.
std::string entry_id(fields& f, std::string_view name) {
    constexpr std::string_view expected = "the id of an entry: 26 letters and digits";
    auto id = f.text(name, expected);
    if (f.has(name) && !ledger::valid_ulid(id))
        f.fail(name, fmt::format("{}: found {}, expected {}", name, quoted(id), expected));
    return id;
}

std::string touch_uid(fields& f) {
    return f.filled_text("touch", "the uid of a touch as in the agenda, or part of its promise or occasion");
}

promise_body promise(fields& f, const wall_clock& by) {
    promise_body made;
    made.note = f.note();
    if (const auto to = f.moment("to", by, looks::ahead))
        made.to = *to;
    else
        f.fail("to", R"(to: missing, expected a day such as "friday" or "2026-12-03")");
    if (made.note.find_first_not_of(" \t\n") == std::string::npos)
        f.fail("note", "note: found nothing, expected what was promised");
    return made;
}

} // namespace

parsed<log_body> parse_log(std::string_view body, const wall_clock& by, bool several) {
    std::vector<std::string> known{"outcome", "on", "channel", "note", "next", "promise", "round", "touch"};
    if (several) known.insert(known.begin(), "people");
    fields f(body, known,
             several ? R"({"people": ["ada", "grace"], "outcome": "reached"})"
                     : R"({"outcome": "no_answer"})");
    log_body made;
    if (several) made.people = f.people();
    made.outcome = outcome(f, ledger::outcomes());
    made.on = f.moment("on", by, looks::back);
    made.channel = f.channel();
    made.note = f.note();
    made.next = f.moment("next", by, looks::ahead);
    if (auto inner = f.object("promise", {"to", "note"}, R"({"to": "friday", "note": "send the article"})")) {
        made.promise = promise(*inner, by);
        f.take_fault("promise", *inner);
    }
    made.round = f.round();
    made.touch = touch_uid(f);
    return f.finished(std::move(made));
}

parsed<reschedule_body> parse_reschedule(std::string_view body, const wall_clock& by) {
    fields f(body, {"to", "in", "round", "touch", "note"}, R"({"to": "2026-12-03"})");
    reschedule_body made;
    const auto to = f.moment("to", by, looks::ahead);
    const auto in = after(f, by);
    if (f.has("to") && f.has("in")) f.fail("in", "in: found beside \"to\", expected one of the two");
    if (!f.has("to") && !f.has("in")) {
        f.fail("to",
               R"(to: missing, expected {"to": "2026-12-03"}, {"to": "friday 17:30"} or {"in": "2 weeks"})");
    }
    if (to) made.to = *to;
    if (in) made.to = *in;
    made.round = f.round();
    made.touch = touch_uid(f);
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<skip_body> parse_skip(std::string_view body) {
    fields f(body, {"round", "touch", "note"}, R"({"note": "on holiday together anyway"})");
    skip_body made;
    made.round = f.round();
    made.touch = touch_uid(f);
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<pause_body> parse_pause(std::string_view body, const wall_clock& by) {
    fields f(body, {"to", "note"}, R"({"to": "2027-01-31"})");
    pause_body made;
    made.until = day(f, "to", by);
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<note_body> parse_note(std::string_view body) {
    fields f(body, {"note"}, R"({"note": "moves to Bath in spring"})");
    note_body made{f.note()};
    if (made.note.find_first_not_of(" \t\n") == std::string::npos) {
        f.fail("note", "note: found nothing, expected a text");
    }
    return f.finished(std::move(made));
}

parsed<note_body> parse_remark(std::string_view body) {
    fields f(body, {"note"}, R"({"note": "her number is new"})");
    note_body made{f.note()};
    return f.finished(std::move(made));
}

parsed<promise_body> parse_promise(std::string_view body, const wall_clock& by) {
    fields f(body, {"to", "note"}, R"({"to": "friday", "note": "send the article"})");
    promise_body made = promise(f, by);
    return f.finished(std::move(made));
}

parsed<kept_body> parse_kept(std::string_view body) {
    fields f(body, {"promise", "note"}, "{}");
    kept_body made;
    made.promise =
        f.filled_text("promise", "the entry of a promise, the uid of its touch, or part of its text");
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<gathering_body> parse_gathering(std::string_view body, const wall_clock& by) {
    using enum ledger::entry_kind;
    static constexpr std::array kinds{booked, held, skipped};
    fields f(body, {"outcome", "on", "to", "excused", "note", "round"}, R"({"outcome": "held"})");
    gathering_body made;
    made.outcome = outcome(f, kinds);
    made.on = f.moment("on", by, looks::back);
    made.to = day(f, "to", by);
    made.excused = f.ids("excused");
    made.note = f.note();
    made.round = f.round();
    return f.finished(std::move(made));
}

parsed<block_body> parse_block_move(std::string_view body, const wall_clock& by) {
    fields f(body, {"on", "to", "note"}, R"({"on": "2026-12-03", "to": "2026-12-04T18:00"})");
    block_body made;
    made.on = f.moment("on", by, looks::ahead);
    made.to = f.moment("to", by, looks::ahead);
    if (!f.has("to")) f.fail("to", R"(to: missing, expected a day such as "friday" or "2026-12-04T18:00")");
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<block_body> parse_block_skip(std::string_view body, const wall_clock& by) {
    fields f(body, {"on", "note"}, R"({"on": "2026-12-03"})");
    block_body made;
    made.on = f.moment("on", by, looks::ahead);
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<away_body> parse_away(std::string_view body, const wall_clock& by) {
    fields f(body, {"from", "to", "note"}, R"({"from": "2026-12-20", "to": "2027-01-03"})");
    away_body made;
    const auto from = day(f, "from", by);
    if (!f.has("from")) f.fail("from", R"(from: missing, expected a day such as "friday" or "2026-12-20")");
    made.from = from.value_or(day_of(by.now));
    made.to = day(f, "to", by);
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<undo_body> parse_undo(std::string_view body) {
    fields f(body, {"entry"}, "{}");
    undo_body made{entry_id(f, "entry")};
    return f.finished(std::move(made));
}

parsed<new_person_body> parse_new_person(std::string_view body) {
    static constexpr std::string_view example = R"({"text": "Ann Lee, met at the fair, +49 170 1234567"})";
    fields f(body, {"text", "circle", "again"}, example);
    new_person_body made;
    made.text = f.text("text", "a name and what is known of the person");
    if (!f.has("text"))
        f.fail("text", fmt::format("text: missing, expected the person in a line, such as {}", example));
    made.circle = f.filled_text("circle", "the id of a circle such as \"friends\"");
    made.again = f.flag("again");
    return f.finished(std::move(made));
}

parsed<std::monostate> parse_nothing(std::string_view body) {
    fields f(body, {}, "{}");
    return f.finished(std::monostate());
}

} // namespace intouch::json
