// SPDX-License-Identifier: MIT
#include "daemon/notify/mail_page.hpp"

#include "daemon/web/page/html_writer.hpp"

#include <utility>

namespace intouch::daemon {

namespace {

constexpr page::stylesheet look{
    "body { font: 16px/1.5 sans-serif; max-width: 40em; margin: 1em auto; padding: 0 1em; "
    "overflow-wrap: anywhere; }\n"
    "h1 { font-size: 20px; } h2 { font-size: 16px; } li { margin: 0.3em 0; }\n"};

void put_line(page::html_writer& w, const notify::line& l) {
    w.open("li");
    if (l.link.empty())
        w.text(l.text);
    else
        w.element("a", l.text, {{"href", l.link}});
    w.close().end_line();
}

} // namespace

std::string mail_page(const notify::message& m) {
    page::html_writer w;
    w.open("html", {{"lang", "en"}}).open("head").end_line();
    w.open("meta", {{"charset", "utf-8"}}).end_line();
    w.open("meta", {{"name", "viewport"}, {"content", "width=device-width"}}).end_line();
    w.element("title", m.title).end_line();
    w.style(look).end_line();
    w.close().open("body").end_line();
    w.element("h1", m.title).end_line();
    bool in_list = false;
    for (const notify::line& l : m.lines) {
        if (l.heading && std::exchange(in_list, false)) w.close().end_line();
        if (l.heading) {
            w.element("h2", l.text).end_line();
            continue;
        }
        if (!std::exchange(in_list, true)) w.open("ul").end_line();
        put_line(w, l);
    }
    if (in_list) w.close().end_line();
    if (!m.page.empty()) {
        w.open("p").element("a", "Open intouch", {{"href", m.page}});
        w.close().end_line();
    }
    return std::move(w).take();
}

} // namespace intouch::daemon
