// SPDX-License-Identifier: MIT
#include "dav/multistatus.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace intouch::dav {

namespace {

/// "HTTP/1.1 404 Not Found", or "404".
std::optional<unsigned> read_status(std::string_view text) {
    if (const auto blank = text.find(' '); text.starts_with("HTTP/") && blank != std::string_view::npos)
        text.remove_prefix(blank + 1);
    unsigned status = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), status);
    if (read.ec != std::errc() || status < 100 || status > 599) return std::nullopt;
    return status;
}

constexpr std::size_t most_faults = 10'000;
/// The most memory of an answer without its calendar data: enough for about 25,000 objects.
constexpr std::size_t most_kept = std::size_t{8} * 1024 * 1024;

std::size_t size_of(const element& e) {
    std::size_t size = sizeof(e) + e.name.ns.size() + e.name.name.size() + e.text.size();
    for (const auto& [name, value] : e.attributes)
        size += 2 * sizeof(std::string) + name.size() + value.size();
    for (const element& child : e.children) size += size_of(child);
    return size;
}
std::size_t size_of(const row& r) {
    std::size_t size = sizeof(r) + r.href.size() + r.etag.size();
    for (const element& e : r.found) size += size_of(e);
    for (const xml_name& n : r.conditions) size += sizeof(n) + n.ns.size() + n.name.size();
    return size;
}

void add_conditions(const element& of, std::vector<xml_name>& to) {
    const element* body = of.find(dav_ns, "error");
    if (body == nullptr) return;
    for (const element& condition : body->children) to.push_back(condition.name);
}

/// An ETag is sent in a header field later. It must not begin a new line there.
std::string etag_of(const element& e) {
    const std::string_view text = e.trimmed_text();
    return text.size() > 512 || has_control(text) ? std::string() : std::string(text);
}

void take_property(row& r, element& property) {
    if (property.is(dav_ns, "getetag")) {
        r.etag = etag_of(property);
    } else if (property.is(caldav_ns, "calendar-data")) {
        r.data = std::move(property.text);
    } else if (property.is(dav_ns, "resourcetype")) {
        r.collection = property.find(dav_ns, "collection") != nullptr;
        r.calendar = property.find(caldav_ns, "calendar") != nullptr;
        if (!property.children.empty()) r.found.push_back(std::move(property));
    } else {
        r.found.push_back(std::move(property));
    }
}

/// A propstat without a status counts as found.
void take_propstat(row& r, element& propstat) {
    const element* status = propstat.find(dav_ns, "status");
    const unsigned code = status == nullptr ? 200 : read_status(status->trimmed_text()).value_or(0);
    add_conditions(propstat, r.conditions);
    if (code < 200 || code > 299) return;
    for (element& child : propstat.children) {
        if (!child.is(dav_ns, "prop")) continue;
        for (element& property : child.children) take_property(r, property);
    }
}

void take_response(multistatus& m, element response) {
    const element* first = response.find(dav_ns, "href");
    if (first == nullptr || first->trimmed_text().empty()) {
        m.faults.emplace_back("a response without an href");
        return;
    }
    row r;
    r.href = first->trimmed_text();
    if (const element* status = response.find(dav_ns, "status")) {
        r.status = read_status(status->trimmed_text());
        if (!r.status) {
            m.faults.push_back(
                fmt::format("{}: a status that is none: {}", quoted(r.href), quoted(status->text)));
            return;
        }
    }
    add_conditions(response, r.conditions);
    std::vector<std::string> further; // RFC 4918 14.24: one status for several hrefs
    for (element& child : response.children) {
        if (child.is(dav_ns, "propstat")) take_propstat(r, child);
        if (child.is(dav_ns, "href") && &child != first) further.emplace_back(child.trimmed_text());
    }
    // SOGo answers "201 Created" for changed objects, and means their properties.
    if (r.status && *r.status >= 200 && *r.status <= 299) r.status.reset();
    const auto status = r.status;
    const auto conditions = r.conditions;
    m.rows.push_back(std::move(r));
    for (std::string& href : further)
        m.rows.push_back({.href = std::move(href), .status = status, .conditions = conditions});
}

/// The last segment of the address of an object.
std::string_view name_of(std::string_view href) { return href.substr(href.rfind('/') + 1); }

bool begins_calendar(std::string_view text) {
    return lower_ascii(text.substr(0, 1000)).find("begin:vcalendar") != std::string::npos;
}

} // namespace

const element* row::find(std::string_view ns, std::string_view local) const {
    const auto at = std::ranges::find_if(found, [&](const element& e) { return e.is(ns, local); });
    return at == found.end() ? nullptr : &*at;
}

std::string_view row::href_in(std::string_view ns, std::string_view local) const {
    const element* property = find(ns, local);
    const element* inner = property == nullptr ? nullptr : property->find(dav_ns, "href");
    return inner == nullptr ? std::string_view() : inner->trimmed_text();
}

result<multistatus> parse_multistatus(std::string_view body, const xml_limits& limits) {
    multistatus m;
    bool too_many = false;
    std::size_t kept = 0;
    element bare; // a response element that is itself the root
    const auto take = [&](const xml_name& root, element child) {
        if (root == xml_name{std::string(dav_ns), "response"}) {
            bare.children.push_back(std::move(child));
        } else if (m.rows.size() >= most_rows || m.faults.size() >= most_faults || kept > most_kept) {
            too_many = true;
        } else if (child.is(dav_ns, "response")) {
            const std::size_t before = m.rows.size();
            take_response(m, std::move(child));
            for (std::size_t i = before; i < m.rows.size(); ++i) kept += size_of(m.rows[i]);
        } else if (child.is(dav_ns, "sync-token")) {
            m.sync_token = has_control(child.trimmed_text()) ? "" : child.trimmed_text();
        }
    };
    const auto root = read_xml(body, limits, take);
    if (!root) return std::unexpected(root.error());
    if (too_many)
        return fail(errc::invalid, "the answer has more responses than are taken, which are some 25,000");
    if (root->ns == dav_ns && root->name == "response")
        take_response(m, std::move(bare));
    else if (root->ns != dav_ns || root->name != "multistatus")
        return fail(errc::invalid,
                    fmt::format("the answer is a document {}, expected a multistatus", quoted(root->name)));
    return m;
}

bool error_body::has(std::string_view ns, std::string_view local) const {
    return std::ranges::any_of(conditions, [&](const xml_name& n) { return n.ns == ns && n.name == local; });
}

error_body parse_error_body(std::string_view body) {
    error_body read;
    const auto take = [&](const xml_name& root, const element& child) {
        if (root.ns != dav_ns || root.name != "error") return;
        // sabre explains an error in {http://sabredav.org/ns}message.
        if (child.name.name == "message" || child.name.name == "responsedescription") {
            read.message = child.trimmed_text();
            return;
        }
        read.conditions.push_back(child.name);
        if (const element* href = child.find(dav_ns, "href")) read.href = href->trimmed_text();
    };
    const xml_limits small{.bytes = std::size_t{64} * 1024};
    if (!read_xml(body, small, take)) return {};
    return read;
}

result<collection_text> read_collection(std::string_view body) {
    auto all = parse_multistatus(body);
    if (!all) return std::unexpected(all.error());
    collection_text made;
    made.left_out = std::move(all->faults);
    for (const row& r : all->rows) {
        if (r.data && begins_calendar(*r.data))
            made.text += *r.data + "\r\n";
        else if (const auto name = name_of(r.href); !name.empty()) // else it is the collection itself
            made.left_out.push_back(
                fmt::format("{}: {}", name, r.data ? "is no calendar" : "came without its text"));
    }
    if (made.text.empty())
        made.text = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"; // a calendar without appointments
    return made;
}

} // namespace intouch::dav
