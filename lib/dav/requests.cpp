// SPDX-License-Identifier: MIT
#include "dav/requests.hpp"

#include "dav/xml_writer.hpp"

#include <utility>

namespace intouch::dav {

namespace {

request make(url to, std::string_view method, std::string body = {}, std::string_view content_type = {}) {
    request r;
    r.to = std::move(to);
    r.message.method = method;
    r.message.target = r.to.target;
    r.message.body = std::move(body);
    if (!content_type.empty()) r.message.headers.add("Content-Type", content_type);
    return r;
}

request with_xml(url to, std::string_view method, xml_writer& body) {
    return make(std::move(to), method, body.take(), "application/xml; charset=utf-8");
}

constexpr std::string_view calendar_type = "text/calendar; charset=utf-8";

void add_condition(request& r, const condition& when) {
    switch (when.is) {
    case condition::kind::etag:
        return r.message.headers.add("If-Match", when.value);
    case condition::kind::unmodified:
        return r.message.headers.add("If-Unmodified-Since", when.value);
    case condition::kind::there:
        return r.message.headers.add("If-Match", "*");
    case condition::kind::none:
        return;
    }
}

void add_properties_of_new(xml_writer& w, std::string_view name, std::string_view component,
                           std::string_view color) {
    w.element("D:displayname", name);
    w.open("C:supported-calendar-component-set");
    w.open("C:comp", "name", component).close();
    w.close();
    if (!color.empty()) w.element("A:calendar-color", color);
}

} // namespace

request propfind(url to, int depth, std::initializer_list<std::string_view> properties) {
    xml_writer w("D:propfind");
    w.open("D:prop");
    for (const std::string_view property : properties) w.empty_element(property);
    request r = with_xml(std::move(to), "PROPFIND", w);
    r.message.headers.add("Depth", depth == 0 ? "0" : "1");
    return r;
}

request sync_collection(url collection, std::string_view token, int depth) {
    xml_writer w("D:sync-collection");
    w.element("D:sync-token", token).element("D:sync-level", "1");
    w.open("D:prop").empty_element("D:getetag");
    request r = with_xml(std::move(collection), "REPORT", w);
    r.message.headers.add("Depth", depth == 0 ? "0" : "1");
    return r;
}

request calendar_multiget(url collection, std::span<const std::string> hrefs) {
    xml_writer w("C:calendar-multiget");
    w.open("D:prop").empty_element("D:getetag").empty_element("C:calendar-data").close();
    for (const std::string& href : hrefs) {
        // The href as the server sent it, but only its path: some servers find nothing by an absolute URL.
        const auto absolute =
            href.find("://") == std::string::npos ? std::nullopt : resolve(collection, href);
        w.element("D:href", absolute ? absolute->target : href);
    }
    request r = with_xml(std::move(collection), "REPORT", w);
    r.message.headers.add("Depth", "1");
    return r;
}

request query_uid(url collection, std::string_view component, std::string_view uid) {
    xml_writer w("C:calendar-query");
    w.open("D:prop").empty_element("D:getetag").empty_element("C:calendar-data").close();
    w.open("C:filter");
    w.open("C:comp-filter", "name", "VCALENDAR").open("C:comp-filter", "name", component);
    w.open("C:prop-filter", "name", "UID").open("C:text-match", "collation", "i;octet").text(uid);
    request r = with_xml(std::move(collection), "REPORT", w);
    r.message.headers.add("Depth", "1");
    return r;
}

request query_events(url collection) {
    xml_writer w("C:calendar-query");
    w.open("D:prop").empty_element("D:getetag").empty_element("C:calendar-data").close();
    w.open("C:filter").open("C:comp-filter", "name", "VCALENDAR").open("C:comp-filter", "name", "VEVENT");
    request r = with_xml(std::move(collection), "REPORT", w);
    r.message.headers.add("Depth", "1");
    return r;
}

request mkcalendar(url to, std::string_view name, std::string_view component, std::string_view color) {
    xml_writer w("C:mkcalendar");
    w.open("D:set").open("D:prop");
    add_properties_of_new(w, name, component, color);
    return with_xml(std::move(to), "MKCALENDAR", w);
}

request mkcol(url to, std::string_view name, std::string_view component, std::string_view color) {
    xml_writer w("D:mkcol");
    w.open("D:set").open("D:prop");
    w.open("D:resourcetype").empty_element("D:collection").empty_element("C:calendar").close();
    add_properties_of_new(w, name, component, color);
    return with_xml(std::move(to), "MKCOL", w);
}

request get(url to) {
    request r = make(std::move(to), "GET");
    r.message.headers.add("Accept", "text/calendar");
    return r;
}

request create(url to, std::string body) {
    request r = make(std::move(to), "PUT", std::move(body), calendar_type);
    r.message.headers.add("If-None-Match", "*");
    return r;
}

request update(url to, const condition& when, std::string body) {
    request r = make(std::move(to), "PUT", std::move(body), calendar_type);
    add_condition(r, when);
    return r;
}

request remove(url to, const condition& when) {
    request r = make(std::move(to), "DELETE");
    add_condition(r, when);
    r.message.headers.add("Schedule-Reply", "F");
    return r;
}

} // namespace intouch::dav
