// SPDX-License-Identifier: MIT
#include "dav/fake_server.hpp"

#include "core/digest.hpp"
#include "dav/authentication.hpp"
#include "dav/multistatus.hpp"
#include "http/http_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace intouch::dav_test {

namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" "
    "xmlns:c=\"urn:ietf:params:xml:ns:caldav\" xmlns:cs=\"http://calendarserver.org/ns/\">";

http::response xml(unsigned status, std::string body) {
    return http::text_response(status, "text/plain", std::move(body)); // as iCloud calls it
}
http::response multistatus(const std::string& rows) {
    return xml(207, std::string(head) + rows + "</d:multistatus>");
}
http::response plain(unsigned status, std::string text = {}) {
    return http::text_response(status, "text/plain", std::move(text));
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return out;
}
std::string found(const std::string& href, const std::string& properties, std::string_view beside = {}) {
    return fmt::format(
        "<d:response><d:href>{}</d:href>{}<d:propstat><d:prop>{}</d:prop><d:status>HTTP/1.1 200 "
        "OK</d:status></d:propstat></d:response>",
        href, beside, properties);
}
std::string missing(const std::string& href, unsigned status = 404) {
    return fmt::format("<d:response><d:href>{}</d:href><d:status>HTTP/1.1 {} So</d:status></d:response>",
                       href, status);
}

std::string uid_in(std::string_view body) {
    const auto at = body.find("\nUID:");
    if (at == std::string_view::npos) return {};
    const auto end = body.find_first_of("\r\n", at + 1);
    return std::string(body.substr(at + 5, end - at - 5));
}

std::string between(std::string_view text, std::string_view from, std::string_view to) {
    const auto begin = text.find(from);
    if (begin == std::string_view::npos) return {};
    const auto end = text.find(to, begin + from.size());
    return std::string(text.substr(begin + from.size(), end - begin - from.size()));
}

std::string decoded(std::string path) {
    for (std::size_t at = 0; (at = path.find("%40", at)) != std::string::npos;) path.replace(at, 3, "@");
    return path;
}

std::vector<std::string> lines_of(const std::string& body) {
    std::vector<std::string> lines;
    std::string line;
    for (const char c : body) {
        line += c;
        if (c != '\n') continue;
        if (line.starts_with(' ') && !lines.empty())
            lines.back() += line;
        else
            lines.push_back(line);
        line.clear();
    }
    return lines;
}

} // namespace

fake_server::fake_server(profile p) : p_(std::move(p)) {
    if (p_.makes == profile::making::never) calendar_ = "/dav/cal/ada/in-touch/";
}

std::string fake_server::etag(const resource& r) const {
    std::string text = base32(sha256(r.body + std::to_string(r.revision)), 12);
    switch (p_.etag) {
    case profile::tagging::strong:
    case profile::tagging::not_on_put:
        return "\"" + text + "\"";
    case profile::tagging::weak:
        return "W/\"" + text + "\"";
    case profile::tagging::bare:
        return text;
    case profile::tagging::none:
        return {};
    }
    return {};
}

/// A second a revision.
std::string fake_server::modified(const resource& r) const {
    return http::print_http_date(parse_instant("2026-11-01T00:00:00Z").value() + seconds(r.revision));
}

bool fake_server::holds(const dav::request& request, const resource* there) const {
    if (const auto since = request.message.headers.find("If-Unmodified-Since"); since && there != nullptr) {
        if (p_.refuses_by_date) return false;
        if (p_.last_modified && *since != modified(*there)) return false;
    }
    const auto match = request.message.headers.find("If-Match");
    if (!match) return true;
    if (there == nullptr) return false;
    if (*match == "*") return !p_.refuses_star;
    return *match == etag(*there) && !(p_.weak_never_matches && match->starts_with("W/"));
}

std::string fake_server::href(const std::string& path) const {
    std::string text = path;
    for (std::size_t at = 0; p_.encodes_at && (at = text.find('@', at)) != std::string::npos;)
        text.replace(at, 1, "%40");
    const bool object = path.ends_with(".ics");
    return p_.absolute_hrefs ? "https://" + (object ? p_.host : "dav.example.org") + text : text;
}

/// As servers do that keep the meaning and not the text.
std::string fake_server::stored(std::string body) const {
    if (!p_.rewrites && !p_.drops_extensions && !p_.drops_exceptions) return body;
    std::vector<std::string> lines = lines_of(body);
    if (p_.drops_extensions) std::erase_if(lines, [](const std::string& l) { return l.starts_with("X-"); });
    if (p_.drops_exceptions)
        std::erase_if(lines, [](const std::string& l) { return l.starts_with("EXDATE"); });
    if (p_.rewrites) {
        const auto first =
            std::ranges::find_if(lines, [](const std::string& l) { return l.starts_with("UID:"); });
        const auto last = std::ranges::find_if(first, lines.end(), [](const std::string& l) {
            return l.starts_with("BEGIN:") || l.starts_with("END:");
        });
        std::sort(first, last);
        lines.insert(last, "CREATED:20261101T000000Z\r\n");
    }
    std::string out;
    for (const std::string& l : lines) out += l;
    return out;
}

const std::string* fake_server::path_of(const std::string& uid) const {
    const auto asked = asked_uids_.find(uid);
    if (asked != asked_uids_.end() && resources_.contains(asked->second)) return &asked->second;
    return path_with(uid);
}
const std::string* fake_server::path_with(const std::string& uid) const {
    for (const auto& [path, r] : resources_)
        if (uid_in(r.body) == uid) return &path;
    return nullptr;
}

/// As gateways to other systems do, which have identities of their own.
std::string fake_server::own_uid(const std::string& path, std::string body) {
    if (!p_.own_uids) return body;
    const std::string asked = uid_in(body);
    const auto at = resources_.find(path);
    const std::string uid = at != resources_.end()
                                ? uid_in(at->second.body)
                                : fmt::format("040000008200E00074C5B7101A82E008{}", calls_);
    asked_uids_.insert_or_assign(asked, path);
    for (auto from = body.find("\nUID:"); from != std::string::npos; from = body.find("\nUID:", from + 1))
        body.replace(from + 5, body.find_first_of("\r\n", from + 1) - from - 5, uid);
    return body;
}

void fake_server::restore_backup(const fake_server& of) {
    resources_ = of.resources_;
    unlisted_.clear();
    revision_ += 100;
    forget_tokens();
}

void fake_server::put(const std::string& path, const std::string& body) {
    if (!resources_.contains(path)) born_[path] = revision_ + 1;
    resources_[path] = {body, ++revision_};
    deleted_.erase(path);
}
void fake_server::edit(const std::string& uid, const std::function<std::string(std::string)>& change) {
    const std::string* path = path_of(uid);
    if (path == nullptr) throw std::runtime_error("nothing to edit: " + uid);
    put(*path, change(resources_.at(*path).body));
}
void fake_server::erase(const std::string& uid) {
    const std::string* found_path = path_of(uid);
    if (found_path == nullptr) throw std::runtime_error("nothing to delete: " + uid);
    const std::string path = *found_path;
    trash_[uid] = {path, resources_.at(path).body};
    resources_.erase(path);
    deleted_[path] = ++revision_;
    used_uids_.insert(uid);
}
void fake_server::restore(const std::string& uid) {
    const auto& [path, body] = trash_.at(uid);
    put(path, body);
}
void fake_server::rename(const std::string& uid, const std::string& path) {
    const std::string old = *path_of(uid);
    const std::string body = resources_.at(old).body;
    resources_.erase(old);
    deleted_[old] = ++revision_;
    put(path, body);
}

std::map<std::string, std::string> fake_server::objects() const {
    std::map<std::string, std::string> all;
    for (const auto& [path, r] : resources_) {
        std::string uid = uid_in(r.body);
        while (all.contains(uid)) uid += " again";
        all.emplace(uid, r.body);
    }
    return all;
}
const std::string& fake_server::body(const std::string& uid) const {
    const std::string* path = path_of(uid);
    if (path == nullptr) throw std::runtime_error("not there: " + uid);
    return resources_.at(*path).body;
}
bool fake_server::has(const std::string& uid) const { return path_of(uid) != nullptr; }

void fake_server::drop_calendar() {
    if (p_.keeps_trash) deleted_calendars_.insert(calendar_);
    calendar_.clear();
}

void fake_server::make_again(const std::string& path) {
    calendar_ = path;
    deleted_calendars_.erase(path);
    deleted_.clear();
    born_.clear();
    forget_tokens();
}

std::optional<http::response> fake_server::challenge(const dav::request& request) const {
    const auto sent = request.message.headers.find("Authorization");
    http::response r = plain(401);
    if (p_.asks == profile::login::basic) {
        if (sent) return std::nullopt;
        r.headers.add("WWW-Authenticate", "Basic realm=\"calendars\"");
        return r;
    }
    const bool bound = p_.asks == profile::login::digest_per_connection;
    const std::string nonce = "nonce-" + std::to_string(bound ? connection : 0);
    const auto parameter = [&](const std::string& name) {
        return between(std::string(*sent) + ",", name + "=", ",");
    };
    if (sent && sent->starts_with("Digest ") && parameter(" nonce") == '"' + nonce + '"') {
        const std::string cnonce = between(*sent, "cnonce=\"", "\"");
        const std::string count = parameter("nc");
        const std::string right =
            dav::digest_response({"MD5", "ada", "calendars", "secret", nonce, cnonce, count,
                                  request.message.method, request.message.target});
        if (parameter(" response") == '"' + right + '"') return std::nullopt;
    }
    r.headers.add("WWW-Authenticate",
                  "Digest realm=\"calendars\", nonce=\"" + nonce + "\", qop=\"auth\", algorithm=MD5");
    return r;
}

http::response fake_server::answer(const dav::request& request) {
    if (meanwhile) meanwhile(request);
    ++calls_;
    log.push_back(request.message.method + " " + request.message.target);
    if (auto refused = challenge(request)) return std::move(*refused);
    if (request.to.host != "dav.example.org") violations.push_back("a request to " + request.to.host);
    const std::string target = decoded(request.message.target);
    if (target == "/.well-known/caldav") {
        if (!p_.well_known) return plain(404);
        http::response r = plain(301);
        r.headers.add("Location", "/dav/");
        return r;
    }
    const std::string& method = request.message.method;
    const auto asked = resources_.find(target);
    const std::string uid = uid_in(asked == resources_.end() ? request.message.body : asked->second.body);
    if (broken.contains(uid)) return plain(500, "<html><p>an internal error");
    if (locked.contains(uid) && (method == "PUT" || method == "DELETE")) return plain(423);
    if (method == "PROPFIND") return propfind(request);
    if (method == "REPORT") return report(request);
    if (method == "PUT") return write(request);
    if (method == "DELETE") return remove(request);
    if (method == "MKCALENDAR" || method == "MKCOL") return make(request);
    if (method == "GET") {
        const auto at = resources_.find(target);
        if (at == resources_.end()) return plain(404);
        http::response r = http::text_response(200, "text/calendar", at->second.body);
        if (!etag(at->second).empty()) r.headers.add("ETag", etag(at->second));
        if (p_.last_modified) r.headers.add("Last-Modified", modified(at->second));
        return r;
    }
    return plain(405);
}

std::string fake_server::collection_properties(const std::string& name) const {
    std::string properties = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>" +
                             name + "</d:displayname>";
    if (!p_.components.empty()) {
        properties += "<c:supported-calendar-component-set>";
        for (const char* item : {"VEVENT", "VTODO"})
            if (p_.components.find(item) != std::string::npos)
                properties += fmt::format("<c:comp name=\"{}\"/>", item);
        properties += "</c:supported-calendar-component-set>";
    }
    if (p_.ctag) properties += fmt::format("<cs:getctag>{}</cs:getctag>", revision_);
    return properties;
}

http::response fake_server::propfind(const dav::request& request) {
    const std::string target = decoded(request.message.target);
    const bool deep = request.message.headers.find("Depth") == "1";
    const std::string home = p_.home_is_principal ? "/dav/principals/ada/" : "/dav/cal/ada/";
    if (!calendar_.empty() && (target == calendar_ || target + "/" == calendar_)) {
        std::string rows = found(href(calendar_), collection_properties(name_));
        for (const auto& [path, r] : resources_) {
            if (!deep) break;
            if (unlisted_.contains(path) && unlisted_[path]-- > 0) continue;
            const std::string tag = etag(r).empty() ? "" : "<d:getetag>" + escaped(etag(r)) + "</d:getetag>";
            rows += found(escaped(href(path)), tag + "<d:resourcetype/>");
            if (p_.double_rows) rows += found(escaped(href(path)), tag);
        }
        return multistatus(rows);
    }
    const auto& [other, name] = other_calendar_;
    if (!other.empty() && target == other) {
        const std::string principal =
            "<d:current-user-principal><d:href>/dav/principals/ada/</d:href></d:current-user-principal>";
        return multistatus(found(href(other), collection_properties(name) + principal));
    }
    if (!taken_.first.empty() && target == taken_.first)
        return multistatus(found(href(target), collection_properties(taken_.second)));
    if (target == home && deep) {
        std::string rows = found(href(home), "<d:resourcetype><d:collection/></d:resourcetype>");
        rows += found(href(home + "inbox/"),
                      "<d:resourcetype><d:collection/><c:schedule-inbox/></d:resourcetype>");
        if (!other.empty()) rows += found(href(other), collection_properties(name));
        if (!calendar_.empty()) rows += found(href(calendar_), collection_properties(name_));
        return multistatus(rows);
    }
    const std::string home_set =
        "<c:calendar-home-set><d:href>" + href(home) + "</d:href></c:calendar-home-set>";
    if (target == "/dav/principals/ada/") return multistatus(found(href(target), home_set));
    if (target == "/dav/" || target == "/dav/cal/ada/") {
        std::string properties = "<d:resourcetype><d:collection/></d:resourcetype>";
        if (p_.principal)
            properties +=
                "<d:current-user-principal><d:href>/dav/principals/ada/</d:href></d:current-user-principal>";
        return multistatus(found(href(target), properties));
    }
    return plain(404, "<html><body>no such place</body></html>");
}

http::response fake_server::make(const dav::request& request) {
    const std::string target = decoded(request.message.target);
    const bool extended = request.message.method == "MKCOL";
    if (deleted_calendars_.contains(target) || target == taken_.first) return plain(405);
    const std::string name = between(request.message.body, "<D:displayname>", "</D:displayname>");
    switch (p_.makes) {
    case profile::making::never:
        return plain(403);
    case profile::making::lies:
        return plain(201);
    case profile::making::mkcol:
        if (!extended) return plain(501);
        break;
    case profile::making::exists_anyway:
        calendar_ = target;
        name_ = name;
        return refuse(409, "<d:resource-must-be-null/>", {});
    case profile::making::mkcalendar:
        break;
    }
    if (!calendar_.empty()) return plain(405);
    calendar_ = target;
    name_ = name;
    return plain(201);
}

http::response fake_server::refuse(unsigned status, const std::string& condition,
                                   const std::string& at) const {
    const std::string inner = at.empty() ? condition
                                         : fmt::format("{}<d:href>{}</d:href></c:no-uid-conflict>",
                                                       "<c:no-uid-conflict>", href(at));
    if (p_.refuses_in_207)
        return multistatus(fmt::format("<d:response><d:href>http%3A//x</d:href><d:status>HTTP/1.1 {} "
                                       "No</d:status><d:error>{}</d:error></d:response>",
                                       status, inner));
    return xml(status,
               fmt::format("<d:error xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">{}</d:error>",
                           inner));
}

http::response fake_server::report(const dav::request& request) {
    if (calendar_.empty() || decoded(request.message.target) != calendar_) return plain(404);
    const std::string& body = request.message.body;
    if (body.find("sync-collection") != std::string::npos) return sync(request);
    if (body.find("calendar-multiget") != std::string::npos) return multiget(request);
    return query(request);
}

http::response fake_server::sync(const dav::request& request) {
    if (p_.sync == profile::syncing::refused) return refuse(403, "<d:supported-report/>", {});
    if (p_.sync == profile::syncing::broken) return plain(500);
    if (p_.sync_wants_depth_1 && request.message.headers.find("Depth") != "1") return plain(400);
    const std::string token = between(request.message.body, "<D:sync-token>", "</D:sync-token>");
    int since = 0;
    std::size_t skip = 0;
    if (!token.empty()) {
        if (std::sscanf(token.c_str(), "tok:%d:%zu", &since, &skip) < 1 ||
            (since < oldest_token_ && skip == 0)) { // NOLINT
            if (p_.bad_token == profile::forgetting::refuses) return refuse(403, "<d:valid-sync-token/>", {});
            if (p_.bad_token == profile::forgetting::five_hundred) return plain(500);
            since = 0;
        }
    }
    std::vector<std::string> rows;
    for (const auto& [path, r] : resources_) {
        if (r.revision <= since) continue;
        const std::string tag = etag(r).empty() ? "" : "<d:getetag>" + escaped(etag(r)) + "</d:getetag>";
        rows.push_back(found(escaped(href(path)), tag,
                             p_.created_status ? "<d:status>HTTP/1.1 201 Created</d:status>" : ""));
    }
    for (const auto& [path, revision] : deleted_)
        if (revision > since && since > 0 && !(p_.compares_states && born_[path] > since))
            rows.push_back(missing(href(path)));
    std::string next = fmt::format("tok:{}:0", revision_);
    if (p_.new_token_each_time) next += fmt::format(":{}", calls_);
    std::string all;
    std::size_t end = rows.size();
    if (p_.page != 0 && rows.size() > skip + p_.page) {
        end = skip + p_.page;
        next = fmt::format("tok:{}:{}", since, end);
        all += missing(href(calendar_), 507);
    }
    for (std::size_t i = std::min(skip, rows.size()); i < end; ++i) all += rows[i];
    if (p_.sync == profile::syncing::pretended) return multistatus(all);
    return multistatus("<d:sync-token>" + next + "</d:sync-token>" + all);
}

http::response fake_server::multiget(const dav::request& request) const {
    if (p_.multiget_missing == profile::getting::unsupported) return plain(501);
    std::vector<std::string> rows;
    std::string_view rest = request.message.body;
    for (auto at = rest.find("<D:href>"); at != std::string_view::npos; at = rest.find("<D:href>")) {
        rest.remove_prefix(at);
        const std::string asked = between(rest, "<D:href>", "</D:href>");
        rest.remove_prefix(8);
        const auto r = resources_.find(decoded(asked));
        if (r != resources_.end() && broken.contains(uid_in(r->second.body))) {
            rows.push_back(missing(asked, 500));
        } else if (r != resources_.end()) {
            const std::string tag =
                etag(r->second).empty() ? "" : "<d:getetag>" + escaped(etag(r->second)) + "</d:getetag>";
            rows.push_back(found(escaped(href(r->first)),
                                 tag + "<c:calendar-data>" + escaped(r->second.body) + "</c:calendar-data>"));
        } else if (p_.multiget_missing == profile::getting::rows) {
            rows.push_back(missing(asked));
        } else if (p_.multiget_missing == profile::getting::whole) {
            return plain(404);
        }
    }
    if (p_.multiget_backwards) std::ranges::reverse(rows);
    if (p_.multiget_cap != 0 && rows.size() > p_.multiget_cap) rows.resize(p_.multiget_cap);
    std::string all;
    for (const std::string& row : rows) all += row;
    return multistatus(all);
}

http::response fake_server::query(const dav::request& request) const {
    // Baikal, SOGo and Posteo want the component named, sabre no other depth.
    if (request.message.headers.find("Depth") != "1" ||
        request.message.body.find("comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"V") ==
            std::string::npos)
        return plain(400);
    if (p_.query == profile::querying::late) return multistatus("");
    if (p_.query == profile::querying::refused) return plain(501);
    const std::string uid = between(request.message.body, "collation=\"i;octet\">", "<");
    const std::string* path = path_with(uid);
    if (path == nullptr) return multistatus("");
    const resource& r = resources_.at(*path);
    return multistatus(found(escaped(href(*path)), "<d:getetag>" + escaped(etag(r)) +
                                                       "</d:getetag><c:calendar-data>" + escaped(r.body) +
                                                       "</c:calendar-data>"));
}

http::response fake_server::write(const dav::request& request) {
    std::string path = decoded(request.message.target);
    const std::string uid = uid_in(request.message.body);
    if (calendar_.empty() || !path.starts_with(calendar_)) return plain(409);
    if (p_.href_is_uid) path = calendar_ + uid;
    const auto at = resources_.find(path);
    const bool exists = at != resources_.end();
    if (exists && foreign.contains(uid_in(at->second.body))) violations.push_back("PUT over " + path);
    if (foreign.contains(uid)) violations.push_back("PUT of " + uid);
    if (request.message.headers.find("If-None-Match") == "*" && exists && !p_.ignores_if_none_match)
        return refuse(412, "<d:precondition/>", {});
    if (!holds(request, exists ? &at->second : nullptr)) return plain(412);
    if (const std::string* other = path_with(uid); other != nullptr && *other != path) {
        if (p_.same_uid == profile::doubling::refuses) return refuse(409, "<c:no-uid-conflict/>", {});
        if (p_.same_uid == profile::doubling::refuses_with_href) return refuse(403, "", *other);
        if (p_.same_uid == profile::doubling::by_text) return plain(409, "another event has this UID");
    }
    if (const auto other = elsewhere.find(uid); other != elsewhere.end())
        return refuse(403, "", other->second);
    if (p_.remembers_uids && used_uids_.contains(uid) && !exists)
        return p_.conflict_of_deleted
                   ? plain(409)
                   : plain(400, "Calendar object with uid already exists in this calendar collection.");
    if (!p_.components.empty() &&
        p_.components.find(request.message.body.find("BEGIN:VTODO") != std::string::npos
                               ? "VTODO"
                               : "VEVENT") == std::string::npos)
        return refuse(403, "<c:supported-calendar-component/>", {});
    http::response r = plain(exists ? 204 : 201);
    if (exists && deaf.contains(uid)) {
        if (p_.etag == profile::tagging::strong) r.headers.add("ETag", fmt::format("\"{}\"", ++revision_));
        return r;
    }
    if (!exists && dropping.contains(uid)) {
        if (p_.etag == profile::tagging::strong) r.headers.add("ETag", fmt::format("\"{}\"", ++revision_));
        return r;
    }
    if (!exists) unlisted_[path] = p_.lag;
    put(path, own_uid(path, stored(request.message.body)));
    if (p_.etag != profile::tagging::not_on_put && !etag(resources_.at(path)).empty())
        r.headers.add("ETag", etag(resources_.at(path)));
    return r;
}

http::response fake_server::remove(const dav::request& request) {
    const std::string path = decoded(request.message.target);
    const auto at = resources_.find(path);
    if (at == resources_.end()) return plain(404);
    if (foreign.contains(uid_in(at->second.body))) violations.push_back("DELETE of " + path);
    if (undying.contains(uid_in(at->second.body))) return plain(404);
    if (!holds(request, &at->second)) return plain(412);
    used_uids_.insert(uid_in(at->second.body));
    resources_.erase(at);
    deleted_[path] = ++revision_;
    if (p_.delete_in_207) return xml(200, std::string(head) + missing(href(path), 200) + "</d:multistatus>");
    return plain(204);
}

const std::vector<profile>& profiles() {
    using p = profile;
    static const std::vector<p> all{
        {},
        {.name = "radicale",
         .home_is_principal = true,
         .multiget_backwards = true,
         .rewrites = true,
         .delete_in_207 = true},
        {.name = "xandikos",
         .components = "VEVENT VTODO",
         .bad_token = p::forgetting::five_hundred,
         .compares_states = true,
         .rewrites = true,
         .refuses_in_207 = true},
        {.name = "sabre 1.8",
         .sync = p::syncing::refused,
         .multiget_missing = p::getting::whole,
         .same_uid = p::doubling::takes},
        {.name = "sabre that rewrites", .etag = p::tagging::not_on_put, .rewrites = true},
        {.name = "nextcloud", .same_uid = p::doubling::by_text, .remembers_uids = true},
        {.name = "davical",
         .bad_token = p::forgetting::everything,
         .multiget_missing = p::getting::silent,
         .same_uid = p::doubling::takes},
        {.name = "cyrus", .page = 2, .rewrites = true, .same_uid = p::doubling::refuses_with_href},
        {.name = "cyrus with digest",
         .asks = p::login::digest_per_connection,
         .rewrites = true,
         .same_uid = p::doubling::refuses_with_href},
        {.name = "sogo",
         .components = "",
         .new_token_each_time = true,
         .created_status = true,
         .rewrites = true,
         .ignores_if_none_match = true,
         .same_uid = p::doubling::by_text},
        {.name = "calypso",
         .makes = p::making::exists_anyway,
         .sync = p::syncing::pretended,
         .multiget_missing = p::getting::silent,
         .etag = p::tagging::bare,
         .ignores_if_none_match = true,
         .href_is_uid = true,
         .same_uid = p::doubling::takes},
        {.name = "icloud",
         .components = "VEVENT",
         .etag = p::tagging::not_on_put,
         .encodes_at = true,
         .absolute_hrefs = true},
        {.name = "google",
         .makes = p::making::never,
         .components = "VEVENT",
         .etag = p::tagging::strong,
         .drops_extensions = true,
         .ignores_if_none_match = true,
         .href_is_uid = true,
         .remembers_uids = true,
         .conflict_of_deleted = true},
        {.name = "zoho",
         .well_known = false,
         .principal = false,
         .sync = p::syncing::refused,
         .multiget_cap = 100,
         .remembers_uids = true},
        {.name = "synology",
         .well_known = false,
         .principal = false,
         .sync = p::syncing::broken,
         .etag = p::tagging::weak,
         .weak_never_matches = true},
        {.name = "posteo", .makes = p::making::never, .sync = p::syncing::broken, .ctag = false},
        {.name = "zimbra",
         .makes = p::making::mkcol,
         .sync = p::syncing::refused,
         .ctag = false,
         .double_rows = true},
        {.name = "without etags", .sync = p::syncing::refused, .etag = p::tagging::none},
        {.name = "without etags, and refusing any",
         .etag = p::tagging::none,
         .refuses_star = true,
         .rewrites = true},
        {.name = "without etags, but with dates",
         .sync = p::syncing::refused,
         .ctag = false,
         .etag = p::tagging::none,
         .refuses_star = true,
         .last_modified = true},
        {.name = "without etags, refusing all",
         .sync = p::syncing::refused,
         .etag = p::tagging::none,
         .refuses_star = true,
         .last_modified = true,
         .refuses_by_date = true},
        {.name = "stalwart", .query = p::querying::late, .rewrites = true},
        {.name = "without queries",
         .query = p::querying::refused,
         .same_uid = p::doubling::by_text,
         .remembers_uids = true},
        {.name = "davmail", .etag = p::tagging::not_on_put, .own_uids = true},
        {.name = "a gateway to exchange", .ctag = false, .rewrites = true, .own_uids = true},
        {.name = "group-office", .sync = p::syncing::refused, .etag = p::tagging::none, .own_uids = true},
        {.name = "lagging", .sync = p::syncing::refused, .ctag = false, .lag = 1},
        {.name = "lagging, with own uids",
         .sync = p::syncing::refused,
         .ctag = false,
         .lag = 1,
         .etag = p::tagging::not_on_put,
         .own_uids = true},
        {.name = "before the RFC", .sync_wants_depth_1 = true, .multiget_missing = p::getting::unsupported},
    };
    return all;
}

} // namespace intouch::dav_test
