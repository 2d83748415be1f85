// SPDX-License-Identifier: MIT
#include "daemon/web/page/screen.hpp"

#include "daemon/web/page/html_page.hpp"
#include "daemon/web/page/posts.hpp"
#include "http/target.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>
#include <utility>

namespace intouch::daemon::page {

namespace {

struct word_at_the_thumb {
    tab at;
    const char* path;
    const char* word;
};
constexpr std::array<word_at_the_thumb, 4> words_at_the_thumb{{{tab::today, "/", "Today"},
                                                               {tab::people, "/people", "People"},
                                                               {tab::ahead, "/ahead", "Ahead"},
                                                               {tab::setup, "/setup", "Set up"}}};

void put_news(html_writer& w, const frame& f) {
    if (!f.said.text.empty()) {
        w.open("div", {{"class", "said"}, {"id", "said"}, {"role", "status"}, {"tabindex", "-1"}});
        w.element("span", f.said.text);
        if (!f.said.undo.empty()) put_undo(w, f.said.undo, f);
        w.close().end_line();
    }
    if (!f.refused.empty())
        w.element("div", f.refused, {{"class", "said warn"}, {"role", "alert"}}).end_line();
    if (!f.fault.empty()) w.element("div", f.fault, {{"class", "said warn"}}).end_line();
}

void put_folded_undo(html_writer& w, const screens::row& r, const frame& f) {
    w.open("details", {{"class", "more"}});
    w.element("summary", "…", {{"aria-label", "More about " + r.what}});
    put_undo(w, r.undo, f);
    w.close();
}

void put_row(html_writer& w, const screens::row& r, const frame& f) {
    w.open("li", {{"class", "row"}});
    w.element("span", r.lead,
              {{"class", r.done                                     ? "ok"
                         : r.lead == "late" || r.lead == "slipping" ? "late"
                                                                    : "lead"}});
    if (r.path.empty())
        w.open("span");
    else
        w.open("a", {{"href", r.path}});
    w.text(r.what);
    if (!r.small.empty()) w.element("small", r.small);
    w.close();
    if (!r.undo.empty()) put_folded_undo(w, r, f);
    w.close().end_line();
}

/// An e-mail address breaks before its "@".
void put_detail(html_writer& w, std::string_view detail) {
    const auto at = std::min(detail.find('@'), detail.size());
    w.text(" ").open("small").text(detail.substr(0, at));
    if (at < detail.size()) w.open("wbr").text(detail.substr(at));
    w.close();
}

void put_links(html_writer& w, const std::vector<screens::contact_link>& links) {
    if (links.empty()) return;
    const auto& first = links.front();
    w.element("a", screens::label_of(first),
              {{"href", first.address}, {"class", "call"}, {"rel", "noreferrer"}})
        .end_line();
    if (links.size() == 1) return;
    w.open("div", {{"class", "two"}}).end_line();
    for (const auto& link : links | std::views::drop(1)) {
        w.open("a", {{"href", link.address}, {"class", "other"}, {"rel", "noreferrer"}}).text(link.word);
        if (link.detail != first.detail) put_detail(w, link.detail); // a number is told once
        w.close().end_line();
    }
    w.close().end_line();
}

void put_still_right(html_writer& w, const screens::touch_card& card, const frame& f) {
    if (!card.confirm) return;
    open_act(w, "answer", f);
    put_answered(w, card.form);
    w.element("p", card.still_right);
    put_answer(w, *card.confirm);
    w.close().end_line();
}

/// A note goes with the answer whose button is pressed, or is remembered alone.
void put_note(html_writer& w, const screens::touch_card& card, const frame& f) {
    const std::string id = "note-" + card.form.uid;
    w.element("label", "What to remember", {{"for", id}}).end_line();
    w.text_area(typed_before(f, "answer", "note", card.form),
                {{"id", id}, {"name", "note"}, {"rows", "3"}, {"maxlength", std::to_string(longest_note)}})
        .end_line();
    if (card.takes_notes) put_answer(w, {"Remember it", {.what = record::answer_kind::note}});
}

/// A form of its own: Enter in its fields presses its own button, and no other.
void put_agreed(html_writer& w, const screens::touch_card& card, const frame& f) {
    open_act(w, "agreed", f);
    put_answered(w, card.form);
    w.open("fieldset").element("legend", "We agreed on another time").end_line();
    w.open("label").text("Day ");
    w.open("input", {{"type", "date"},
                     {"name", "day"},
                     {"value", typed_before(f, "agreed", "day", card.form)},
                     {"min", intouch::print(card.today)},
                     {"required", ""}})
        .close()
        .end_line();
    w.open("label").text("Hour, if there is one ");
    w.open("input",
           {{"type", "time"}, {"name", "hour"}, {"value", typed_before(f, "agreed", "hour", card.form)}})
        .close()
        .end_line();
    w.element("button", "Move it there").close().close().end_line();
}

/// What came of it on a day that has gone by.
void put_past(html_writer& w, const screens::touch_card& card, const frame& f) {
    if (card.past.empty()) return;
    open_act(w, "past", f);
    put_answered(w, card.form);
    w.open("fieldset").element("legend", "It was on another day").end_line();
    put_outcome_fields(w, card.past, card.today,
                       {.outcome = typed_before(f, "past", "outcome", card.form),
                        .day = typed_before(f, "past", "day", card.form),
                        .note = typed_before(f, "past", "note", card.form)});
    w.element("button", "Enter it for that day").close().close().end_line();
}

} // namespace

html_writer begin_screen(const frame& f) {
    html_writer w = begin_head();
    w.open("link", {{"rel", "stylesheet"}, {"href", "/style.css"}}).end_line();
    w.element("title", f.title + " · intouch").end_line();
    w.script_at("/page.js").end_line();
    w.close().end_line();
    w.open("body").end_line();
    w.open("header").element("h1", f.title).close().end_line();
    w.open("main", {{"id", "main"},
                    {"data-seen", f.seen},
                    {"data-path", f.path},
                    {"data-left", std::to_string(f.until_change.count())}})
        .end_line();
    put_news(w, f);
    return w;
}

http::response end_screen(unsigned status, html_writer w, const frame& f) {
    w.close().end_line(); // main
    w.open("nav", {{"aria-label", "Main"}}).open("ul").end_line();
    for (const auto& one : words_at_the_thumb) {
        w.open("li");
        if (one.at == f.at)
            w.element("a", one.word, {{"href", one.path}, {"aria-current", "page"}});
        else
            w.element("a", one.word, {{"href", one.path}});
        w.close().end_line();
    }
    return screen_response(status, std::move(w).take());
}

void put_rows(html_writer& w, const std::vector<screens::row>& rows, const frame& f) {
    if (rows.empty()) return;
    w.open("ul").end_line();
    for (const auto& r : rows) put_row(w, r, f);
    w.close().end_line();
}

void put_rows_under(html_writer& w, std::string_view heading, const std::vector<screens::row>& rows,
                    const frame& f) {
    if (rows.empty()) return;
    w.element("h2", heading).end_line();
    put_rows(w, rows, f);
}

void put_lines(html_writer& w, const std::vector<std::string>& lines) {
    for (const auto& line : lines) w.element("p", line).end_line();
}

void put_option(html_writer& w, std::string_view value, std::string_view label, std::string_view chosen) {
    if (value == chosen)
        w.element("option", label, {{"value", value}, {"selected", ""}}).end_line();
    else
        w.element("option", label, {{"value", value}}).end_line();
}

void put_outcome_fields(html_writer& w, const std::vector<screens::answer_button>& choices, date today,
                        const outcome_typed& typed) {
    w.open("label").text("What came of it ").open("select", {{"name", "outcome"}}).end_line();
    for (const auto& b : choices) put_option(w, record::name(b.says.what), b.label, typed.outcome);
    w.close().close().end_line(); // select, label
    w.open("label").text("Day ");
    w.open("input", {{"type", "date"},
                     {"name", "day"},
                     {"value", typed.day},
                     {"max", intouch::print(today)},
                     {"required", ""}})
        .close()
        .end_line();
    w.open("label").text("What to remember ");
    w.text_area(typed.note, {{"name", "note"}, {"rows", "2"}, {"maxlength", std::to_string(longest_note)}})
        .close()
        .end_line();
}

html_writer& open_act(html_writer& w, std::string_view what, const frame& f) {
    w.open("form", {{"method", "post"}, {"action", "/act"}}).end_line();
    put_hidden(w, "do", what);
    put_hidden(w, "back", f.path);
    put_hidden(w, "seen", std::to_string(f.entries));
    return w;
}

std::string typed_before(const frame& f, std::string_view what, std::string_view name) {
    const bool same = http::find(f.typed, "do").value_or("") == what;
    return same ? std::string(http::find(f.typed, name).value_or("")) : std::string();
}

/// The touch of a round stands in for the one of an earlier try or round, so that no note is lost.
std::string typed_before(const frame& f, std::string_view what, std::string_view name,
                         const screens::answer_form& form) {
    const bool same = form.round == 0 ? typed_before(f, what, "touch") == form.uid
                                      : typed_before(f, what, "owner") == form.owner &&
                                            typed_before(f, what, "round") != "0";
    return same ? typed_before(f, what, name) : std::string();
}

html_writer& open_folded(html_writer& w, bool open, std::string_view summary) {
    if (open)
        w.open("details", {{"open", ""}});
    else
        w.open("details");
    return w.element("summary", summary).end_line();
}

void put_hidden(html_writer& w, std::string_view name, std::string_view value) {
    w.open("input", {{"type", "hidden"}, {"name", name}, {"value", value}}).end_line();
}

void put_answered(html_writer& w, const screens::answer_form& form) {
    put_hidden(w, "touch", form.uid);
    put_hidden(w, "owner", form.owner);
    put_hidden(w, "round", std::to_string(form.round));
    put_hidden(w, "attempt", std::to_string(form.attempt));
}

void put_answer(html_writer& w, const screens::answer_button& b) {
    w.element("button", b.label, {{"name", "say"}, {"value", record::print_answer(b.says)}}).end_line();
}

html_writer& open_buttons(html_writer& w, const frame& f) {
    if (f.said.text.empty()) return w.open("div");
    return w.open("details").element("summary", "Log this one").end_line();
}

void put_undo(html_writer& w, const std::string& entry, const frame& f) {
    open_act(w, "undo", f);
    put_hidden(w, "entry", entry);
    w.element("button", "Undo").close().end_line();
}

void put_card(html_writer& w, const screens::touch_card& card, const frame& f) {
    w.open("section", {{"class", "card"}}).open("h3");
    if (card.person.empty())
        w.text(card.title);
    else
        w.element("a", card.title, {{"href", "/people/" + http::encode_component(card.person)}});
    w.close().end_line();
    w.element("p", card.known.empty() ? card.when : card.when + " · " + card.known, {{"class", "dim"}})
        .end_line();
    if (!card.address.empty()) w.element("p", card.address).end_line();
    put_lines(w, card.lines);
    put_links(w, card.links);
    put_still_right(w, card, f);
    open_buttons(w, f);
    open_act(w, "answer", f);
    put_answered(w, card.form);
    w.open("div", {{"class", "two"}}).end_line();
    for (const auto& b : card.main) put_answer(w, b);
    w.close().end_line();
    open_folded(w, !typed_before(f, "answer", "note", card.form).empty(), "Something else, or a note");
    put_note(w, card, f);
    w.open("div", {{"class", "two"}}).end_line();
    for (const auto& b : card.more) put_answer(w, b);
    w.close().close().close().end_line(); // two, details, form
    const bool refused = !typed_before(f, "agreed", "touch", card.form).empty() ||
                         !typed_before(f, "past", "touch", card.form).empty();
    open_folded(w, refused, "Another day or hour");
    put_agreed(w, card, f);
    put_past(w, card, f);
    w.close().close().close().end_line(); // details, buttons, section
}

http::response screen_response(unsigned status, std::string html) {
    // With "no-referrer" the Origin of a form would be null.
    return html_response(
        status, std::move(html),
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        "same-origin");
}

} // namespace intouch::daemon::page
