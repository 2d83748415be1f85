// SPDX-License-Identifier: MIT
#include "daemon/web/page/login_page.hpp"

#include "daemon/web/page/html_writer.hpp"
#include "words/login_page.hpp"

#include <string_view>
#include <utility>

namespace intouch::daemon::page {

namespace {

constexpr stylesheet style{R"(
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem }
button { font: inherit; padding: .8rem 1.6rem }
)"};

html_writer begin(std::string_view heading) {
    html_writer w;
    w.open("html", {{"lang", "en"}}).end_line();
    w.open("head").end_line();
    w.open("meta", {{"charset", "utf-8"}}).end_line();
    w.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).end_line();
    w.open("meta", {{"name", "robots"}, {"content", "noindex"}}).end_line();
    w.open("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).end_line();
    w.element("title", words::login_title).end_line();
    w.style(style).end_line();
    w.close().end_line();
    w.open("body").end_line();
    w.open("main").end_line();
    w.element("h1", heading).end_line();
    return w;
}

} // namespace

std::string login_page() {
    auto w = begin(words::login_title);
    w.element("p", words::login_length).end_line();
    w.open("form", {{"method", "post"}}).element("button", words::login_button).close().end_line();
    return std::move(w).take();
}

std::string login_gone_page() {
    auto w = begin(words::login_gone);
    w.open("p").text(words::login_works_once).element("code", "intouch token --login");
    w.text(words::login_makes_new).close().end_line();
    return std::move(w).take();
}

std::string sign_in_page() {
    auto w = begin(words::sign_in_title);
    w.element("p", words::sign_in_how).end_line();
    w.element("pre", "intouch token --login").end_line();
    w.element("p", words::sign_in_then).end_line();
    return std::move(w).take();
}

} // namespace intouch::daemon::page
