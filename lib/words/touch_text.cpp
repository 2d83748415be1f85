// SPDX-License-Identifier: MIT
#include "words/touch_text.hpp"

#include "core/text.hpp"
#include "plan/due/channel_choice.hpp"
#include "plan/due/party.hpp"
#include "words/dates.hpp"
#include "words/history.hpp"
#include "words/links.hpp"
#include "words/phrase.hpp"
#include "words/titles.hpp"
#include "words/to_say.hpp"
#include "words/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace intouch::words {

namespace {

constexpr std::size_t most_bytes = 4096;
constexpr std::size_t most_notes = 10; ///< the newest in the ledger

/// The people of a touch: its person, or the members of its household, and the people in `with`.
std::vector<const roster::person*> people_of(const plan::touch& t, const roster::roster& r) {
    std::vector<const roster::person*> people;
    const auto add = [&](const std::string& id) {
        const auto found = r.people.find(id);
        if (found == r.people.end() || std::ranges::find(people, &found->second) != people.end()) return;
        people.push_back(&found->second);
    };
    add(t.person);
    for (const std::string& id : t.with) add(id);
    return people;
}

void add_line(std::string& text, std::string_view what, std::string_view told) {
    if (!told.empty()) text += fmt::format("{}: {}\n", what, in_one_line(told));
}

std::string aside(std::string_view note) {
    return note.empty() ? "" : fmt::format(": {}", in_one_line(note));
}

/// "Last contact: 22 Oct 2026, call: she was off to Bath"
std::string last_contact_line(const roster::person* p, const ledger::person_state& known) {
    const auto newest = p == nullptr ? std::nullopt : plan::last_contact(*p, known);
    if (newest && newest->on_roster) return fmt::format("Last contact: {}\n", full_date(newest->on.day));
    if (!known.last_contact) return {};
    const ledger::contact& last = *known.last_contact;
    const std::string channel = last.channel.empty() ? "" : ", " + in_one_line(last.channel);
    const bool theirs = last.outcome == ledger::entry_kind::they_reached_out;
    return fmt::format("Last contact: {}{}{}{}\n", full_date(last.on.day), channel,
                       theirs ? ", they reached out" : "", aside(last.note));
}

/// The tries of this round that have a note: "Tried 1 Dec 2026, call, left a message: rings back on Friday"
std::string attempt_lines(const ledger::person_state& known) {
    std::string text;
    for (const ledger::attempt& tried : known.attempts) {
        if (tried.note.empty()) continue;
        const std::string channel = tried.channel.empty() ? "" : in_one_line(tried.channel) + ", ";
        const bool done = ledger::is_contact(tried.outcome); // a gift
        text += fmt::format("{} {}: {}{}{}\n", done ? "Done" : "Tried", full_date(tried.on.day), channel,
                            kind_phrase(tried.outcome), aside(tried.note));
    }
    return text;
}

std::string promise_lines(const ledger::person_state& known) {
    std::string text;
    for (const auto& [entry, given] : known.promises)
        text += fmt::format("You promised for {}{}\n", full_date(given.to.day), aside(given.note));
    return text;
}

std::string note_lines(const ledger::person_state& known) {
    std::string text;
    std::size_t told = 0;
    for (auto e = known.history.rbegin(); e != known.history.rend() && told < most_notes; ++e) {
        if (e->kind != ledger::entry_kind::noted || e->note.empty()) continue;
        text += fmt::format("{} (noted {})\n", in_one_line(e->note), full_date(e->on.day));
        ++told;
    }
    return text;
}

std::string whose(const roster::person& p, bool alone) {
    return alone ? "" : " (" + in_one_line(p.name) + ")";
}

std::string topic_line(const roster::person& p, bool alone) {
    std::string topics;
    for (const std::string& topic : p.topics) topics += (topics.empty() ? "" : "; ") + topic;
    std::string text;
    add_line(text, "To talk about" + whose(p, alone), topics);
    return text;
}

std::string fact_lines(const roster::person& p, bool alone) {
    std::string text;
    add_line(text, "Notes" + whose(p, alone), p.notes);
    add_line(text, "Met" + whose(p, alone), p.met);
    return text;
}

/// The person whose details the touch uses: for a lost person the one to ask, and in a household the one whose
/// occasion it is.
const std::string& reached_through(const plan::touch& t) {
    if (!t.ask.empty()) return t.ask;
    const auto taken = std::ranges::find(t.reasons, plan::reason_code::occasion_taken, &plan::reason::code);
    return taken == t.reasons.end() || taken->id.empty() ? t.person : taken->id;
}

std::string missing_line(const plan::touch& t, const roster::roster& r, const roster::settings& s) {
    const auto channel = s.channels.find(t.channel);
    const auto& id = reached_through(t);
    const auto person = r.people.find(id);
    if (channel == s.channels.end() || channel->second.needs.empty() || person == r.people.end()) return {};
    const std::string& detail = channel->second.needs;
    const auto written = person->second.details.find(detail);
    if (written != person->second.details.end() && !written->second.empty()) return {};
    return fmt::format("No {} on the roster: add {} to [people.{}].\n", detail_phrase(detail), detail, id);
}

std::string written_detail(const roster::person& p, const std::string& detail) {
    const auto found = p.details.find(detail);
    return found == p.details.end() ? std::string() : found->second;
}

/// The links of each person: that of the channel, the one that the channel needs, and the other.
std::string links(const std::vector<const roster::person*>& people, const roster::channel& by) {
    std::string text;
    for (const roster::person* p : people) {
        const std::string of = people.size() > 1 ? in_one_line(p->name) + ": " : "";
        const std::string phone = written_detail(*p, "phone");
        const bool texts = by.needs == "phone" && !by.live;
        std::vector all{texts ? sms_link(phone) : tel_link(phone), mail_link(written_detail(*p, "email"))};
        if (by.needs == "email") std::ranges::reverse(all);
        all.insert(all.begin(), channel_link(by, *p));
        for (const std::string& link : all)
            if (!link.empty()) text += of + link + "\n";
    }
    return text;
}

/// Whole lines of `text`, at most `most` bytes.
std::string first_lines(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    const auto end = text.rfind('\n', most - 1);
    text.resize(end == std::string::npos ? 0 : end + 1);
    return text;
}

std::string about_line(const plan::touch& t) {
    return fmt::format("About {}, often sooner.", full_date(t.day));
}

const ledger::person_state& nobody() {
    static const ledger::person_state fresh;
    return fresh;
}

} // namespace

std::string touch_text(const plan::touch& t, const roster::roster& r, const roster::settings& s,
                       const ledger::state& state, const std::string& action_link) {
    const auto people = people_of(t, r);
    const bool alone = people.size() == 1;
    const auto found = state.people.find(t.person);
    const ledger::person_state& known = found == state.people.end() ? nobody() : found->second;

    const auto asked = r.people.find(t.ask);
    const bool finds = t.kind == plan::touch_kind::find;
    const auto reached = asked != r.people.end() ? std::vector{&asked->second}
                         : finds                 ? std::vector<const roster::person*>()
                                                 : people;
    const std::string missing = finds && t.ask.empty() ? "" : missing_line(t, r, s);
    // A household of a hundred members may have more numbers than fit.
    auto opening = to_say(t, r, s, state);
    if (!opening.empty()) opening += "\n";
    const std::string first =
        first_lines(opening + missing + links(reached, plan::channel_of(s, t.channel)), most_bytes / 2);

    std::string told;
    for (const roster::person* p : people) told += topic_line(*p, alone);
    told += promise_lines(known) + last_contact_line(people.empty() ? nullptr : people.front(), known);
    told += attempt_lines(known);
    for (const roster::person* p : people) told += fact_lines(*p, alone);
    told += note_lines(known);

    std::string last = still_right(t, r, state);
    if (!last.empty()) last += "\n";
    if (!action_link.empty()) last += fmt::format("How did it go? {}\n", without_control(action_link));
    if (!t.firm) last += about_line(t) + "\n";
    last += cut(in_one_line(why(t, s)), most_bytes / 4);
    const std::size_t room = most_bytes - first.size() - last.size();
    if (told.size() <= room) return first + told + last;
    return first + cut(std::move(told), room - 1) + "\n" + last;
}

std::string touch_location(const plan::touch& t, const roster::roster& r, const roster::settings& s) {
    if (plan::channel_of(s, t.channel).needs != "address") return {};
    const auto person = r.people.find(reached_through(t));
    return person == r.people.end() ? std::string() : in_one_line(written_detail(person->second, "address"));
}

std::string block_text(const plan::block_occurrence& o, const plan::agenda& a) {
    std::string text;
    // Touches are sorted by day, and a block over midnight ends on the next day.
    const auto from = std::ranges::lower_bound(a.touches, o.day, {}, &plan::touch::day);
    const auto to = std::ranges::upper_bound(from, a.touches.end(), o.day + days{1}, {}, &plan::touch::day);
    for (auto t = from; t != to; ++t) {
        if (t->block != o.id || !t->start || *t->start < o.start || *t->start >= o.end) continue;
        const auto local = a.zone.to_local(*t->start);
        const auto time = std::chrono::floor<minutes>(local - std::chrono::floor<days>(local));
        const std::string channel = t->channel.empty() ? "" : fmt::format(" ({})", in_one_line(t->channel));
        text +=
            fmt::format("{}{} {}{}", text.empty() ? "" : "\n", clock(time), in_one_line(t->name), channel);
    }
    if (o.taken.empty()) return text;
    if (!text.empty()) text += "\n";
    return text + fmt::format("An appointment ({}) leaves too little of this time for a touch; {}",
                              in_one_line(o.taken), how_to_move(o.id, o.day));
}

std::string when_phrase(const plan::touch& t, const time_zone& zone) {
    return (t.firm ? "" : "about ") + full_moment(t.day, t.start, zone);
}

std::string next_phrase(const plan::touch& t, const roster::settings& s, const roster::roster& r,
                        const time_zone& zone) {
    const std::string whole = title(t, s, r, roster::naming::full);
    return fmt::format("{}, {}", without_about(whole), when_phrase(t, zone));
}

} // namespace intouch::words
