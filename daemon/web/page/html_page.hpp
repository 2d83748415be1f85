// SPDX-License-Identifier: MIT
// What the pages of the daemon have in common: head, style and the headers of the answer.
#pragma once

#include "daemon/web/page/html_writer.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>

namespace intouch::daemon::page {

/// What every page begins with; <head> is open.
[[nodiscard]] html_writer begin_head();
/// A page up to the beginning of its main part.
[[nodiscard]] html_writer begin_page(std::string_view title);

/// No cache keeps the answer, no search engine lists it, and no other site frames it.
[[nodiscard]] http::response html_response(unsigned status, std::string html, std::string_view content_policy,
                                           std::string_view referrer_policy);
/// The page as an answer. A link in the page does not tell its address to the target, and no script runs.
[[nodiscard]] http::response page_response(unsigned status, html_writer page);

} // namespace intouch::daemon::page
