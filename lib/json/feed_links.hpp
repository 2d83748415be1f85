// SPDX-License-Identifier: MIT
#pragma once

#include "json/writer.hpp"

#include <string>
#include <vector>

namespace intouch::json {

/// The addresses of a feed.
struct feed_link {
    std::string id, url, webcal;
    bool operator==(const feed_link&) const = default;
};
void put(writer& w, const std::vector<feed_link>& links);
[[nodiscard]] std::string feed(const feed_link& link);                ///< {id, url, webcal}
[[nodiscard]] std::string feeds(const std::vector<feed_link>& links); ///< an array of {id, url, webcal}

} // namespace intouch::json
