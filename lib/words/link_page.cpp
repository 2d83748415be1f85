// SPDX-License-Identifier: MIT
#include "words/link_page.hpp"

#include "plan/agenda/person_state.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/titles.hpp"
#include "words/touch_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace intouch::words {

namespace {

std::string day_phrase(date day, date today) {
    if (day == today + days(1)) return "tomorrow";
    if (day == today - days(1)) return "yesterday";
    return "on " + weekday_date(day);
}

std::string label(const record::answer_choice& o, date today) {
    using enum record::answer_kind;
    switch (o.what) {
    case reached:
    case sent:
        if (o.on) return fmt::format("I did, {}", day_phrase(*o.on, today));
        return o.what == sent ? "Sent" : "Reached";
    case left_message:
        return "Left a message";
    case no_answer:
        return "No answer";
    case kept:
        return "Done";
    case found:
        return "Found";
    case booked:
        return "Booked";
    case later:
        return o.on ? fmt::format("Later: {}", day_phrase(*o.on, today)) : "Later";
    case skip:
        return "Skip this time";
    }
    return {};
}

bool dials(std::string_view text) {
    constexpr std::string_view letters = "+0123456789;=ext";
    return text.starts_with("tel:") && text.substr(4).find_first_not_of(letters) == std::string_view::npos;
}

bool mails(std::string_view text) {
    return text.starts_with("mailto:") && text.find_first_of(" <>\"") == std::string_view::npos;
}

/// The lines of the event text; tel: and mailto: lines become links.
std::vector<line> lines_of(const std::string& text) {
    std::vector<line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        line one{text.substr(at, end - at)};
        at = end + 1;
        // In the text of a household the link follows a name.
        const auto name = one.text.rfind(": ");
        const auto last = name == std::string::npos ? one.text : one.text.substr(name + 2);
        if (dials(last) || mails(last)) one.link = last;
        if (!one.text.empty()) lines.push_back(std::move(one));
    }
    return lines;
}

/// The newest entry about the owner of this touch. Null when that entry did not come from a link.
const ledger::entry* said_last(const record::link_target& touch, const plan::plan_input& in) {
    const ledger::entry* newest = nullptr;
    const auto look = [&](const std::string& id) {
        for (const auto& e : plan::state_of(in, id).history)
            if (e.source != ledger::entry_source::daemon && (newest == nullptr || newest->id < e.id))
                newest = &e;
    };
    look(touch.owner);
    if (touch.person != touch.owner) look(touch.person);
    return newest != nullptr && newest->source == ledger::entry_source::link ? newest : nullptr;
}

/// The open touch of the owner that is nearest to `touch`: itself, else the one of the round, else the first.
const plan::touch* planned(const record::link_target& touch, const plan::agenda& a, bool& same) {
    const plan::touch* other = nullptr;
    for (const auto& t : a.touches) {
        if (t.uid == touch.uid) {
            same = true;
            return &t;
        }
        const bool theirs = t.owner == touch.owner || t.person == touch.owner || t.person == touch.person;
        if (theirs && (other == nullptr || (other->round == 0 && t.round != 0))) other = &t;
    }
    same = false;
    return other;
}

std::string name_of(const record::link_target& touch, const plan::plan_input& in) {
    if (const auto p = in.roster.people.find(touch.person); p != in.roster.people.end())
        return p->second.name;
    const auto g = in.roster.gatherings.find(touch.owner);
    return g == in.roster.gatherings.end() ? touch.person : g->second.name;
}

} // namespace

link_page page_of(const record::link_target& touch, const plan::agenda& a, const plan::plan_input& in) {
    link_page page;
    bool same = false;
    const auto* t = planned(touch, a, same);
    const auto next = t == nullptr ? std::string() : next_phrase(*t, in.settings, in.roster, in.zone);
    if (const auto* e = said_last(touch, in)) {
        page.said = logged_line(*e, {next});
        page.undo = e->id;
    } else if (!same) {
        page.said = next.empty() ? "Nothing is planned now." : fmt::format("Planned now: {}.", next);
    }
    if (!same) {
        page.title = name_of(touch, in);
        return page;
    }
    page.title = title(*t, in.settings, in.roster, roster::naming::full);
    page.when = when_phrase(*t, in.zone);
    page.lines = lines_of(touch_text(*t, in.roster, in.settings, in.state, {}));
    for (const auto& o : record::answer_choices(*t, in))
        page.buttons.push_back({label(o, plan::today(in)), o});
    page.round = t->round;
    page.attempt = t->attempt;
    return page;
}

} // namespace intouch::words
