// SPDX-License-Identifier: MIT
#include "http/problem.hpp"

namespace intouch::http {

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

problem make_problem(unsigned status, std::string detail, std::string field) {
    problem p;
    p.status = status;
    p.detail = std::move(detail);
    p.field = std::move(field);
    return p;
}

response bare_response(const problem& p) {
    std::string body = std::to_string(p.status);
    if (const auto phrase = reason_phrase(p.status); !phrase.empty()) {
        body += ' ';
        body += phrase;
    }
    body += '\n';
    auto r = text_response(p.status, "text/plain; charset=utf-8", std::move(body));
    for (std::size_t i = 0; i < p.headers.size(); ++i) r.headers.add(p.headers[i].name, p.headers[i].value);
    return r;
}

} // namespace intouch::http
