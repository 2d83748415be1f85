// SPDX-License-Identifier: MIT
#include "notify/due.hpp"

#include "core/unicode.hpp"
#include "plan/report/circles.hpp"
#include "plan/report/report.hpp"
#include "plan/report/slipping.hpp"
#include "record/quick_answer.hpp"
#include "roster/effective.hpp"
#include "words/dates.hpp"
#include "words/link_page.hpp"
#include "words/links.hpp"
#include "words/phrase.hpp"
#include "words/report.hpp"
#include "words/titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <utility>

namespace intouch::notify {

namespace {

using roster::naming;
using roster::notify_target;

constexpr days question_lasts{1};
constexpr days report_lasts{2};
constexpr days trouble_lasts{1};
constexpr minutes before_midnight{5};
constexpr int days_ahead = 8; // every weekly time comes within a week
constexpr std::size_t most_in_title = 2;

std::string digest_key(date day) { return "digest " + print(day); }
std::string trouble_key(const trouble& t) { return fmt::format("trouble {} {}", t.what, print(t.since)); }
std::string report_key(date day) { return "report " + print(day); }

/// What one target may see, and how it names it.
class view {
public:
    view(const due_input& d, const notify_target& target)
        : d_(d), target_(target), today_(plan::today(d.in)), zone_(d.in.zone) {}

    [[nodiscard]] date today() const { return today_; }
    [[nodiscard]] instant at(date day, minutes of_day) const { return zone_.to_instant(day + of_day); }
    [[nodiscard]] instant midnight_after(date day) const { return at(day + days(1), minutes{0}); }
    [[nodiscard]] bool knows(const std::string& key) const { return d_.known.contains({target_.id, key}); }
    [[nodiscard]] std::optional<instant> since() const {
        const auto found = d_.known.find({target_.id, since_key});
        return found == d_.known.end() ? std::nullopt : std::optional(found->second.due);
    }

    [[nodiscard]] bool in_full() const { return target_.names == naming::full; }

    [[nodiscard]] std::string title(const plan::touch& t) const {
        return words::title(t, d_.in.settings, d_.in.roster, target_.names);
    }
    [[nodiscard]] std::string clock(instant moment) const {
        const auto local = zone_.to_local(moment);
        return words::clock(std::chrono::floor<minutes>(local - std::chrono::floor<days>(local)));
    }
    [[nodiscard]] std::string link(const plan::touch& t) const {
        return in_full() && d_.action_link ? d_.action_link(t.uid) : std::string();
    }
    [[nodiscard]] std::string phone(const plan::touch& t) const {
        const auto channel = d_.in.settings.channels.find(t.channel);
        const auto who = d_.in.roster.people.find(t.ask.empty() ? t.person : t.ask);
        const bool dials =
            in_full() && channel != d_.in.settings.channels.end() && channel->second.needs == "phone";
        if (!dials || who == d_.in.roster.people.end()) return {};
        const auto found = who->second.details.find("phone");
        return found == who->second.details.end() ? std::string() : found->second;
    }
    /// "17:25 Call Ada Lovelace, +44 20 7946 0000"
    [[nodiscard]] line row(const plan::touch& t) const {
        std::string text = (t.start ? clock(*t.start) + " " : std::string()) + title(t);
        if (const std::string number = phone(t); !number.empty())
            text += fmt::format(", {}{}", mark_before_number(text), number);
        return {std::move(text), link(t)};
    }

    [[nodiscard]] message begin(message_kind kind, std::string key, instant due, instant stale) const {
        return {.target = target_.id,
                .key = std::move(key),
                .kind = kind,
                .due = due,
                .stale = stale,
                .title = {},
                .lines = {},
                .page = in_full() ? d_.page : std::string()};
    }
    void show(message& m, const plan::touch& t) const {
        m.lines.push_back(row(t));
        if (in_full()) m.touches.push_back(t);
        if (!m.click.empty()) return;
        m.click = m.page.empty() ? link(t) : m.page;
        if (m.click.empty()) m.click = words::tel_link(phone(t));
    }
    /// The first answer of the touch's own page, and "No answer" where the page has it.
    void add_buttons(message& m, const plan::touch& t, bool alone) const {
        const std::string url = link(t);
        if (url.empty() || !m.buttons.empty()) return;
        const std::string who = alone ? std::string() : title(t) + ": ";
        const auto choices = record::answer_choices(t, d_.in);
        for (const auto& choice : choices) {
            if (&choice != &choices.front() && choice.what != record::answer_kind::no_answer) continue;
            m.buttons.push_back(
                {who + words::answer_label(choice, today_), url,
                 fmt::format("round={}&attempt={}&say={}", t.round, t.attempt, print_answer(choice))});
        }
        if (m.page.empty()) m.page = url;
    }
    /// The occurrence in which the touch lies; null: the agenda has none.
    [[nodiscard]] const plan::block_occurrence* occurrence(const plan::touch& t) const {
        const auto found = std::ranges::find_if(d_.agenda.blocks, [&](const plan::block_occurrence& b) {
            return b.id == t.block && b.start <= *t.start && *t.start < b.end;
        });
        return found == d_.agenda.blocks.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool asks_after(const plan::touch& t) const {
        if (!t.start || !t.end || !t.firm || t.block.empty() || t.day != today_) return false;
        return target_.after_every_block || std::ranges::find(target_.after, t.block) != target_.after.end();
    }
    /// The question comes while the touch is still today's.
    [[nodiscard]] instant asked_at(const plan::touch& t) const {
        const auto* block = occurrence(t);
        return std::min(block == nullptr ? *t.end : block->end, midnight_after(t.day) - before_midnight);
    }
    [[nodiscard]] std::string question_key(const plan::touch& t) const {
        const auto* block = occurrence(t);
        const auto local = zone_.to_local(block == nullptr ? *t.start : block->start);
        return fmt::format("after {} {}", t.block, print(std::chrono::floor<minutes>(local)));
    }
    [[nodiscard]] date last_digest() const {
        date last = today_ - days(1);
        for (const auto& [key, m] : d_.known)
            if (m.target == target_.id && m.key.starts_with("digest ") && m.key < digest_key(today_))
                if (const auto day = parse_date(m.key.substr(7))) last = *day;
        return last;
    }

    /// Whether the day of the touch became certain after the last digest. Only days are known. So on the day of that digest
    /// itself a later entry of the person decides, because such an entry gives the touch its day.
    [[nodiscard]] bool certain_since(const plan::touch& t, date last) const {
        if (!t.firm || !t.fixed_since || *t.fixed_since > today_ || *t.fixed_since < last) return false;
        if (*t.fixed_since > last) return true;
        const auto told = d_.known.find({target_.id, digest_key(last)});
        const auto person = d_.in.state.people.find(t.person);
        return told != d_.known.end() && person != d_.in.state.people.end() &&
               !person->second.history.empty() && person->second.history.back().at > told->second.due;
    }

private:
    const due_input& d_;
    const notify_target& target_;
    date today_;
    const time_zone& zone_;
};

/// "Call Ada Lovelace, Text Bob and 3 more"
std::string summed_up(const std::vector<std::string>& all) {
    if (all.size() <= most_in_title + 1) return words::joined(all);
    return fmt::format("{}, {} and {} more", all[0], all[1], all.size() - most_in_title);
}

/// Adds a line about people who are slipping. That line alone is no reason to send a digest.
void add_slipping(message& m, const due_input& d, const notify_target& target) {
    const view v(d, target);
    std::vector<std::string> names;
    for (const auto& row : plan::slipping(d.in, d.agenda)) {
        if (row.planned && *row.planned == v.today()) continue;
        names.push_back(target.names == naming::full ? row.name : roster::initials(row.name));
    }
    if (names.empty()) return;
    m.lines.push_back({.text = "It has been a while", .heading = true});
    m.lines.push_back({target.names == naming::hidden
                           ? fmt::format("{} {}", names.size(), names.size() == 1 ? "person" : "people")
                           : summed_up(names)});
}

message make_digest(const due_input& d, const notify_target& target, instant due) {
    const view v(d, target);
    message m = v.begin(message_kind::digest, digest_key(v.today()), due, v.midnight_after(v.today()));
    std::vector<std::string> told;
    for (const auto& t : d.agenda.touches) {
        if (t.day != v.today()) continue;
        if (told.empty()) m.lines.push_back({.text = "Today", .heading = true});
        told.push_back(v.title(t));
        v.show(m, t);
    }
    bool first = true;
    for (const auto& o : d.agenda.occasions) {
        std::string text = words::title(o, d.in.roster, target.names);
        if (o.day != v.today() || text.empty()) continue;
        if (std::exchange(first, false)) m.lines.push_back({.text = "To think of today", .heading = true});
        told.push_back(text);
        m.lines.push_back({std::move(text)});
    }
    for (const auto& g : d.agenda.gatherings) {
        std::string text = words::title(g, target.names);
        if (g.day != v.today() || g.took_place || text.empty()) continue;
        if (std::exchange(first, false)) m.lines.push_back({.text = "To think of today", .heading = true});
        told.push_back(text);
        m.lines.push_back({std::move(text)});
    }
    first = true;
    const date last = v.last_digest();
    for (const auto& t : d.agenda.touches) {
        if (!v.certain_since(t, last) || t.day <= v.today()) continue;
        if (std::exchange(first, false)) m.lines.push_back({.text = "Now certain", .heading = true});
        if (told.empty()) told.emplace_back("new dates");
        line l = v.row(t);
        l.text = words::weekday_date(t.day) + " " + l.text;
        m.lines.push_back(std::move(l));
        if (v.in_full()) m.touches.push_back(t);
    }
    if (!m.lines.empty()) add_slipping(m, d, target);
    m.title = "Today: " + summed_up(told);
    if (m.click.empty()) m.click = m.page;
    return m;
}

/// The seven days that end today, or, for a report of the morning, yesterday.
message make_report(const due_input& d, const notify_target& target, instant due) {
    const view v(d, target);
    const date last = target.report->at >= minutes{12 * 60} ? v.today() : v.today() - days(1);
    const auto r = plan::report_of(d.in, d.agenda, {last - days(6), last}, target.circles);
    message m = v.begin(message_kind::report, report_key(v.today()), due, due + report_lasts);
    m.title = "The week: " + words::report_days(r);
    if (r.all == plan::report_counts() && r.coming.empty()) return m;
    m.lines.push_back({words::report_sum(r)});
    for (const auto& part : words::report_parts(r, d.in.settings, d.all_names(), target.names)) {
        m.lines.push_back({.text = part.title, .heading = true});
        for (const auto& one : part.lines) m.lines.push_back({one});
    }
    m.click = m.page;
    return m;
}

std::vector<message> make_questions(const due_input& d, const notify_target& target) {
    const view v(d, target);
    std::map<std::string, std::vector<const plan::touch*>> blocks; // by key
    for (const auto& t : d.agenda.touches)
        if (v.asks_after(t) && v.asked_at(t) <= d.in.moment) blocks[v.question_key(t)].push_back(&t);
    std::vector<message> all;
    for (const auto& [key, touches] : blocks) {
        const instant due = v.asked_at(*touches.front());
        message m = v.begin(message_kind::after, key, due, due + question_lasts);
        std::vector<std::string> told;
        for (const auto* t : touches) {
            v.show(m, *t);
            v.add_buttons(m, *t, touches.size() == 1);
            told.push_back(v.title(*t));
        }
        m.title = "What came of it? " + summed_up(told);
        all.push_back(std::move(m));
    }
    return all;
}

std::vector<message> make_troubles(const due_input& d, const notify_target& target) {
    const view v(d, target);
    std::vector<message> all;
    for (const auto& t : d.troubles) {
        const instant due = t.since + t.patience;
        if (due > d.in.moment) continue;
        message m = v.begin(message_kind::trouble, trouble_key(t), due, d.in.moment + trouble_lasts);
        m.title = "intouch needs your help";
        // A fault may quote a name of the roster.
        m.lines.push_back({v.in_full() && target.circles.empty()
                               ? t.text
                               : "Something needs to be mended: see intouch status."});
        m.click = m.page;
        all.push_back(std::move(m));
    }
    return all;
}

/// The moment of `when` on the day of now, if it has come.
std::optional<instant> come(const due_input& d, const std::optional<weekly_time>& when) {
    const date today = plan::today(d.in);
    if (!when || !falls_on(*when, today)) return std::nullopt;
    const instant at = d.in.zone.to_instant(today + when->at);
    return at <= d.in.moment ? std::optional(at) : std::nullopt;
}

/// Calls `use` with the part of `d` that the circles of the target may know.
template <class Use> void as_seen(const due_input& d, const notify_target& target, const Use& use) {
    if (target.circles.empty()) return use(d);
    const auto view =
        plan::view_of_circles(d.in.settings, d.in.roster, d.agenda, d.in.instance, target.circles);
    const plan::plan_input in{view.settings,  view.roster, d.in.state,  d.in.published,
                              d.in.away,      d.in.zone,   d.in.moment, d.in.instance,
                              d.in.has_store, d.in.busy,   d.in.pace};
    use({in, view.agenda, d.known, d.action_link, d.page, d.troubles, &d.in.roster});
}

/// Whether a message is due that the store does not know. It says nothing of what the message tells.
bool anything_due(const due_input& d, const notify_target& target) {
    const view v(d, target);
    const auto asks = [&](const plan::touch& t) {
        return v.asks_after(t) && v.asked_at(t) <= d.in.moment && !v.knows(v.question_key(t));
    };
    const auto lasts = [&](const trouble& t) {
        return !t.text.empty() && t.since + t.patience <= d.in.moment && !v.knows(trouble_key(t));
    };
    return (come(d, target.digest) && !v.knows(digest_key(v.today()))) ||
           (come(d, target.report) && !v.knows(report_key(v.today()))) ||
           std::ranges::any_of(d.agenda.touches, asks) ||
           (target.trouble && std::ranges::any_of(d.troubles, lasts));
}

void add_due(const due_input& d, const notify_target& target, due_messages& to) {
    const view v(d, target);
    const auto add = [&](message m) {
        if (m.due >= *v.since() && m.stale > d.in.moment && !v.knows(m.key))
            to.messages.push_back(std::move(m));
    };
    if (const auto at = come(d, target.digest); at && !v.knows(digest_key(v.today())))
        add(make_digest(d, target, *at));
    if (const auto at = come(d, target.report); at && !v.knows(report_key(v.today())))
        add(make_report(d, target, *at));
    for (auto& m : make_questions(d, target)) add(std::move(m));
    if (target.trouble)
        for (auto& m : make_troubles(d, target)) add(std::move(m));
}

void note_next(const due_input& d, const std::optional<weekly_time>& when, std::optional<instant>& next) {
    if (!when) return;
    const date today = plan::today(d.in);
    for (int i = 0; i <= days_ahead; ++i) {
        const date day = today + days(i);
        const instant at = d.in.zone.to_instant(day + when->at);
        if (!falls_on(*when, day) || at <= d.in.moment) continue;
        next = next ? std::min(*next, at) : at;
        return;
    }
}

} // namespace

due_messages due_now(const due_input& d) {
    due_messages all;
    for (const auto& [id, target] : d.in.settings.notify) {
        if (!view(d, target).since())
            all.fresh_targets.push_back(id);
        else if (anything_due(d, target))
            as_seen(d, target, [&](const due_input& seen) { add_due(seen, target, all); });
    }
    return all;
}

std::optional<instant> next_due(const due_input& d) {
    std::optional<instant> next;
    const auto note = [&](instant at) {
        if (at > d.in.moment) next = next ? std::min(*next, at) : at;
    };
    for (const auto& [id, target] : d.in.settings.notify) {
        note_next(d, target.digest, next);
        note_next(d, target.report, next);
        const view v(d, target);
        for (const auto& t : d.agenda.touches)
            if (v.asks_after(t)) note(v.asked_at(t));
        if (target.trouble)
            for (const auto& t : d.troubles) note(t.since + t.patience);
    }
    return next;
}

std::string today_text(const plan::agenda& a, const plan::plan_input& in, const notify_target& target) {
    const ledger::message_states none;
    std::string text;
    as_seen({.in = in, .agenda = a, .known = none, .action_link = {}, .page = {}}, target,
            [&](const due_input& seen) {
                const message m = make_digest(seen, target, in.moment);
                text = m.lines.empty() ? "Nothing today.\n" : plain_text(m);
            });
    return text;
}

} // namespace intouch::notify
