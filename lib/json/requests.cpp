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
#include <utility>

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

record::promise_request promise(fields& f, const wall_clock& by) {
    record::promise_request made;
    made.note = f.note();
    if (const auto to = f.moment("to", by, looks::ahead))
        made.to = *to;
    else
        f.fail("to", R"(to: missing, expected a day such as "friday" or "2026-12-03")");
    if (made.note.find_first_not_of(" \t\n") == std::string::npos)
        f.fail("note", "note: found nothing, expected what was promised");
    return made;
}

/// The outcome of the members of `f`, without its person.
record::log_request outcome_of(fields& f, const wall_clock& by) {
    record::log_request made;
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
    return made;
}

record::touch_request touch_of(fields& f, const std::string& person) {
    const auto round = f.round();
    auto touch = touch_uid(f);
    return {.person = person, .round = round, .touch = std::move(touch), .note = f.note()};
}

/// A command that takes a person and a note.
template <class Command> parsed_command remark(const post& p) {
    fields f(p.body, {"note"}, R"({"note": "her number is new"})");
    return f.finished(Command{p.id, f.note()});
}

} // namespace

parsed_command parse_log(const post& p) {
    fields f(p.body, {"outcome", "on", "channel", "note", "next", "promise", "round", "touch"},
             R"({"outcome": "no_answer"})");
    auto made = outcome_of(f, p.by);
    made.person = p.id;
    return f.finished(std::move(made));
}

parsed_command parse_log_of_several(const post& p) {
    fields f(p.body, {"people", "outcome", "on", "channel", "note", "next", "promise", "round", "touch"},
             R"({"people": ["ada", "grace"], "outcome": "reached"})");
    record::log_several made;
    made.people = f.people();
    made.what = outcome_of(f, p.by);
    return f.finished(std::move(made));
}

parsed_command parse_reschedule(const post& p) {
    fields f(p.body, {"to", "in", "round", "touch", "note"}, R"({"to": "2026-12-03"})");
    record::move_touch made;
    const auto to = f.moment("to", p.by, looks::ahead);
    const auto in = after(f, p.by);
    if (f.has("to") && f.has("in")) f.fail("in", "in: found beside \"to\", expected one of the two");
    if (!f.has("to") && !f.has("in")) {
        f.fail("to",
               R"(to: missing, expected {"to": "2026-12-03"}, {"to": "friday 17:30"} or {"in": "2 weeks"})");
    }
    if (to) made.to = *to;
    if (in) made.to = *in;
    made.which = touch_of(f, p.id);
    return f.finished(std::move(made));
}

parsed_command parse_skip(const post& p) {
    fields f(p.body, {"round", "touch", "note"}, R"({"note": "on holiday together anyway"})");
    return f.finished(record::skip_touch{touch_of(f, p.id)});
}

parsed_command parse_pause(const post& p) {
    fields f(p.body, {"to", "note"}, R"({"to": "2027-01-31"})");
    const auto until = day(f, "to", p.by);
    return f.finished(record::pause_person{p.id, until, f.note()});
}

parsed_command parse_resume(const post& p) { return remark<record::resume_person>(p); }
parsed_command parse_lost(const post& p) { return remark<record::lose_person>(p); }
parsed_command parse_found(const post& p) { return remark<record::find_person>(p); }
parsed_command parse_confirm(const post& p) { return remark<record::confirm_person>(p); }

parsed_command parse_note(const post& p) {
    fields f(p.body, {"note"}, R"({"note": "moves to Bath in spring"})");
    record::note_on_person made{p.id, f.note()};
    if (made.note.find_first_not_of(" \t\n") == std::string::npos) {
        f.fail("note", "note: found nothing, expected a text");
    }
    return f.finished(std::move(made));
}

parsed_command parse_promise(const post& p) {
    fields f(p.body, {"to", "note"}, R"({"to": "friday", "note": "send the article"})");
    return f.finished(record::make_promise{p.id, promise(f, p.by)});
}

parsed_command parse_kept(const post& p) {
    fields f(p.body, {"promise", "note"}, "{}");
    auto promise =
        f.filled_text("promise", "the entry of a promise, the uid of its touch, or part of its text");
    return f.finished(record::keep_promise{p.id, std::move(promise), f.note()});
}

parsed_command parse_gathering(const post& p) {
    using enum ledger::entry_kind;
    static constexpr std::array kinds{booked, held, skipped};
    fields f(p.body, {"outcome", "on", "to", "excused", "note", "round"}, R"({"outcome": "held"})");
    record::gathering_request made{.gathering = p.id};
    made.outcome = outcome(f, kinds);
    made.on = f.moment("on", p.by, looks::back);
    made.to = day(f, "to", p.by);
    made.excused = f.ids("excused");
    made.note = f.note();
    made.round = f.round();
    return f.finished(std::move(made));
}

parsed_command parse_block_move(const post& p) {
    fields f(p.body, {"on", "to", "note"}, R"({"on": "2026-12-03", "to": "2026-12-04T18:00"})");
    record::change_block made;
    made.block = p.id;
    made.on = f.moment("on", p.by, looks::ahead);
    made.to = f.moment("to", p.by, looks::ahead);
    if (!f.has("to")) f.fail("to", R"(to: missing, expected a day such as "friday" or "2026-12-04T18:00")");
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed_command parse_block_skip(const post& p) {
    fields f(p.body, {"on", "note"}, R"({"on": "2026-12-03"})");
    const auto on = f.moment("on", p.by, looks::ahead);
    return f.finished(record::change_block{p.id, on, {}, f.note()});
}

parsed_command parse_away(const post& p) {
    fields f(p.body, {"from", "to", "note"}, R"({"from": "2026-12-20", "to": "2027-01-03"})");
    const auto from = day(f, "from", p.by);
    if (!f.has("from")) f.fail("from", R"(from: missing, expected a day such as "friday" or "2026-12-20")");
    const auto to = day(f, "to", p.by);
    return f.finished(record::away_request{from.value_or(day_of(p.by.now)), to, f.note()});
}

parsed_command parse_undo(const post& p) {
    fields f(p.body, {"entry"}, "{}");
    return f.finished(record::undo{entry_id(f, "entry")});
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
