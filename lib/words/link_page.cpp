// SPDX-License-Identifier: MIT
#include "words/link_page.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/due/channel_choice.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/links.hpp"
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

} // namespace

std::string answer_label(const record::answer_choice& o, date today) {
    using enum record::answer_kind;
    switch (o.what) {
    case reached:
    case sent:
        if (o.on) return fmt::format("I did, {}", day_phrase(o.on->day, today));
        return o.what == sent ? "Sent" : "Reached";
    case left_message:
        return "Left a message";
    case no_answer:
        return "No answer";
    case they_reached_out:
        return "They called me";
    case unreachable:
        return "Number or address dead";
    case kept:
        return "Done";
    case found:
        return "Found";
    case booked:
        return "Booked";
    case later:
        return o.on ? fmt::format("Later: {}", day_phrase(o.on->day, today)) : "Later";
    case skip:
        return "Skip this time";
    case note:
        return save_note;
    case confirmed:
        return "All still right";
    case not_yet:
        return "Not yet";
    }
    return {};
}

namespace {

bool dials(std::string_view text) {
    constexpr std::string_view letters = "+0123456789;=ext";
    return (text.starts_with("tel:") || text.starts_with("sms:")) &&
           text.substr(4).find_first_not_of(letters) == std::string_view::npos;
}

bool mails(std::string_view text) {
    return text.starts_with("mailto:") && text.find_first_of(" <>\"") == std::string_view::npos;
}

/// The links of the channel's own to the people of the touch.
std::vector<std::string> channel_links(const plan::touch& t, const plan::plan_input& in) {
    std::vector<std::string> ids{t.ask.empty() ? t.person : t.ask};
    ids.insert(ids.end(), t.with.begin(), t.with.end());
    std::vector<std::string> links;
    for (const auto& id : ids)
        if (const auto p = in.roster.people.find(id); p != in.roster.people.end())
            links.push_back(channel_link(plan::channel_of(in.settings, t.channel), p->second));
    return links;
}

/// "Call +442079460000" for "tel:+442079460000".
std::string link_phrase(std::string_view link) {
    const auto number = [&] { return link.substr(link.find(':') + 1); };
    return fmt::format("{} {}",
                       link.starts_with("tel:")   ? "Call"
                       : link.starts_with("sms:") ? "Text"
                                                  : "E-mail",
                       number());
}

/// The lines of the event text. Those of tel:, sms: and mailto:, and those that are in `own`, become links.
std::vector<line> lines_of(const std::string& text, const std::vector<std::string>& own) {
    std::vector<line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        line one{text.substr(at, end - at)};
        at = end + 1;
        // In the text of a household the link follows a name.
        const auto name = one.text.rfind(": ");
        const auto last = name == std::string::npos ? one.text : one.text.substr(name + 2);
        const bool of_channel = !last.empty() && std::ranges::find(own, last) != own.end();
        if (dials(last) || mails(last) || of_channel) one.link = last;
        if (!of_channel && !one.link.empty())
            one.text.replace(one.text.size() - last.size(), last.size(), link_phrase(last));
        if (!one.text.empty()) lines.push_back(std::move(one));
    }
    return lines;
}

/// The newest entries about the owner of a touch.
struct newest_entries {
    const ledger::entry* from_page = nullptr; ///< from the page of that touch; null: none
    const ledger::entry* of_all = nullptr;    ///< from any door; not the daemon's own
    /// Nobody has said anything about the person since.
    [[nodiscard]] bool page_was_last() const { return from_page != nullptr && from_page->at == of_all->at; }
};

newest_entries newest_about(const record::link_target& touch, const plan::plan_input& in) {
    newest_entries found;
    const auto take = [](const ledger::entry*& newest, const ledger::entry& e) {
        if (newest == nullptr || newest->id < e.id) newest = &e;
    };
    const auto look = [&](const std::string& id) {
        for (const auto& e : plan::state_of(in, id).history) {
            if (e.source == ledger::entry_source::daemon) continue;
            take(found.of_all, e);
            if (record::is_answer_to(e, touch.uid)) take(found.from_page, e);
        }
    };
    look(touch.owner);
    if (touch.person != touch.owner) look(touch.person);
    return found;
}

/// "Thu 3 Dec 2026 17:52. Logged: no answer. Next: …"
std::string dated_news(const ledger::entry& e, const std::string& next, const time_zone& zone) {
    return fmt::format("{}. {}", full_moment(e.at, zone), logged_line(e, {next}, zone));
}

/// An answer of today folds the buttons away: a second tap at the same place must not be a second try.
bool answered_today(const ledger::entry& e, const plan::plan_input& in) {
    return e.kind != ledger::entry_kind::noted && day_at(in.zone, e.at) == plan::today(in);
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

std::string newest_news(const std::string& owner, const plan::agenda& a, const plan::plan_input& in) {
    const record::link_target about{.uid = {}, .owner = owner, .person = owner};
    const auto* newest = newest_about(about, in).of_all;
    if (newest == nullptr) return {};
    bool same = false;
    const auto* t = planned(about, a, same);
    const auto next = t == nullptr ? std::string() : next_phrase(*t, in.settings, in.roster, in.zone);
    return fmt::format("{}: {}", t == nullptr ? name_of(about, in) : t->name,
                       dated_news(*newest, next, in.zone));
}

link_page page_of(const record::link_target& touch, const plan::agenda& a, const plan::plan_input& in) {
    link_page page;
    bool same = false;
    const auto* t = planned(touch, a, same);
    const auto next = t == nullptr ? std::string() : next_phrase(*t, in.settings, in.roster, in.zone);
    const auto newest = newest_about(touch, in);
    if (newest.from_page != nullptr) {
        page.said = dated_news(*newest.from_page, next, in.zone);
        if (newest.page_was_last()) page.undo = newest.from_page->id;
    } else if (!same) {
        page.said = next.empty() ? "Nothing is planned now." : fmt::format("Planned now: {}.", next);
    }
    if (!same) {
        page.title = name_of(touch, in);
        return page;
    }
    page.title = title(*t, in.settings, in.roster, roster::naming::full);
    page.when = when_phrase(*t, in.zone);
    page.lines = lines_of(touch_text(*t, in.roster, in.settings, in.state, {}), channel_links(*t, in));
    if (auto place = touch_location(*t, in.roster, in.settings); !place.empty())
        page.lines.insert(page.lines.begin(), {.text = std::move(place)});
    for (const auto& o : record::answer_choices(*t, in))
        page.buttons.push_back({answer_label(o, plan::today(in)), o});
    page.answered = newest.from_page != nullptr && answered_today(*newest.from_page, in);
    page.takes_notes = !in.roster.gatherings.contains(touch.owner);
    page.round = t->round;
    page.attempt = t->attempt;
    return page;
}

} // namespace intouch::words
