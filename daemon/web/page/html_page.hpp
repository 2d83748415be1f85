// SPDX-License-Identifier: MIT
// What the pages of the daemon have in common: head, style and the headers of the answer.
#pragma once

#include "daemon/web/page/html_writer.hpp"
#include "http/message.hpp"

#include <string_view>

namespace intouch::daemon::page {

/// A page up to the beginning of its main part.
[[nodiscard]] html_writer begin_page(std::string_view title);

/// The page as an answer. No cache keeps the answer, no search engine lists it, no other site frames it. A
/// link in the page does not tell its address to the target, and no script runs.
[[nodiscard]] http::response page_response(unsigned status, html_writer page);

} // namespace intouch::daemon::page
