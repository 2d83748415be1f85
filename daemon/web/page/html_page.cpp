// SPDX-License-Identifier: MIT
#include "daemon/web/page/html_page.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace intouch::daemon::page {

namespace {

// Made for a thumb first. Both colour schemes work; colour alone carries no meaning.
constexpr stylesheet style{R"(:root{color-scheme:light dark}
body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:0 0 .25rem}
ul{padding-left:1.2rem}
.said{border-left:.25rem solid;padding-left:.75rem}
form{margin:1rem 0}
button{font:inherit;display:block;width:100%;margin:.5rem 0;padding:.8rem;border-radius:.5rem;border:1px solid}
label{display:block;margin-top:1rem}
button.quiet{width:auto;padding:.6rem .8rem}
summary{padding:.8rem 0;cursor:pointer}
input,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
)"};

std::string policy() {
    const auto hash = sha256(style.text());
    const auto base =
        base64(std::string_view(reinterpret_cast<const char*>(hash.data()),
                                hash.size())); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): bytes
    return fmt::format("default-src 'none'; style-src 'sha256-{}'; form-action 'self'; frame-ancestors "
                       "'none'; base-uri 'none'",
                       base);
}

} // namespace

html_writer begin_page(std::string_view title) {
    html_writer w;
    w.open("html", {{"lang", "en"}}).end_line();
    w.open("head").end_line();
    w.open("meta", {{"charset", "utf-8"}}).end_line();
    w.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).end_line();
    w.open("meta", {{"name", "robots"}, {"content", "noindex"}}).end_line();
    w.element("title", title).end_line();
    w.style(style).end_line();
    w.close().end_line();
    w.open("body").end_line();
    w.open("main").end_line();
    return w;
}

http::response page_response(unsigned status, html_writer page) {
    static const std::string content_policy = policy();
    auto r = http::text_response(status, "text/html; charset=utf-8", std::move(page).take());
    r.headers.add("Content-Security-Policy", content_policy);
    r.headers.add("Cache-Control", "no-store");
    r.headers.add("Referrer-Policy", "no-referrer");
    r.headers.add("X-Robots-Tag", "noindex, nofollow");
    r.headers.add("X-Content-Type-Options", "nosniff");
    r.headers.add("Cross-Origin-Opener-Policy", "same-origin");
    return r;
}

} // namespace intouch::daemon::page
