// SPDX-License-Identifier: MIT
#include "daemon/web/page/setup_page.hpp"

#include "daemon/system/qr_code.hpp"
#include "daemon/web/public_site.hpp"
#include "screens/day_words.hpp"
#include "words/phrase.hpp"
#include "words/subscribing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace intouch::daemon::page {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 6> for_programs{
    {{"/api/v1/agenda", "the plan"},
     {"/api/v1/now", "who can be reached this minute"},
     {"/api/v1/people", "everybody, with their next touch"},
     {"/api/v1/ledger", "everything that was entered"},
     {"/api/v1/status", "the state of the daemon"},
     {"/api/v1/openapi.json", "all calls of the API"}}};

/// A path of unit squares, a row after the other; 4 modules of margin (ISO/IEC 18004 6.3.8).
void put_code(html_writer& w, const std::string& text) {
    const auto code = qr_code(text);
    if (!code) return;
    constexpr std::size_t margin = 4;
    std::string path;
    for (std::size_t y = 0; y < code->size(); ++y)
        for (std::size_t x = 0; x < (*code)[y].size(); ++x)
            if ((*code)[y][x]) path += fmt::format("M{} {}h1v1h-1z", x + margin, y + margin);
    const auto size = code->size() + 2 * margin;
    w.open("svg", {{"viewbox", fmt::format("0 0 {} {}", size, size)},
                   {"class", "code"},
                   {"role", "img"},
                   {"aria-label", "The address as a code for a camera"}});
    w.open("path", {{"d", path}}).close().close().end_line();
}

/// "Read by Google Calendar 2 hours ago, Thunderbird 5 minutes ago." The newest comes first.
std::string read_by(const counters& counted, const std::string& feed, instant now, const time_zone& zone) {
    const auto found = counted.readers.find(feed);
    if (found == counted.readers.end()) return "No calendar has read it since intouch started.";
    std::vector<std::pair<instant, std::string>> all;
    for (const auto& [program, at] : found->second) all.emplace_back(at, program);
    std::ranges::sort(all, std::ranges::greater());
    std::vector<std::string> parts;
    for (const auto& [at, program] : all)
        parts.push_back(fmt::format("{} {}", program, screens::ago(at, now, zone)));
    return fmt::format("Read by {}.", words::joined(parts));
}

void put_ways(html_writer& w, const roster::settings& s) {
    w.open("ul");
    for (const auto& way : words::ways_to_a_phone(s)) w.element("li", way);
    w.close().end_line();
    w.open("details").element("summary", "The lines for a proxy").end_line();
    for (const auto& one : words::proxy_lines(s.http.open, s.http.listen))
        w.element("h3", one.file).element("pre", one.lines).end_line();
    w.close().end_line();
}

/// The address that a calendar program opens is a link; that of the feed itself is for copying.
void put_step(html_writer& w, const std::string& step, const std::string& feed) {
    const bool opens = step.contains("://") && !step.contains(' ') && step != feed;
    if (opens)
        w.open("li", {{"class", "plain"}}).element("a", step, {{"href", step}}).close().end_line();
    else
        w.element("li", step).end_line();
}

void put_feed(html_writer& w, const snapshot& v, const json::feed_link& link, const std::string& read,
              const frame& f) {
    w.open("section", {{"class", "card"}}).element("h3", link.id).end_line();
    const auto feed = v.config->settings.feeds.find(link.id);
    if (feed != v.config->settings.feeds.end())
        w.element("p", words::shown_by(feed->second), {{"class", "dim"}}).end_line();
    w.element("p", read, {{"class", "dim"}}).end_line();
    w.element("a", "Add to this phone", {{"href", link.webcal}, {"class", "call"}}).end_line();
    w.open("details").element("summary", "On another device").end_line();
    w.open("p").element("code", link.url).close().end_line();
    for (const auto& app : words::subscribing_steps(link.url, link.webcal, "the code below")) {
        w.element("h3", app.with).open("ul").end_line();
        for (const auto& step : app.steps) put_step(w, step, link.url);
        w.close().end_line();
    }
    w.close().end_line();
    w.open("details").element("summary", "Show the code for a camera").end_line();
    put_code(w, link.webcal);
    w.close().end_line();
    w.open("details").element("summary", "Give it a new address").end_line();
    w.element(
         "p",
         "The address of today ends at once, with all links in its events. Each device subscribes again.")
        .end_line();
    open_act(w, "rotate", f);
    put_hidden(w, "feed", link.id);
    put_hidden(w, "address", link.url);
    w.element("button", "Give it a new address").close().close().close().end_line();
}

void put_health(html_writer& w, const snapshot& v, const json::status& s, instant now) {
    w.element("h2", "How it runs").end_line();
    const auto& zone = v.config->zone;
    const date today = day_at(zone, now);
    w.element("p",
              fmt::format("intouch {} runs since {} {}. {}, {} planned.", s.version,
                          screens::near_day(day_at(zone, s.started), today),
                          screens::clock_at(s.started, zone), words::counted(s.people, "person", "people"),
                          words::counted(s.touches, "touch", "touches")))
        .end_line();
    w.open("ul").end_line();
    for (const auto& file : s.files) w.element("li", file).end_line();
    for (const auto& account : s.calendars)
        for (const auto& line : words::calendar_lines(account, zone)) w.element("li", line).end_line();
    for (const auto& target : s.messages)
        for (const auto& line : words::message_lines(target, zone)) w.element("li", line).end_line();
    w.close().end_line();
    put_lines(w, s.warnings);
}

void put_browser(html_writer& w, const snapshot& v, std::optional<instant> until, instant now,
                 const frame& f) {
    w.element("h2", "This browser").end_line();
    if (until) {
        const auto& zone = v.config->zone;
        w.element("p", fmt::format("Signed in until {}; use makes it longer.",
                                   screens::near_day(day_at(zone, *until), day_at(zone, now))))
            .end_line();
        open_act(w, "signout", f);
        w.element("button", "Sign out").close().end_line();
    }
    open_act(w, "signin", f);
    w.element("button", "Sign in another browser").close().end_line();
}

} // namespace

http::response show_setup(const snapshot& v, const json::status& s, const counters& counted,
                          std::optional<instant> until, instant now, const frame& f) {
    auto w = begin_screen(f);
    w.element("h2", "Calendars").end_line();
    const auto links = subscriptions(v);
    if (!links.empty())
        if (const auto warning = words::reach_of_address(links.front().url); !warning.empty())
            w.element("div", warning, {{"class", "said warn"}}).end_line();
    if (!links.empty() && words::is_of_this_machine(links.front().url)) put_ways(w, v.config->settings);
    for (const auto& link : links) put_feed(w, v, link, read_by(counted, link.id, now, v.config->zone), f);
    put_health(w, v, s, now);
    put_browser(w, v, until, now, f);
    w.element("h2", "For programs").open("ul", {{"class", "links"}}).end_line();
    for (const auto& [path, what] : for_programs)
        w.open("li").element("a", what, {{"href", path}}).close().end_line();
    w.close().end_line();
    return end_screen(f.refused.empty() ? 200 : 409, std::move(w), f);
}

http::response show_sign_in_link(const json::login_link& link, const time_zone& zone, const frame& f) {
    auto w = begin_screen(f);
    w.element("p", fmt::format("Open this in the other browser before {}. It works once.",
                               screens::clock_at(link.until, zone)))
        .end_line();
    for (const auto& url : link.urls) w.open("p").element("code", url).close().end_line();
    if (!link.urls.empty()) put_code(w, link.urls.front());
    return end_screen(200, std::move(w), f);
}

} // namespace intouch::daemon::page
