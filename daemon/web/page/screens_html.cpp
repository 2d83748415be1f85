// SPDX-License-Identifier: MIT
#include "daemon/web/page/screens_html.hpp"

#include "daemon/web/page/charts.hpp"
#include "daemon/web/page/people_html.hpp"
#include "daemon/web/page/posts.hpp"
#include "http/target.hpp"
#include "words/remedies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intouch::daemon::page {

namespace {

void put_current(html_writer& w, const screens::today_screen& s, const frame& f) {
    if (!s.card) return;
    w.element("h2", s.heading).end_line();
    put_card(w, *s.card, f);
}

void put_did(html_writer& w, const screens::answer_form& form, const screens::answer_button& did,
             const frame& f) {
    open_buttons(w, f);
    open_act(w, "answer", f);
    put_answered(w, form);
    put_answer(w, did);
    w.close().close();
}

void put_hour(html_writer& w, const std::optional<screens::hour_told>& hour) {
    if (!hour) return;
    w.element("h2", "How was the hour?").end_line();
    put_lines(w, hour->lines);
    if (hour->stories.empty()) return;
    if (!hour->with.empty()) w.element("h3", fmt::format("To tell {}", hour->with)).end_line();
    w.open("ul", {{"class", "stories"}}).end_line();
    for (const auto& story : hour->stories) w.element("li", story).end_line();
    w.close().end_line();
}

void put_unanswered(html_writer& w, const std::vector<screens::unanswered>& all, const frame& f) {
    if (all.empty()) return;
    w.element("h2", "What came of these?").end_line();
    w.open("ul").end_line();
    for (const auto& one : all) {
        w.open("li", {{"class", "row"}}).element("span", one.shown.lead, {{"class", "lead"}});
        w.open("a", {{"href", one.shown.path}})
            .text(one.shown.what)
            .element("small", one.shown.small)
            .close();
        open_buttons(w, f);
        open_act(w, "answer", f);
        put_answered(w, one.form);
        put_answer(w, one.did);
        put_answer(w, one.not_yet);
        w.close().close().close().end_line();
    }
    w.close().end_line();
}

void put_reachable(html_writer& w, const std::vector<screens::reachable>& all, const frame& f) {
    if (all.empty()) w.element("p", "Nobody who is due can be reached right now.").end_line();
    for (const auto& one : all) {
        w.open("section", {{"class", "card"}}).open("h3");
        w.element("a", one.shown.what, {{"href", one.shown.path}}).close();
        w.element("p", one.shown.small, {{"class", "dim"}}).end_line();
        w.open("div", {{"class", "two"}});
        w.element("a", screens::label_of(one.link),
                  {{"href", one.link.address}, {"class", "call"}, {"rel", "noreferrer"}});
        put_did(w, one.form, one.did, f);
        w.close().close().end_line();
    }
}

void put_moment(html_writer& w, const screens::today_screen& s, const frame& f) {
    w.element("h2", "Free for a moment?", {{"id", "moment"}}).end_line();
    w.open("p", {{"class", "two"}});
    w.element("a", "I have 10 minutes", {{"href", "/?minutes=10#moment"}, {"class", "soft"}});
    w.element("a", "I have 30 minutes", {{"href", "/?minutes=30#moment"}, {"class", "soft"}});
    w.close().end_line();
    if (s.moment) put_reachable(w, *s.moment, f);
}

void put_away_form(html_writer& w, const std::string& last, const frame& f) {
    open_act(w, "away", f);
    const auto typed = [&](std::string_view name) { return typed_before(f, "away", name); };
    open_folded(w, typed("do") == "away", "I am away …");
    w.open("label")
        .text("From ")
        .open("input",
              {{"type", "date"}, {"name", "from"}, {"value", typed("from")}, {"max", last}, {"required", ""}})
        .close()
        .end_line();
    w.open("label")
        .text("To ")
        .open("input", {{"type", "date"}, {"name", "to"}, {"value", typed("to")}, {"max", last}})
        .close()
        .end_line();
    w.open("label")
        .text("Why ")
        .open("input", {{"name", "note"}, {"value", typed("note")}})
        .close()
        .end_line();
    w.element("button", "Plan around it").close().close().end_line();
}

void put_date(html_writer& w, std::string_view label, std::string_view name, std::string_view value) {
    w.open("label").text(label).text(" ");
    w.open("input", {{"type", "date"}, {"name", name}, {"value", value}, {"required", ""}})
        .close()
        .end_line();
}

void put_note_field(html_writer& w, std::string_view what, const frame& f) {
    w.open("label").text("Note ");
    w.text_area(typed_before(f, what, "note"),
                {{"name", "note"}, {"rows", "2"}, {"maxlength", std::to_string(longest_note)}})
        .close()
        .end_line();
}

void put_block(html_writer& w, const screens::coming_block& b, const frame& f) {
    const bool refused = typed_before(f, "block-move", "block") == b.id &&
                         typed_before(f, "block-move", "on") == intouch::print(b.at);
    const auto typed = [&](std::string_view name, std::string otherwise) {
        return refused ? typed_before(f, "block-move", name) : std::move(otherwise);
    };
    open_folded(w, refused, b.heading);
    w.element("p", b.small, {{"class", "dim"}}).end_line();
    open_act(w, "block-move", f);
    put_hidden(w, "block", b.id);
    put_hidden(w, "on", intouch::print(b.at));
    put_date(w, "To the day", "day", typed("day", intouch::print(b.at.day)));
    w.open("label").text("Hour ");
    w.open("input", {{"type", "time"},
                     {"name", "hour"},
                     {"value", typed("hour", intouch::print_time(b.at.time.value_or(minutes(0))))},
                     {"required", ""}})
        .close()
        .end_line();
    w.element("button", "Move it").close().end_line();
    open_act(w, "block-skip", f);
    put_hidden(w, "block", b.id);
    put_hidden(w, "on", intouch::print(b.at));
    w.element("button", "Leave it out this time").close().close().end_line();
}

html_writer& open_gathering_act(html_writer& w, std::string_view what, const screens::gathering_screen& s,
                                const frame& f) {
    open_act(w, what, f);
    put_hidden(w, "gathering", s.id);
    put_hidden(w, "round", std::to_string(s.round));
    return w;
}

/// The day that was typed in a form that was refused, or `otherwise`.
std::string typed_or(const frame& f, std::string_view what, date otherwise) {
    const auto typed = typed_before(f, what, "day");
    return typed.empty() ? intouch::print(otherwise) : typed;
}

void put_held(html_writer& w, const screens::gathering_screen& s, const frame& f) {
    open_folded(w, typed_before(f, "held", "do") == "held", "It took place");
    open_gathering_act(w, "held", s, f);
    put_date(w, "First day", "day", typed_or(f, "held", s.held));
    w.open("fieldset").element("legend", "Who was missing?").end_line();
    for (const auto& m : s.members) {
        w.open("label", {{"class", "tick"}});
        if (std::ranges::find(f.typed, http::parameter{"excused", m.id}) != f.typed.end())
            w.open("input", {{"type", "checkbox"}, {"name", "excused"}, {"value", m.id}, {"checked", ""}});
        else
            w.open("input", {{"type", "checkbox"}, {"name", "excused"}, {"value", m.id}});
        w.text(m.name);
        w.close().end_line();
    }
    w.close().end_line();
    put_note_field(w, "held", f);
    w.element("button", "It took place").close().close().end_line();
}

void put_booked(html_writer& w, const screens::gathering_screen& s, const frame& f) {
    open_folded(w, typed_before(f, "booked", "do") == "booked",
                s.booked ? "Booked for another day" : "It is booked");
    open_gathering_act(w, "booked", s, f);
    put_date(w, "First day", "day", typed_or(f, "booked", s.day));
    put_note_field(w, "booked", f);
    w.element("button", "It is booked").close().close().end_line();
}

} // namespace

http::response show_today(const screens::today_screen& s, const frame& f) {
    auto w = begin_screen(f);
    put_current(w, s, f);
    w.element("h2", "Today").end_line();
    if (!s.nothing.empty()) w.element("p", s.nothing).end_line();
    put_rows(w, s.today, f);
    put_unanswered(w, s.unanswered_ones, f);
    put_hour(w, s.hour);
    if (!s.week.empty()) w.element("h2", "This week").end_line();
    for (const auto& day : s.week) {
        w.element("h3", day.heading).end_line();
        put_rows(w, day.rows, f);
    }
    put_moment(w, s, f);
    put_rows_under(w, "Slipping away", s.slipping, f);
    if (!s.to_mend.empty()) {
        w.element("h2", "To mend").end_line();
        put_lines(w, s.to_mend);
    }
    return end_screen(f.refused.empty() ? 200 : 409, std::move(w), f);
}

http::response show_report(const screens::report_screen& s, const frame& f) {
    auto w = begin_screen(f);
    w.element("p", s.days, {{"class", "dim"}}).end_line();
    w.element("p", s.sum).end_line();
    for (const auto& part : s.parts) {
        w.element("h2", part.title).open("ul", {{"class", "stories"}}).end_line();
        for (const auto& line : part.lines) w.element("li", line).end_line();
        w.close().end_line();
    }
    w.open("p", {{"class", "filters"}});
    for (const auto& link : s.links) w.element("a", link.word, {{"href", link.path}}).text(" ");
    w.close().end_line();
    return end_screen(f.refused.empty() ? 200 : 409, std::move(w), f);
}

http::response show_ahead(const screens::ahead_screen& s, const screens::outlook* outlook, const frame& f) {
    auto w = begin_screen(f);
    w.element("p", s.capacity).end_line();
    if (outlook != nullptr) {
        if (!outlook->remedies.empty())
            w.element("h2", "What would make room")
                .element("p", words::above_remedies(outlook->remedies.size()))
                .end_line();
        put_lines(w, outlook->remedies);
        w.element("h2", fmt::format("The next {} weeks", outlook->load.weeks.size())).end_line();
        put_load(w, outlook->load);
    } else {
        w.element("h2", "The next weeks")
            .element("p", "They are being worked out, and stand here soon.")
            .end_line();
    }
    w.open("p")
        .element("a", "What came of the week", {{"href", "/report"}, {"class", "soft"}})
        .close()
        .end_line();
    put_rows_under(w, "Late at the moment", s.late, f);
    put_rows_under(w, "Get-togethers", s.gatherings, f);
    if (!s.blocks.empty()) w.element("h2", "Your blocks").end_line();
    for (const auto& b : s.blocks) put_block(w, b, f);
    put_rows_under(w, "Moved or left out", s.changed_blocks, f);
    w.element("h2", "Away").end_line();
    put_rows(w, s.away, f);
    put_away_form(w, intouch::print(s.last_away), f);
    if (!s.notices.empty()) w.element("h2", "To mend").end_line();
    put_lines(w, s.notices);
    auto answered = end_screen(f.refused.empty() ? 200 : 409, std::move(w), f);
    if (outlook == nullptr) answered.headers.add("Refresh", "5");
    return answered;
}

http::response show_gathering(const screens::gathering_screen& s, const frame& f) {
    auto w = begin_screen(f);
    w.element("p", s.about, {{"class", "dim"}}).end_line();
    w.element("h2", "Next").element("p", s.when).end_line();
    put_lines(w, s.lines);
    if (s.booking) put_card(w, *s.booking, f);
    put_booked(w, s, f);
    put_held(w, s, f);
    open_folded(w, typed_before(f, "left-out", "do") == "left-out", "Leave it out this time");
    open_gathering_act(w, "left-out", s, f);
    put_note_field(w, "left-out", f);
    w.element("button", "Leave it out").close().close().end_line();
    w.element("h2", "Who comes").open("ul").end_line();
    for (const auto& m : s.members) {
        w.open("li", {{"class", "row"}}).element("span", "");
        w.element("a", m.name, {{"href", "/people/" + http::encode_component(m.id)}}).close().end_line();
    }
    w.close().end_line();
    put_history(w, s.history, f);
    return end_screen(f.refused.empty() ? 200 : 409, std::move(w), f);
}

} // namespace intouch::daemon::page
