// SPDX-License-Identifier: MIT
#include "daemon/web/page/people_html.hpp"

#include "daemon/web/page/charts.hpp"
#include "daemon/web/page/posts.hpp"
#include "http/target.hpp"
#include "words/new_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace intouch::daemon::page {

namespace {

void put_search(html_writer& w, std::string_view search, screens::people_filter only) {
    w.open("form", {{"method", "get"}, {"action", "/people"}, {"role", "search"}}).end_line();
    w.element("label", "A name, or a part of it", {{"for", "find"}}).end_line();
    if (only != screens::people_filter::all) put_hidden(w, "only", screens::name(only));
    w.open("div", {{"class", "search"}});
    w.open("input", {{"type", "search"}, {"id", "find"}, {"name", "find"}, {"value", search}});
    w.element("button", "Find").close().close().end_line();
    w.open("p", {{"class", "filters"}});
    using enum screens::people_filter;
    for (const auto& [f, word] : {std::pair{all, "Everybody"},
                                  {due, "Due"},
                                  {slipping, "Slipping away"},
                                  {paused, "Paused"},
                                  {waiting, "Waiting"}}) {
        const std::string path = f == all ? "/people" : fmt::format("/people?only={}", screens::name(f));
        if (f == only)
            w.element("a", word, {{"href", path}, {"aria-current", "true"}});
        else
            w.element("a", word, {{"href", path}});
        w.text(" ");
    }
    w.close().end_line();
}

/// Somebody new, folded away until the user asks for it. Open again when it was refused.
void put_add(html_writer& w, const screens::people_screen& s, const frame& f) {
    if (s.nobody)
        w.open("section").element("h2", "Add the first person").end_line();
    else
        open_folded(w, !f.refused.empty(), "Add somebody");
    open_act(w, "add", f);
    put_hidden(w, "plan", f.seen);
    w.element("label", "The name, then what you know, with commas", {{"for", "add"}}).end_line();
    w.open("input", {{"id", "add"},
                     {"name", "text"},
                     {"value", typed_before(f, "add", "text")},
                     {"placeholder", "Ann Lee, met at the fair, +49 170 1234567"},
                     {"autocomplete", "off"},
                     {"required", ""}})
        .end_line();
    if (!s.choices.empty()) {
        w.open("label").text("Circle ").open("select", {{"name", "circle"}}).end_line();
        w.element("option", "none", {{"value", ""}}).end_line();
        for (const auto& c : s.choices) put_option(w, c.id, c.name, typed_before(f, "add", "circle"));
        w.close().close().end_line(); // select, label
    }
    if (!f.refused.empty()) {
        w.open("label").open("input", {{"type", "checkbox"}, {"name", "again"}, {"value", "true"}});
        w.text(" ").text(words::it_is_somebody_else).close().end_line();
    }
    w.element("button", "Add").close().close().end_line(); // form, details or section
}

/// A form of one field and one button.
void put_field_form(html_writer& w, std::string_view what, const screens::person_screen& s,
                    std::string_view label, std::string_view type, std::string_view button, const frame& f) {
    open_act(w, what, f);
    put_hidden(w, "person", s.id);
    w.open("label").text(label).text(" ");
    w.open("input",
           {{"type", type}, {"name", "to"}, {"value", typed_before(f, what, "to")}, {"required", ""}})
        .close()
        .end_line();
    w.element("button", button).close().end_line();
}

void put_simple_form(html_writer& w, std::string_view what, const std::string& person,
                     std::string_view button, const frame& f) {
    open_act(w, what, f);
    put_hidden(w, "person", person);
    w.element("button", button).close().end_line();
}

/// Nothing is planned for them, and the user was in touch with them all the same.
void put_contact(html_writer& w, const screens::person_screen& s, const frame& f) {
    if (s.contact.empty()) return;
    const auto day = typed_before(f, "contact", "day");
    open_folded(w, !day.empty(), "Log a call or a message");
    open_act(w, "contact", f);
    put_hidden(w, "person", s.id);
    put_outcome_fields(w, s.contact, s.today,
                       {.outcome = typed_before(f, "contact", "outcome"),
                        .day = day.empty() ? intouch::print(s.today) : day,
                        .note = typed_before(f, "contact", "note")});
    w.element("button", "Enter it").close().close().end_line(); // form, details
}

void put_next(html_writer& w, const screens::person_screen& s, const frame& f) {
    w.element("h2", "Next").end_line();
    if (!s.next) {
        w.element("p", s.no_touch).end_line();
        put_contact(w, s, f);
    } else {
        put_card(w, *s.next, f);
        w.open("details").element("summary", "Why then?").open("ul").end_line();
        for (const auto& line : s.why) w.element("li", line).end_line();
        w.close().close().end_line();
    }
    for (const auto& card : s.beside) put_card(w, card, f);
}

void put_promises(html_writer& w, const screens::person_screen& s, const frame& f) {
    if (!s.promises.empty()) w.element("h2", "You promised").end_line();
    for (const auto& one : s.promises) {
        w.open("div", {{"class", "said"}}).element("span", fmt::format("{}: {}", one.when, one.what));
        open_act(w, "kept", f);
        put_hidden(w, "person", s.id);
        put_hidden(w, "promise", one.entry);
        w.element("button", "Kept").close().close().end_line();
    }
}

void put_more_acts(html_writer& w, const screens::person_screen& s, const frame& f) {
    const auto promised = typed_before(f, "promise", "note");
    const bool refused = !promised.empty() || !typed_before(f, "promise", "to").empty() ||
                         !typed_before(f, "pause", "to").empty();
    open_folded(w, refused, "Pause, promise, lost touch");
    if (s.paused) {
        put_simple_form(w, "resume", s.id, "Go on", f);
    } else if (!s.paused_in_roster) {
        put_field_form(w, "pause", s, "Pause until", "date", "Pause until that day", f);
        put_simple_form(w, "pause", s.id, "Pause until I go on", f);
    }
    open_act(w, "promise", f);
    put_hidden(w, "person", s.id);
    w.open("fieldset").element("legend", "Promise something").end_line();
    w.open("label")
        .text("What ")
        .open("input", {{"name", "note"}, {"value", promised}, {"required", ""}})
        .close()
        .end_line();
    w.open("label")
        .text("When ")
        .open(
            "input",
            {{"type", "date"}, {"name", "to"}, {"value", typed_before(f, "promise", "to")}, {"required", ""}})
        .close()
        .end_line();
    w.element("button", "Promise it").close().close().end_line();
    put_simple_form(w, s.lost ? "found" : "lost", s.id, s.lost ? "Found again" : "I lost touch with them", f);
    w.close().end_line();
}

void put_note_form(html_writer& w, const screens::person_screen& s, const frame& f) {
    open_act(w, "note", f);
    put_hidden(w, "person", s.id);
    w.element("label", "Note", {{"for", "note"}}).end_line();
    w.text_area(
         typed_before(f, "note", "note"),
         {{"id", "note"}, {"name", "note"}, {"rows", "3"}, {"maxlength", std::to_string(longest_note)}})
        .end_line();
    w.element("button", "Remember it").close().end_line();
}

} // namespace

namespace {

void put_happened(html_writer& w, std::span<const screens::happened> history, const frame& f) {
    w.open("ul").end_line();
    for (const auto& h : history) {
        w.open("li", {{"class", "row"}})
            .element("span", h.day, {{"class", "lead"}})
            .open("span")
            .text(h.what);
        if (!h.note.empty()) w.element("small", h.note);
        w.close();
        if (!h.undo.empty()) put_undo(w, h.undo, f);
        w.close().end_line();
    }
    w.close().end_line();
}

} // namespace

void put_history(html_writer& w, const std::vector<screens::happened>& history, const frame& f) {
    constexpr std::size_t unfolded = 50;
    w.element("h2", "What happened").end_line();
    if (history.empty()) w.element("p", "Nothing yet.", {{"class", "dim"}}).end_line();
    const std::span all(history);
    put_happened(w, all.first(std::min(unfolded, all.size())), f);
    if (all.size() <= unfolded) return;
    open_folded(w, false, "Earlier");
    put_happened(w, all.subspan(unfolded), f);
    w.close().end_line();
}

http::response show_people(const screens::people_screen& s, std::string_view search,
                           screens::people_filter only, const frame& f) {
    auto w = begin_screen(f);
    if (!s.nobody) put_search(w, search, only);
    put_add(w, s, f);
    w.element("p", s.nobody ? "Nobody is on the roster yet." : s.count, {{"class", "dim"}}).end_line();
    for (const auto& circle : s.circles) put_rows_under(w, circle.heading, circle.rows, f);
    if (s.more > 0)
        w.open("p", {{"class", "plain"}})
            .element("a", "More people",
                     {{"href", fmt::format("/people?only={}&find={}&before={}", screens::name(only),
                                           http::encode_component(search), s.more)}})
            .close()
            .end_line();
    return end_screen(f.refused.empty() ? 200 : 409, std::move(w), f);
}

http::response show_person(const screens::person_screen& s, const frame& f) {
    auto w = begin_screen(f);
    w.element("p", s.about, {{"class", "dim"}}).end_line();
    if (!s.next) {
        for (const auto& link : s.links)
            w.element("a", screens::label_of(link),
                      {{"href", link.address}, {"class", "other"}, {"rel", "noreferrer"}})
                .end_line();
        put_lines(w, s.facts);
    }
    if (!s.address.empty()) w.element("p", s.address).end_line();
    put_next(w, s, f);
    put_promises(w, s, f);
    put_more_acts(w, s, f);
    if (s.year.has_any()) {
        w.element("h2", "A year of contact").end_line();
        put_year(w, s.year);
    }
    put_history(w, s.history, f);
    put_note_form(w, s, f);
    put_rows_under(w, "Household", s.household, f);
    if (!s.notices.empty()) w.element("h2", "To mend").end_line();
    put_lines(w, s.notices);
    return end_screen(f.refused.empty() ? 200 : 409, std::move(w), f);
}

} // namespace intouch::daemon::page
