// SPDX-License-Identifier: MIT
#include "daemon/web/page/site.hpp"

#include "core/ascii.hpp"
#include "core/digest.hpp"
#include "core/nearest_name.hpp"
#include "core/text.hpp"
#include "daemon/web/page/assets.hpp"
#include "daemon/web/page/people_html.hpp"
#include "daemon/web/page/screens_html.hpp"
#include "daemon/web/page/setup_page.hpp"
#include "http/conditional.hpp"
#include "http/content_type.hpp"
#include "http/problem.hpp"
#include "http/target.hpp"
#include "screens/person.hpp"
#include "words/link_page.hpp"
#include "words/new_people.hpp"
#include "words/phrase.hpp"
#include "words/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

namespace intouch::daemon::page {

namespace {

constexpr std::size_t most_people_waited_for = 100; ///< a tenth of a second

std::string query_value(const std::vector<http::parameter>& query, std::string_view name) {
    return std::string(http::find(query, name).value_or(""));
}

/// The path with its query, without the news of a form before.
std::string own_path_of(const std::vector<std::string>& segments, const std::vector<http::parameter>& query) {
    std::string path;
    for (const auto& segment : segments) path += "/" + http::encode_component(segment);
    if (path.empty()) path = "/";
    char before = '?';
    for (const auto& p : query) {
        if (p.name == "said") continue;
        path += fmt::format("{}{}={}", std::exchange(before, '&'), http::encode_component(p.name),
                            http::encode_component(p.value));
    }
    return path;
}

/// A whole number from 1 to `most`; absent: none, or another one.
std::optional<int> number_of(const std::vector<http::parameter>& query, std::string_view name, int most) {
    const auto value = whole_number<int>(query_value(query, name));
    return value && *value >= 1 && *value <= most ? value : std::nullopt;
}

std::optional<minutes> minutes_of(const std::vector<http::parameter>& query) {
    constexpr int a_day = 1440;
    return number_of(query, "minutes", a_day).transform([](int n) { return minutes(n); });
}

http::response asset(const http::request& r, std::string_view type, std::string_view text) {
    auto answered = http::text_response(200, type, std::string(text));
    answered.headers.set("X-Content-Type-Options", "nosniff");
    http::revalidate(answered, r, {base32(sha256(text), 32)});
    return answered;
}

constexpr std::string_view new_address =
    "new-address:";                             ///< in the place of an entry, before the id of a feed
constexpr std::string_view was_added = "added"; ///< in the place of an entry: the person of the screen is new

/// Back to a screen, with the entry whose news it shows.
http::response see(const std::string& path, const std::string& entry) {
    const auto hash = path.find('#');
    auto to = path.substr(0, hash);
    if (!entry.empty()) to += fmt::format("{}said={}", to.contains('?') ? '&' : '?', entry);
    return http::see_other(to + (entry.empty() ? "" : "#said"));
}

/// The news about a person whom the user just added; empty when the roster has no such person.
std::string added_person(const std::string& id, const snapshot& v, instant moment) {
    const auto person = v.config->roster.people.find(id);
    if (person == v.config->roster.people.end()) return {};
    const auto next = std::ranges::find_if(
        v.agenda->touches, [&](const plan::touch& t) { return t.round != 0 && t.person == id; });
    return words::added_line(id, person->second.name, next == v.agenda->touches.end() ? nullptr : &*next,
                             v.input(moment));
}

/// The news that the user gave the feed a new address; empty: there is no such feed.
std::string rotated_feed(const std::string& id, const snapshot& v) {
    if (!v.config->settings.feeds.contains(id)) return {};
    return fmt::format(
        "The feed {} has a new address, and the old one has ended: subscribe again on each device.", id);
}

/// The entry of the same answer in the same form, which a second tap finds; empty: none, or it had another note.
std::string answered_before(const engine& e, const record::command& what) {
    const auto* tap = std::get_if<record::quick_answer>(&what);
    if (tap == nullptr) return {};
    for (const auto& entry : e.entries() | std::views::reverse) {
        if (!record::is_same_answer(entry, *tap)) continue;
        const bool counts = !e.now().state->struck.contains(entry.id);
        return counts && (tap->note.empty() || tap->note == entry.note) ? entry.id : std::string();
    }
    return {};
}

} // namespace

http::response waiting_page(const std::string& why) {
    html_writer w;
    w.open("html", {{"lang", "en"}}).open("head").end_line();
    w.open("meta", {{"charset", "utf-8"}});
    w.open("meta", {{"http-equiv", "refresh"}, {"content", "5"}});
    w.element("title", "intouch").close().open("body").open("main").end_line();
    w.element("h1", "Nothing is planned yet").element("p", why).end_line();
    auto r = screen_response(503, std::move(w).take());
    r.headers.add("Retry-After", "5");
    return r;
}

bool site::signs_out(const http::request& r) {
    if (r.method != "POST" || r.path.size() != 1 || r.path.front() != "act") return false;
    const auto form = http::parse_form(r.body);
    return form && http::find(*form, "do").value_or("") == "signout";
}

bool site::is_about(const http::request& r) {
    if (r.target == "*") return false;
    if (r.path.empty()) return true;
    constexpr std::array<std::string_view, 7> screens{"people", "ahead",     "report", "setup",
                                                      "act",    "style.css", "page.js"};
    const std::string_view first = r.path.front();
    if (r.path.size() == 1 && std::ranges::find(screens, first) != screens.end()) return true;
    if (r.path.size() == 2 && (first == "people" || first == "gatherings")) return true;
    const bool program = first == "api" || first == "healthz" || first == "metrics";
    return !program && r.method == "GET" && http::accepts_html(r);
}

frame site::frame_of(const asked& a, tab at, std::string title) const {
    const snapshot& v = parts_.engine.now();
    frame f{
        .at = at, .title = std::move(title), .path = a.path, .said = {}, .refused = a.refused, .fault = {}};
    f.typed = a.typed;
    const auto entry = query_value(a.query, "said");
    if (entry.starts_with(new_address))
        f.said.text = rotated_feed(entry.substr(new_address.size()), v);
    else if (entry == was_added && a.segments.size() == 2)
        f.said.text = added_person(a.segments.back(), v, parts_.engine.time());
    else if (!entry.empty())
        f.said = screens::news_of(entry, parts_.engine.entries(), *v.agenda, v.input(parts_.engine.time()));
    const auto entries = parts_.engine.entries();
    f.entries = entries.size();
    f.seen = fmt::format("{} {}", entries.empty() ? "" : entries.back().id,
                         intouch::print(v.agenda->at, v.config->zone));
    f.fault = words::files_in_doubt(parts_.status().faults);
    const auto now = parts_.engine.time();
    f.until_change = std::chrono::ceil<seconds>(screens::next_change(*v.agenda, v.input(now)) - now);
    return f;
}

void site::show(const asked& a, net::reply to) {
    const snapshot& v = parts_.engine.now();
    const auto in = v.input(parts_.engine.time());
    const auto& path = a.segments;
    if (path.empty()) {
        const auto s = screens::today_of(*v.agenda, in, parts_.engine.entries(), minutes_of(a.query));
        return to(show_today(s, frame_of(a, tab::today, s.title)));
    }
    if (path.front() == "people" && path.size() == 1) {
        const auto search = query_value(a.query, "find");
        const auto only = screens::parse_filter(query_value(a.query, "only"));
        constexpr int most_people = 1'000'000;
        const auto before = static_cast<std::size_t>(number_of(a.query, "before", most_people).value_or(0));
        return to(show_people(screens::people_of(*v.agenda, in, search, only, before), search, only,
                              frame_of(a, tab::people, "People")));
    }
    if (path.front() == "people" && path.size() == 2) {
        const auto s = screens::person_of(path[1], *v.agenda, in, parts_.engine.entries());
        return to(s ? show_person(*s, frame_of(a, tab::people, s->name)) : not_found(a));
    }
    if (path.front() == "gatherings" && path.size() == 2) {
        const auto s = screens::gathering_of(path[1], *v.agenda, in, parts_.engine.entries());
        return to(s ? show_gathering(*s, frame_of(a, tab::ahead, s->name)) : not_found(a));
    }
    if (path.front() == "report" && path.size() == 1)
        return to(show_report(screens::report_screen_of(*v.agenda, in, query_value(a.query, "from"),
                                                        query_value(a.query, "to")),
                              frame_of(a, tab::ahead, "Report")));
    if (path.front() == "ahead" && path.size() == 1) return show_ahead_of(a, std::move(to));
    if (path.front() == "setup" && path.size() == 1) return to(setup(a));
    to(not_found(a));
}

void site::show_ahead_of(const asked& a, net::reply to) {
    auto v = parts_.engine.share(); // shared with the worker
    const auto moment = parts_.engine.time();
    const outlook_key wanted{v->cycle, day_at(v->config->zone, moment)};
    auto shown = [this, a, to = std::move(to)]() mutable {
        const snapshot& now = parts_.engine.now();
        to(show_ahead(screens::ahead_of(*now.agenda, now.input(parts_.engine.time())), outlook_.get(),
                      frame_of(a, tab::ahead, "Ahead")));
    };
    if (outlook_ && outlook_of_ == wanted) return shown();
    // Of many people it takes seconds. Until then the one of the plan before is good enough.
    const bool waits = v->config->roster.people.size() <= most_people_waited_for;
    if (!waits) shown();
    if (!waits && outlook_in_making_ == wanted) return;
    outlook_in_making_ = wanted;
    parts_.loop.compute(
        [v, moment] {
            return std::make_shared<const screens::outlook>(
                screens::outlook_of(*v->agenda, v->input(moment)));
        },
        [this, wanted, waits,
         shown = std::move(shown)](std::shared_ptr<const screens::outlook> made) mutable {
            outlook_ = std::move(made);
            outlook_of_ = wanted;
            if (waits) shown();
        });
}

http::response site::not_found(const asked& a) const {
    const auto& path = a.segments;
    const bool person = path.size() == 2 && path.front() == "people";
    const auto f = frame_of(a, person ? tab::people : tab::none, "Nothing is here");
    auto w = begin_screen(f);
    w.element("p", person ? fmt::format("Nobody on the roster has the id {}.", intouch::quoted(path[1]))
                          : fmt::format("There is no screen at {}.", a.path))
        .end_line();
    if (person) {
        std::vector<std::string> ids;
        for (const auto& [id, p] : parts_.engine.now().config->roster.people) ids.push_back(id);
        if (const auto near = nearest_name(path[1], ids))
            w.open("p", {{"class", "plain"}})
                .text("Did you mean ")
                .element("a", parts_.engine.now().config->roster.people.at(*near).name,
                         {{"href", "/people/" + http::encode_component(*near)}})
                .text("?")
                .close()
                .end_line();
    }
    w.element("p", "The words below lead to everything.").end_line();
    return end_screen(404, std::move(w), f);
}

http::response site::setup(const asked& a) const {
    return show_setup(parts_.engine.now(), parts_.status(), parts_.counted, a.until, parts_.engine.time(),
                      frame_of(a, tab::setup, "Set up"));
}

void site::enter(posted what, const asked& back, net::reply to) {
    submission s;
    s.what = what.what;
    s.from = {ledger::entry_source::page, what.key};
    s.key = what.key;
    s.request = sha256(what.key);
    s.render = [](const recorded& done) {
        return door_answer{200, done.entries.empty() ? std::string() : done.entries.front().id};
    };
    s.done = [this, back, asked_for = std::move(what.what),
              to = std::move(to)](result<door_answer> answered) mutable {
        if (answered) return to(see(back.path, answered->text));
        if (answered.error().code == errc::conflict)
            if (const auto entry = answered_before(parts_.engine, asked_for); !entry.empty())
                return to(see(back.path, entry));
        asked again = back;
        again.refused = words::capitalised(answered.error().text);
        const auto* tap = std::get_if<record::quick_answer>(&asked_for);
        if (tap != nullptr && answered.error().code == errc::conflict) { // what is there already says why
            const snapshot& v = parts_.engine.now();
            if (const auto news = words::newest_news(tap->owner, *v.agenda, v.input(parts_.engine.time()));
                !news.empty())
                again.refused += ". " + news;
        }
        show(again, std::move(to));
    };
    parts_.engine.submit(std::move(s));
}

/// Two taps on one form add one person: they have the same key.
void site::add(const form_fields& form, const asked& back, net::reply to) {
    const auto field = [&](std::string_view name) {
        return std::string(http::find(form, name).value_or(""));
    };
    people_change c;
    c.what = new_person{.text = field("text"),
                        .is_card = false,
                        .circle = field("circle"),
                        .again = !field("again").empty(),
                        .how_again = std::string(words::tick_again)};
    c.key = fmt::format("page:add:{}", hash_of(form));
    c.request = sha256(c.key);
    c.render = [](const captured_person& who, const recorded& done) {
        const bool planned = done.input.roster.people.contains(who.id);
        return door_answer{200, planned ? "/people/" + http::encode_component(who.id)
                                        : words::added_line(who.id, who.name, nullptr, done.input)};
    };
    c.done = [this, back, to = std::move(to)](result<door_answer> answered) mutable {
        if (answered && answered->text.starts_with('/'))
            return to(see(answered->text, std::string(was_added)));
        asked again = back;
        again.refused = words::capitalised(answered ? answered->text : answered.error().text);
        if (answered) again.typed.clear();
        show(again, std::move(to));
    };
    parts_.people.submit(std::move(c));
}

/// Two taps on one form have one key: it names the address that ends.
void site::rotate(const form_fields& form, const asked& back, net::reply to) {
    const std::string feed(http::find(form, "feed").value_or(""));
    submission s;
    s.what = rotate_feed{feed};
    s.from = {ledger::entry_source::page, {}};
    s.key = fmt::format("page:rotate:{}:{}", feed,
                        hash_of({{"address", std::string(http::find(form, "address").value_or(""))}}));
    s.request = sha256(s.key);
    s.render = [](const recorded&) { return door_answer{200, {}}; };
    s.done = [this, back, feed, to = std::move(to)](result<door_answer> answered) mutable {
        if (answered) return to(see(back.path, std::string(new_address) + feed));
        asked again = back;
        again.refused = words::capitalised(answered.error().text);
        show(again, std::move(to));
    };
    parts_.engine.submit(std::move(s));
}

void site::post(const http::request& r, std::optional<instant> until, net::reply to) {
    asked back{.path = "/", .segments = {}, .query = {}, .refused = {}, .typed = {}, .until = until};
    const auto type = r.headers.find("Content-Type").value_or("");
    const auto form = type.starts_with("application/x-www-form-urlencoded")
                          ? http::parse_form(r.body)
                          : result<form_fields>(fail(errc::invalid, ""));
    if (!form) {
        back.refused = strange_form().text;
        return show(back, std::move(to));
    }
    back.path = back_of(*form);
    back.typed = *form;
    if (const auto target = http::parse_target(back.path.substr(0, back.path.find('#')))) {
        back.segments = target->path;
        back.query = target->query;
    }
    const auto what = http::find(*form, "do").value_or("");
    if (what == "add") return add(*form, back, std::move(to));
    if (what == "rotate") return rotate(*form, back, std::move(to));
    if (what == "signin") {
        auto f = frame_of(back, tab::setup, "Sign in another");
        f.path.clear(); // nothing takes the place of the link while somebody types it
        return to(show_sign_in_link(parts_.login(), parts_.engine.now().config->zone, f));
    }
    auto wanted = read_form(*form, clock_at(parts_.engine.now().config->zone, parts_.engine.time()),
                            parts_.engine.now().entries);
    if (!wanted) {
        back.refused = words::capitalised(wanted.error().text);
        return show(back, std::move(to));
    }
    enter(std::move(*wanted), back, std::move(to));
}

void site::answer(const http::request& r, std::optional<instant> until, net::reply to) {
    const bool acts = r.path.size() == 1 && r.path.front() == "act";
    const bool reads = r.method == "GET" || r.method == "HEAD";
    if (acts && r.method == "POST") return post(r, until, std::move(to));
    if (!reads) {
        auto refused = http::bare_response(http::make_problem(405, {}));
        refused.headers.set("Allow", acts ? "GET, HEAD, POST" : "GET, HEAD");
        return to(std::move(refused));
    }
    if (acts) return to(http::see_other("/")); // a browser that comes back to a form that was refused
    auto whole = [head = r.method == "HEAD", to = std::move(to)](
                     http::response made, std::shared_ptr<net::stream> body = nullptr) mutable {
        made.head_only = head;
        to(std::move(made), std::move(body));
    };
    if (r.path.size() == 1 && r.path.front() == "style.css")
        return whole(asset(r, "text/css; charset=utf-8", style_sheet().text()));
    if (r.path.size() == 1 && r.path.front() == "page.js")
        return whole(asset(r, "text/javascript; charset=utf-8", script()));
    show({.path = own_path_of(r.path, r.query),
          .segments = r.path,
          .query = r.query,
          .refused = {},
          .typed = {},
          .until = until},
         net::reply(std::move(whole)));
}

} // namespace intouch::daemon::page
