// SPDX-License-Identifier: MIT
#include "dav/requests.hpp"

#include <utility>

namespace intouch::dav {

namespace {

call make(url to, std::string_view method, std::string body = {}, std::string_view content_type = {}) {
    call c;
    c.to = std::move(to);
    c.request.method = method;
    c.request.target = c.to.target;
    c.request.body = std::move(body);
    if (!content_type.empty()) c.request.headers.add("Content-Type", content_type);
    return c;
}

call with_xml(url to, std::string_view method, xml_writer& body) {
    return make(std::move(to), method, body.take(), "application/xml; charset=utf-8");
}

constexpr std::string_view calendar_type = "text/calendar; charset=utf-8";

void add_condition(call& c, const condition& when) {
    switch (when.is) {
    case condition::kind::etag:
        return c.request.headers.add("If-Match", when.value);
    case condition::kind::unmodified:
        return c.request.headers.add("If-Unmodified-Since", when.value);
    case condition::kind::there:
        return c.request.headers.add("If-Match", "*");
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

call propfind(url to, int depth, std::initializer_list<std::string_view> properties) {
    xml_writer w("D:propfind");
    w.open("D:prop");
    for (const std::string_view property : properties) w.empty_element(property);
    call c = with_xml(std::move(to), "PROPFIND", w);
    c.request.headers.add("Depth", depth == 0 ? "0" : "1");
    return c;
}

call sync_collection(url collection, std::string_view token, int depth) {
    xml_writer w("D:sync-collection");
    w.element("D:sync-token", token).element("D:sync-level", "1");
    w.open("D:prop").empty_element("D:getetag");
    call c = with_xml(std::move(collection), "REPORT", w);
    c.request.headers.add("Depth", depth == 0 ? "0" : "1");
    return c;
}

call calendar_multiget(url collection, std::span<const std::string> hrefs) {
    xml_writer w("C:calendar-multiget");
    w.open("D:prop").empty_element("D:getetag").empty_element("C:calendar-data").close();
    for (const std::string& href : hrefs) {
        // As sent by the server, but for what stands before the path: some find nothing by a whole address.
        const auto absolute =
            href.find("://") == std::string::npos ? std::nullopt : resolve(collection, href);
        w.element("D:href", absolute ? absolute->target : href);
    }
    call c = with_xml(std::move(collection), "REPORT", w);
    c.request.headers.add("Depth", "1");
    return c;
}

call query_uid(url collection, std::string_view component, std::string_view uid) {
    xml_writer w("C:calendar-query");
    w.open("D:prop").empty_element("D:getetag").empty_element("C:calendar-data").close();
    w.open("C:filter");
    w.open("C:comp-filter", "name", "VCALENDAR").open("C:comp-filter", "name", component);
    w.open("C:prop-filter", "name", "UID").open("C:text-match", "collation", "i;octet").text(uid);
    call c = with_xml(std::move(collection), "REPORT", w);
    c.request.headers.add("Depth", "1");
    return c;
}

call query_events(url collection) {
    xml_writer w("C:calendar-query");
    w.open("D:prop").empty_element("D:getetag").empty_element("C:calendar-data").close();
    w.open("C:filter").open("C:comp-filter", "name", "VCALENDAR").open("C:comp-filter", "name", "VEVENT");
    call c = with_xml(std::move(collection), "REPORT", w);
    c.request.headers.add("Depth", "1");
    return c;
}

call mkcalendar(url to, std::string_view name, std::string_view component, std::string_view color) {
    xml_writer w("C:mkcalendar");
    w.open("D:set").open("D:prop");
    add_properties_of_new(w, name, component, color);
    return with_xml(std::move(to), "MKCALENDAR", w);
}

call mkcol(url to, std::string_view name, std::string_view component, std::string_view color) {
    xml_writer w("D:mkcol");
    w.open("D:set").open("D:prop");
    w.open("D:resourcetype").empty_element("D:collection").empty_element("C:calendar").close();
    add_properties_of_new(w, name, component, color);
    return with_xml(std::move(to), "MKCOL", w);
}

call get(url to) {
    call c = make(std::move(to), "GET");
    c.request.headers.add("Accept", "text/calendar");
    return c;
}

call create(url to, std::string body) {
    call c = make(std::move(to), "PUT", std::move(body), calendar_type);
    c.request.headers.add("If-None-Match", "*");
    return c;
}

call update(url to, const condition& when, std::string body) {
    call c = make(std::move(to), "PUT", std::move(body), calendar_type);
    add_condition(c, when);
    return c;
}

call remove(url to, const condition& when) {
    call c = make(std::move(to), "DELETE");
    add_condition(c, when);
    c.request.headers.add("Schedule-Reply", "F");
    return c;
}

} // namespace intouch::dav
