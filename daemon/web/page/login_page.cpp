// SPDX-License-Identifier: MIT
#include "daemon/web/page/login_page.hpp"

#include "daemon/web/page/html_page.hpp"
#include "json/member.hpp"
#include "words/login_page.hpp"
#include "words/phrase.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace intouch::daemon::page {

namespace {

html_writer begin_under(std::string_view heading) {
    auto w = begin_page(heading);
    w.element("h1", heading).end_line();
    return w;
}

/// With "no-referrer" the Origin of the form would be null.
http::response answer(unsigned status, html_writer w) {
    auto r = page_response(status, std::move(w));
    r.headers.set("Referrer-Policy", "same-origin");
    return r;
}

} // namespace

http::response login_page(unsigned status) {
    auto w = begin_under(words::login_title);
    w.element("p", words::login_length).end_line();
    w.open("form", {{"method", "post"}}).element("button", words::login_button).close().end_line();
    return answer(status, std::move(w));
}

http::response login_gone_page() {
    auto w = begin_under(words::login_gone);
    w.open("p").text(words::login_works_once).element("code", "intouch token --login");
    w.text(words::login_makes_new).close().end_line();
    return answer(404, std::move(w));
}

http::response sign_in_page() {
    auto w = begin_under(words::sign_in_title);
    w.element("p", words::sign_in_how).end_line();
    w.element("pre", "intouch token --login").end_line();
    w.element("p", words::sign_in_then).end_line();
    return answer(401, std::move(w));
}

http::response problem_page(const http::response& problem) {
    auto w = begin_under(words::capitalised(json::text_member(problem.text(), "title")));
    if (const auto detail = json::text_member(problem.text(), "detail"); !detail.empty())
        w.element("p", words::capitalised(detail)).end_line();
    w.open("p", {{"class", "plain"}}).element("a", words::to_today, {{"href", "/"}}).close().end_line();
    auto r = answer(problem.status, std::move(w));
    for (const char* name : {"Allow", "Retry-After", "WWW-Authenticate"})
        if (const auto value = problem.headers.find(name)) r.headers.set(name, std::string(*value));
    r.head_only = problem.head_only;
    return r;
}

} // namespace intouch::daemon::page
