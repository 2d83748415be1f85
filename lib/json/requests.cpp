// SPDX-License-Identifier: MIT
#include "json/requests.hpp"

#include "core/span.hpp"
#include "core/suggest.hpp"
#include "core/text.hpp"
#include "ledger/ulid.hpp"
#include "json/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace intouch::json {

namespace {

std::vector<std::string> outcome_names() {
    std::vector<std::string> names;
    for (const ledger::entry_kind kind : ledger::outcomes()) names.emplace_back(ledger::name(kind));
    return names;
}

ledger::entry_kind outcome(fields& f) {
    const auto names = outcome_names();
    const std::string expected = fmt::format("one of {}", fmt::join(names, ", "));
    const std::string said = f.text("outcome", expected);
    if (!f.has("outcome")) {
        f.fail("outcome", fmt::format("outcome: missing, expected {}", expected));
    } else if (std::ranges::find(names, said) == names.end()) {
        const auto meant = nearest(said, names);
        f.fail("outcome", fmt::format("outcome: found {}, expected {}{}", quoted(said), expected,
                                      meant ? fmt::format("; did you mean \"{}\"?", *meant) : ""));
    }
    return ledger::parse_entry_kind(said).value_or(ledger::entry_kind::reached);
}

/// `{"in": span}`: counted from today.
std::optional<when> after(fields& f, local_minute now) {
    if (!f.has("in")) return std::nullopt;
    const result<span> wait = parse_span(f.text("in", "a span such as \"2 weeks\""));
    if (wait) return when{day_of(now) + *wait, std::nullopt};
    f.fail("in", "in: " + wait.error().text);
    return std::nullopt;
}

} // namespace

parsed<log_body> parse_log(std::string_view body, local_minute now, bool several) {
    std::vector<std::string> known{"outcome", "on", "channel", "note", "next", "round"};
    if (several) known.insert(known.begin(), "people");
    fields f(body, std::move(known),
             several ? R"({"people": ["ada", "grace"], "outcome": "reached"})"
                     : R"({"outcome": "no_answer"})");
    log_body made;
    if (several) made.people = f.people();
    made.outcome = outcome(f);
    made.on = f.moment("on", now, looks::back);
    made.channel = f.channel();
    made.note = f.note();
    made.next = f.moment("next", now, looks::ahead);
    made.round = f.round();
    return f.finished(std::move(made));
}

parsed<reschedule_body> parse_reschedule(std::string_view body, local_minute now) {
    fields f(body, {"to", "in", "round", "note"}, R"({"to": "2026-12-03"})");
    reschedule_body made;
    const auto to = f.moment("to", now, looks::ahead);
    const auto in = after(f, now);
    if (f.has("to") && f.has("in")) f.fail("in", "in: found beside \"to\", expected one of the two");
    if (!f.has("to") && !f.has("in")) {
        f.fail("to",
               R"(to: missing, expected {"to": "2026-12-03"}, {"to": "friday 17:30"} or {"in": "2 weeks"})");
    }
    if (to) made.to = *to;
    if (in) made.to = *in;
    made.round = f.round();
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<skip_body> parse_skip(std::string_view body) {
    fields f(body, {"round", "note"}, R"({"note": "on holiday together anyway"})");
    skip_body made;
    made.round = f.round();
    made.note = f.note();
    return f.finished(std::move(made));
}

parsed<pause_body> parse_pause(std::string_view body, local_minute now) {
    fields f(body, {"to", "note"}, R"({"to": "2027-01-31"})");
    pause_body made;
    if (const auto to = f.moment("to", now, looks::ahead)) {
        if (to->time) {
            f.fail("to", fmt::format("to: found \"{}\", expected a day without a time", print(*to)));
        }
        made.until = to->day;
    }
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

parsed<undo_body> parse_undo(std::string_view body) {
    constexpr std::string_view expected = "the id of an entry: 26 letters and digits";
    fields f(body, {"entry"}, "{}");
    undo_body made{f.text("entry", expected)};
    if (f.has("entry") && !ledger::valid_ulid(made.entry)) {
        f.fail("entry", fmt::format("entry: found {}, expected {}", quoted(made.entry), expected));
    }
    return f.finished(std::move(made));
}

} // namespace intouch::json
