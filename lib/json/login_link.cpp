// SPDX-License-Identifier: MIT
#include "json/login_link.hpp"

#include "json/writer.hpp"

namespace intouch::json {

std::string login(const login_link& link, const time_zone& zone) {
    writer w;
    w.begin_object();
    w.key("url").text(link.urls.empty() ? std::string() : link.urls.front());
    w.key("urls").texts(link.urls);
    w.key("until").time(link.until, zone);
    w.end_object();
    return std::move(w).done();
}

std::string named_tokens(std::span<const http::named_token> tokens) {
    writer w;
    w.list(tokens, [](writer& to, const http::named_token& t) {
        to.begin_object();
        to.key("name").text(t.name);
        to.key("scope").text(http::name(t.may));
        to.key("made").day(t.made);
        to.end_object();
    });
    return std::move(w).done();
}

} // namespace intouch::json
