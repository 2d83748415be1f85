// SPDX-License-Identifier: MIT
// The page behind an action link, and the answer to its form. The secret in the path is the authority, for
// GET and for POST. A forged request from another site would have to know the secret, so neither Origin nor
// cookie is checked. GET changes nothing, because scanners and previews follow links.
#pragma once

#include "daemon/engine/engine.hpp"
#include "http/message.hpp"
#include "record/link_targets.hpp"

#include <functional>
#include <string>

namespace intouch::daemon::page {

/// GET and HEAD show the page. POST makes an entry and redirects to the page (303). Other methods are
/// refused.
void answer_link(engine& e, const record::link_target& touch, const http::request& r,
                 std::move_only_function<void(http::response)> to);

} // namespace intouch::daemon::page
