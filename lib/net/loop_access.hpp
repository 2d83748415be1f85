// SPDX-License-Identifier: MIT
// For this folder's sources alone: what stands behind a loop.
#pragma once

#include "net/loop.hpp"

#include <boost/asio/io_context.hpp>

namespace intouch::net {

class loop_access {
public:
    [[nodiscard]] static boost::asio::io_context& context(loop& l);
};

} // namespace intouch::net
