// SPDX-License-Identifier: MIT
#pragma once

#include "dav/fault.hpp"
#include "dav/url.hpp"

#include <string_view>

namespace intouch::dav {

/// Whether an answer with that status sends the same request to another address (RFC 9110 15.4). 303 asks for
/// a GET, so it repeats nothing but a GET.
[[nodiscard]] bool is_redirect(unsigned status, std::string_view method);

/// Where the answer from `from` leads; `count` counts the redirects so far. Faults name `host`: no address of
/// http, more than five redirects, and one from https to plain http.
[[nodiscard]] outcome<url> redirected(const url& from, const http::response& r, int& count,
                                      std::string_view host);

} // namespace intouch::dav
