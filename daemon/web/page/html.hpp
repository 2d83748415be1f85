// SPDX-License-Identifier: MIT
// HTML as text. Whatever a person typed goes through `escaped`.
#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace intouch::daemon::page {

/// For text and for values in double quotes: markup and control characters do not come through.
[[nodiscard]] std::string escaped(std::string_view text);

/// A whole page around `body`, as an answer that no cache keeps, no search engine lists, no other site frames
/// and no link out of it names (design 8); no script runs in it.
[[nodiscard]] http::response whole(unsigned status, std::string_view title, std::string_view body);

} // namespace intouch::daemon::page
