// SPDX-License-Identifier: MIT
#include "daemon/api/problems.hpp"

#include "json/answers.hpp"

namespace intouch::daemon::api {

unsigned status_of(errc code) {
    switch (code) {
    case errc::invalid:
    case errc::mismatch:
    case errc::in_past:
    case errc::in_future:
        return 422;
    case errc::not_found:
        return 404;
    case errc::conflict:
        return 409;
    case errc::storage_full:
        return 507;
    case errc::unavailable:
        return 503;
    case errc::held:
    case errc::storage:
    case errc::too_new:
    case errc::damaged:
    case errc::internal:
        return 500;
    }
    return 500;
}

http::response refuse(const http::problem& p) {
    auto r = http::text_response(p.status, "application/problem+json", json::problem(p));
    for (std::size_t i = 0; i < p.headers.size(); ++i) r.headers.add(p.headers[i].name, p.headers[i].value);
    return r;
}

http::response refuse(const error& e, const std::string& field) {
    return refuse(http::make_problem(status_of(e.code), e.text, field));
}

http::response refuse(const json::field_error& e) {
    return refuse(http::make_problem(e.field.empty() ? 400 : status_of(e.what.code), e.what.text, e.field));
}

} // namespace intouch::daemon::api
