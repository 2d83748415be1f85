// SPDX-License-Identifier: MIT
#pragma once

#include "dav/world.hpp"

#include <doctest/doctest.h>

namespace intouch::dav_test {

/// The report of a run that came to its end.
inline dav::sync_report synced(world& w) {
    const auto r = w.sync();
    REQUIRE(r);
    return *r;
}

} // namespace intouch::dav_test
