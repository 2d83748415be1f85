// SPDX-License-Identifier: MIT
// Gives the io_context of a loop to the sources of this folder; no other folder includes this header.
#pragma once

#include "net/loop.hpp"

#include <boost/asio/io_context.hpp>

namespace intouch::net {

class loop_access {
public:
    [[nodiscard]] static boost::asio::io_context& context(loop& l);
};

} // namespace intouch::net
