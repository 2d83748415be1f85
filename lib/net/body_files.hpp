// SPDX-License-Identifier: MIT
// A large body that many clients fetch, such as a feed, lies in a file in memory. Every answer sends the pages of
// that file: nothing is copied, and a client that reads slowly keeps no copy of its own in the kernel.
#pragma once

#include "net/listening_socket.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace intouch::net {

class body_files {
public:
    /// The file that holds `body`, from the second call on for the same body; null for a small body, and where
    /// the kernel gives no file. A caller keeps the file while it sends.
    [[nodiscard]] std::shared_ptr<const descriptor> find(const std::shared_ptr<const std::string>& body);

private:
    struct entry {
        std::weak_ptr<const std::string> body;
        std::shared_ptr<const descriptor> file; // shared with the connections that send it
    };
    std::vector<entry> entries_; // only of bodies that somebody still has
};

} // namespace intouch::net
