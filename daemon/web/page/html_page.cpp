// SPDX-License-Identifier: MIT
#include "daemon/web/page/html_page.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "daemon/web/page/assets.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace intouch::daemon::page {

namespace {

std::string policy() {
    const auto hash = sha256(style_sheet().text());
    const auto base =
        base64(std::string_view(reinterpret_cast<const char*>(hash.data()),
                                hash.size())); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): bytes
    return fmt::format(
        "default-src 'none'; style-src 'sha256-{}'; img-src data:; form-action 'self'; frame-ancestors "
        "'none'; base-uri 'none'",
        base);
}

} // namespace

html_writer begin_head() {
    html_writer w;
    w.open("html", {{"lang", "en"}}).end_line();
    w.open("head").end_line();
    w.open("meta", {{"charset", "utf-8"}}).end_line();
    w.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).end_line();
    w.open("meta", {{"name", "robots"}, {"content", "noindex"}}).end_line();
    w.no_icon().end_line();
    return w;
}

html_writer begin_page(std::string_view title) {
    html_writer w = begin_head();
    w.element("title", title).end_line();
    w.style(style_sheet()).end_line();
    w.close().end_line();
    w.open("body").end_line();
    w.open("main").end_line();
    return w;
}

http::response html_response(unsigned status, std::string html, std::string_view content_policy,
                             std::string_view referrer_policy) {
    auto r = http::text_response(status, "text/html; charset=utf-8", std::move(html));
    r.headers.add("Content-Security-Policy", content_policy);
    r.headers.add("Cache-Control", "no-store");
    r.headers.add("Referrer-Policy", referrer_policy);
    r.headers.add("X-Robots-Tag", "noindex, nofollow");
    r.headers.add("X-Content-Type-Options", "nosniff");
    r.headers.add("Cross-Origin-Opener-Policy", "same-origin");
    return r;
}

http::response page_response(unsigned status, html_writer page) {
    static const std::string content_policy = policy();
    return html_response(status, std::move(page).take(), content_policy, "no-referrer");
}

} // namespace intouch::daemon::page
