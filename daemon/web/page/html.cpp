// SPDX-License-Identifier: MIT
#include "daemon/web/page/html.hpp"

#include "core/digest.hpp"
#include "core/escape_markup.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

namespace intouch::daemon::page {

namespace {

// Made for a thumb first; both colour schemes; nothing is told by colour alone.
constexpr std::string_view style = R"(:root{color-scheme:light dark}
body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:0 0 .25rem}
ul{padding-left:1.2rem}
.said{border-left:.25rem solid;padding-left:.75rem}
form{margin:1rem 0}
button{font:inherit;display:block;width:100%;margin:.5rem 0;padding:.8rem;border-radius:.5rem;border:1px solid}
label{display:block;margin-top:1rem}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
)";

std::string policy() {
    const auto hash = sha256(style);
    const auto base =
        base64(std::string_view(reinterpret_cast<const char*>(hash.data()),
                                hash.size())); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): bytes
    return fmt::format("default-src 'none'; style-src 'sha256-{}'; form-action 'self'; frame-ancestors "
                       "'none'; base-uri 'none'",
                       base);
}

} // namespace

std::string escaped(std::string_view text) { return escape_markup(without_control(text)); }

http::response whole(unsigned status, std::string_view title, std::string_view body) {
    static const std::string content_policy = policy();
    auto r = http::text_response(
        status, "text/html; charset=utf-8",
        fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"robots\" content=\"noindex\">\n"
                    "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n"
                    "</html>\n",
                    escaped(title), style, body));
    r.headers.add("Content-Security-Policy", content_policy);
    r.headers.add("Cache-Control", "no-store");
    r.headers.add("Referrer-Policy", "no-referrer");
    r.headers.add("X-Robots-Tag", "noindex, nofollow");
    r.headers.add("X-Content-Type-Options", "nosniff");
    r.headers.add("Cross-Origin-Opener-Policy", "same-origin");
    return r;
}

} // namespace intouch::daemon::page
