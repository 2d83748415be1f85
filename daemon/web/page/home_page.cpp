// SPDX-License-Identifier: MIT
#include "daemon/web/page/home_page.hpp"

#include "daemon/web/page/html.hpp"
#include "daemon/web/public_site.hpp"
#include "words/home_page.hpp"

#include <fmt/format.h>

namespace intouch::daemon::page {

namespace {

std::string coming(const words::home_page& p) {
    std::string text = fmt::format("<h2>{}</h2>\n", words::coming_up);
    if (p.coming.empty()) return text + fmt::format("<p>{}</p>\n", words::nothing_coming);
    text += "<ul>\n";
    for (const auto& line : p.coming) text += fmt::format("<li>{}</li>\n", escaped(line));
    text += "</ul>\n";
    return p.more.empty() ? text : text + fmt::format("<p>{}</p>\n", escaped(p.more));
}

std::string feeds(const view& v) {
    std::string text = fmt::format("<h2>{}</h2>\n<ul>\n", words::feeds_to_subscribe);
    for (const auto& link : subscriptions(v))
        text += fmt::format("<li>{}: <a href=\"{}\">subscribe</a>, or by its <a href=\"{}\" "
                            "rel=\"noreferrer\">address</a></li>\n",
                            escaped(link.id), escaped(link.webcal), escaped(link.url));
    return text + "</ul>\n";
}

std::string looks() {
    std::string text = fmt::format("<h2>{}</h2>\n<ul>\n", words::what_there_is);
    for (const auto& place : words::places_to_look())
        text += fmt::format("<li><a href=\"{}\">{}</a></li>\n", place.path, place.what);
    return text + "</ul>\n";
}

} // namespace

bool is_home(const http::request& r) {
    return r.path.empty() && (r.method == "GET" || r.method == "HEAD") && r.target != "*";
}

http::response home(const view& v, instant now, const http::request& r) {
    const auto p = words::home_of(*v.agenda, v.input(now));
    const bool by_cookie = r.listener == http::listener_kind::control_tcp;
    auto shown =
        whole(200, words::home_title,
              fmt::format("<h1>{}</h1>\n<p>{}</p>\n<p>{}{}</p>\n{}{}{}", words::home_title, words::home_what,
                          by_cookie ? words::signed_in : "", escaped((by_cookie ? " " : "") + p.planned),
                          coming(p), feeds(v), looks()));
    shown.head_only = r.method == "HEAD";
    return shown;
}

http::response sign_in(const http::request& r) {
    auto shown = whole(401, words::sign_in_title,
                       fmt::format("<h1>{}</h1>\n<p>{}</p>\n<pre>intouch token --login</pre>\n<p>{}</p>\n",
                                   words::sign_in_title, words::sign_in_how, words::sign_in_then));
    shown.headers.add("WWW-Authenticate", "Bearer realm=\"intouch\"");
    shown.head_only = r.method == "HEAD";
    return shown;
}

} // namespace intouch::daemon::page
