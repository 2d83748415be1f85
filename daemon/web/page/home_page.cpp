// SPDX-License-Identifier: MIT
#include "daemon/web/page/home_page.hpp"

#include "daemon/web/page/html_page.hpp"
#include "daemon/web/public_site.hpp"
#include "words/home_page.hpp"

#include <utility>

namespace intouch::daemon::page {

namespace {

void put_coming(html_writer& w, const words::home_page& p) {
    w.element("h2", words::coming_up).end_line();
    if (p.coming.empty()) {
        w.element("p", words::nothing_coming).end_line();
        return;
    }
    w.open("ul").end_line();
    for (const auto& line : p.coming) w.element("li", line).end_line();
    w.close().end_line();
    if (!p.more.empty()) w.element("p", p.more).end_line();
}

void put_feeds(html_writer& w, const snapshot& v) {
    w.element("h2", words::feeds_to_subscribe).end_line();
    w.open("ul").end_line();
    for (const auto& link : subscriptions(v)) {
        w.open("li").text(link.id).text(": ");
        w.element("a", "subscribe", {{"href", link.webcal}}).text(", or by its ");
        w.element("a", "address", {{"href", link.url}, {"rel", "noreferrer"}}).close().end_line();
    }
    w.close().end_line();
}

void put_places(html_writer& w) {
    w.element("h2", words::what_there_is).end_line();
    w.open("ul").end_line();
    for (const auto& place : words::places_to_look())
        w.open("li").element("a", place.what, {{"href", place.path}}).close().end_line();
    w.close().end_line();
}

} // namespace

bool is_home(const http::request& r) {
    return r.path.empty() && (r.method == "GET" || r.method == "HEAD") && r.target != "*";
}

http::response home(const snapshot& v, instant now, const http::request& r) {
    const auto p = words::home_of(*v.agenda, v.input(now));
    const bool by_cookie = r.listener == http::listener_kind::control_tcp;
    auto w = begin_page(words::home_title);
    w.element("h1", words::home_title).end_line();
    w.element("p", words::home_what).end_line();
    w.open("p");
    if (by_cookie) w.text(words::signed_in).text(" ");
    w.text(p.planned).close().end_line();
    put_coming(w, p);
    put_feeds(w, v);
    put_places(w);
    auto shown = page_response(200, std::move(w));
    shown.head_only = r.method == "HEAD";
    return shown;
}

http::response sign_in(const http::request& r) {
    auto w = begin_page(words::sign_in_title);
    w.element("h1", words::sign_in_title).end_line();
    w.element("p", words::sign_in_how).end_line();
    w.element("pre", "intouch token --login").end_line();
    w.element("p", words::sign_in_then).end_line();
    auto shown = page_response(401, std::move(w));
    shown.headers.add("WWW-Authenticate", "Bearer realm=\"intouch\"");
    shown.head_only = r.method == "HEAD";
    return shown;
}

} // namespace intouch::daemon::page
