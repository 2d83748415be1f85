// SPDX-License-Identifier: MIT
#include "json/feed_links.hpp"

namespace intouch::json {

namespace {

void put_feed(writer& w, const feed_link& link) {
    w.begin_object();
    w.key("id").text(link.id);
    w.key("url").text(link.url);
    w.key("webcal").text(link.webcal);
    w.end_object();
}

} // namespace

void put(writer& w, const std::vector<feed_link>& links) { w.list(links, put_feed); }

std::string feed(const feed_link& link) {
    writer w;
    put_feed(w, link);
    return std::move(w).done();
}

std::string feeds(const std::vector<feed_link>& links) {
    writer w;
    put(w, links);
    return std::move(w).done();
}

} // namespace intouch::json
