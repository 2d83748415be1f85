// SPDX-License-Identifier: MIT
#include "daemon/web/api/problems.hpp"

#include "json/problem.hpp"

#include <string_view>

namespace intouch::daemon::api {

namespace {

/// The end of a `type` that clients can rely on, after "urn:intouch:problem:".
std::string_view type_of(errc code) {
    switch (code) {
    case errc::invalid:
        return "invalid";
    case errc::mismatch:
        return "key-reused";
    case errc::in_past:
        return "in-past";
    case errc::in_future:
        return "in-future";
    case errc::not_found:
        return "unknown";
    case errc::conflict:
        return "conflict";
    case errc::storage_full:
        return "storage-full";
    case errc::unavailable:
        return "unavailable";
    case errc::held:
    case errc::storage:
    case errc::too_new:
    case errc::damaged:
    case errc::internal:
        break;
    }
    return "internal";
}

/// The same for refusals of HTTP itself.
std::string_view type_of(unsigned status) {
    switch (status) {
    case 400:
        return "malformed";
    case 401:
        return "unauthorized";
    case 403:
        return "cross-site";
    case 404:
        return "no-such-path";
    case 405:
        return "method-not-allowed";
    case 408:
        return "too-slow";
    case 413:
        return "body-too-large";
    case 414:
        return "target-too-long";
    case 415:
        return "not-json";
    case 417:
        return "expectation-failed";
    case 421:
        return "wrong-host";
    case 422:
        return "invalid";
    case 431:
        return "header-too-large";
    case 503:
        return "unavailable";
    default:
        return "internal";
    }
}

std::string urn(std::string_view name) { return "urn:intouch:problem:" + std::string(name); }

} // namespace

http::problem problem_of(const error& e, const std::string& field) {
    auto p = http::make_problem(http::status_of(e.code), e.text, field);
    p.type = urn(type_of(e.code));
    if (e.code == errc::storage_full) p.headers.add("Retry-After", "10");
    return p;
}

http::response refuse(http::problem p) {
    if (p.type == "about:blank") p.type = urn(type_of(p.status));
    auto r = http::text_response(p.status, "application/problem+json", json::problem(p));
    for (std::size_t i = 0; i < p.headers.size(); ++i) r.headers.add(p.headers[i].name, p.headers[i].value);
    return r;
}

http::response refuse(const error& e, const std::string& field) { return refuse(problem_of(e, field)); }

http::response refuse(const json::field_error& e) {
    if (e.field.empty()) return refuse(http::make_problem(400, e.what.text));
    return refuse(problem_of(e.what, e.field));
}

} // namespace intouch::daemon::api
