// SPDX-License-Identifier: MIT
#pragma once

#include "feed/feed_input.hpp"

namespace intouch::feed {

/// What a feed with `circles` may know: the people of these circles, their items, and the blocks that let one of them in.
/// A household and a gathering keep those of their people alone.
struct circle_view {
    roster::settings settings;
    roster::roster roster;
    plan::agenda agenda;
};

[[nodiscard]] circle_view view_of_circles(const feed_input& in);

} // namespace intouch::feed
