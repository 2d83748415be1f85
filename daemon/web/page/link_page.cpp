// SPDX-License-Identifier: MIT
#include "daemon/web/page/link_page.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "daemon/web/page/html_page.hpp"
#include "daemon/web/page/posts.hpp"
#include "http/problem.hpp"
#include "http/target.hpp"
#include "record/quick_answer.hpp"
#include "words/link_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace intouch::daemon::page {

namespace {

constexpr std::string_view not_ours = "Nothing was entered: this request is not from the form of this page.";

void put_item(html_writer& w, const words::line& line) {
    w.open("li");
    if (line.link.empty())
        w.text(line.text);
    else
        w.element("a", line.text, {{"href", line.link}, {"rel", "noreferrer"}});
    w.close().end_line();
}

void put_undo(html_writer& w, const std::string& entry) {
    w.open("form", {{"method", "post"}}).end_line();
    w.element("button", words::take_back, {{"name", "undo"}, {"value", entry}}).end_line();
    w.close().end_line();
}

void put_hidden(html_writer& w, std::string_view name, int value) {
    w.open("input", {{"type", "hidden"}, {"name", name}, {"value", std::to_string(value)}}).end_line();
}

/// Enter in a <textarea> begins a line and presses no button. A note can be saved alone, or go with an answer.
void put_note(html_writer& w, const words::link_page& p, std::string_view typed) {
    w.element("label", words::to_remember, {{"for", "note"}}).end_line();
    w.text_area(typed, {{"id", "note"},
                        {"name", "note"},
                        {"rows", "3"},
                        {"maxlength", std::to_string(longest_note)},
                        {"autocomplete", "off"}});
    w.end_line();
    if (p.takes_notes)
        w.element("button", words::save_note, {{"name", "say"}, {"value", "note"}, {"class", "quiet"}})
            .end_line();
}

/// `entries`: how many this page knows. A second tap on the same form does nothing.
void put_form(html_writer& w, const words::link_page& p, int entries, std::string_view typed) {
    if (p.answered) {
        w.open("details").end_line();
        w.element("summary", words::another_try).end_line();
    }
    w.open("form", {{"method", "post"}}).end_line();
    put_hidden(w, "round", p.round);
    put_hidden(w, "attempt", p.attempt);
    put_hidden(w, "seen", entries);
    put_note(w, p, typed);
    w.element("h2", words::how_did_it_go).end_line();
    for (const auto& b : p.buttons)
        w.element("button", b.label, {{"name", "say"}, {"value", record::print_answer(b.says)}}).end_line();
    w.close().end_line();
    if (p.answered) w.close().end_line();
}

words::link_page page_now(const engine& e, const record::link_target& touch) {
    const snapshot& v = e.now();
    return words::page_of(touch, *v.agenda, v.input(e.time()));
}

/// `typed`: a note that was not entered, so that nobody has to type it again.
http::response show(unsigned status, const engine& e, const record::link_target& touch,
                    std::string_view notice, std::string_view typed = {}) {
    const auto p = page_now(e, touch);
    auto w = begin_page(p.title);
    w.element("h1", p.title).end_line();
    if (!p.when.empty()) w.element("p", p.when).end_line();
    if (!notice.empty()) w.element("p", notice, {{"class", "said"}, {"role", "alert"}}).end_line();
    if (!p.said.empty()) w.element("p", p.said, {{"class", "said"}, {"role", "status"}}).end_line();
    if (!p.undo.empty()) put_undo(w, p.undo);
    if (!p.lines.empty()) {
        w.open("ul", {{"class", "plain"}}).end_line();
        for (const auto& line : p.lines) put_item(w, line);
        w.close().end_line();
    }
    if (!p.buttons.empty()) put_form(w, p, static_cast<int>(e.now().entries), typed);
    return page_response(status, std::move(w));
}

/// The answer in the form of this page; nothing for any other form.
std::optional<record::quick_answer> parse_answer(const std::vector<http::parameter>& form,
                                                 const record::link_target& touch) {
    const auto round = whole_number<int>(http::find(form, "round").value_or(""));
    const auto attempt = whole_number<int>(http::find(form, "attempt").value_or(""));
    const auto said = record::parse_answer(http::find(form, "say").value_or(""));
    std::string note(http::find(form, "note").value_or(""));
    if (!round || !attempt || !said || code_points(note).size() > longest_note) return std::nullopt;
    return record::quick_answer{.uid = touch.uid,
                                .owner = touch.owner,
                                .round = *round,
                                .attempt = *attempt,
                                .said = *said,
                                .note = without_control(note, true)};
}

/// Back to the page, by a relative address that is valid behind any proxy.
http::response see_page(const http::request& r) {
    auto done = http::see_other(r.path.back());
    done.headers.add("Referrer-Policy", "no-referrer");
    return done;
}

void enter(engine& e, const record::link_target& touch, const http::request& r, std::string key,
           record::command what, std::string typed, std::move_only_function<void(http::response)> to) {
    submission s;
    s.what = std::move(what);
    s.from = {ledger::entry_source::link, key};
    s.request = sha256(key);
    s.key = std::move(key);
    s.render = [](const recorded&) { return door_answer{200, "entered\n"}; };
    s.done = [&e, touch, back = see_page(r), typed = std::move(typed),
              to = std::move(to)](result<door_answer> answered) mutable {
        if (answered) return to(std::move(back));
        const error& why = answered.error();
        const bool stale = why.code == errc::conflict || why.code == errc::not_found;
        to(show(http::status_of(why.code), e, touch, stale ? words::answered_already : why.text, typed));
    };
    e.submit(std::move(s));
}

void post(engine& e, const record::link_target& touch, const http::request& r,
          std::move_only_function<void(http::response)> to) {
    const auto type = r.headers.find("Content-Type").value_or("");
    if (!type.starts_with("application/x-www-form-urlencoded")) return to(show(415, e, touch, not_ours));
    const auto form = http::parse_form(r.body);
    if (!form) return to(show(422, e, touch, not_ours));
    if (const auto entry = http::find(*form, "undo")) {
        // Only the entry that this page offers: the newest one about this touch, and made by a link.
        if (*entry != page_now(e, touch).undo || entry->empty())
            return to(show(409, e, touch, words::answered_already));
        return enter(e, touch, r, fmt::format("link:undo:{}", *entry), record::undo{std::string(*entry)}, {},
                     std::move(to));
    }
    const auto tap = parse_answer(*form, touch);
    if (!tap) return to(show(422, e, touch, not_ours));
    if (tap->said.what == record::answer_kind::note &&
        tap->note.find_first_not_of(" \t\n") == std::string::npos)
        return to(show(422, e, touch, words::no_note));
    // The buttons of a message do not say what they knew.
    const auto seen = whole_number<int>(http::find(*form, "seen").value_or(""));
    const auto entries = seen && *seen >= 0 ? static_cast<std::uint64_t>(*seen) : e.now().entries;
    enter(e, touch, r, record::key_of(*tap, entries), *tap, tap->note, std::move(to));
}

} // namespace

void answer_link(engine& e, const record::link_target& touch, const http::request& r,
                 std::move_only_function<void(http::response)> to) {
    if (r.method == "POST") return post(e, touch, r, std::move(to));
    if (r.method == "GET" || r.method == "HEAD") {
        auto page = show(200, e, touch, {});
        page.head_only = r.method == "HEAD";
        return to(std::move(page));
    }
    auto other = http::bare_response(http::make_problem(405, {}));
    other.headers.set("Allow", "GET, HEAD, POST");
    to(std::move(other));
}

} // namespace intouch::daemon::page
