// SPDX-License-Identifier: MIT
// Writes each feed with a `file` to it, whole or not at all, when its bytes have changed.
#pragma once

#include "net/loop.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon {

struct feed_file {
    std::string feed;                        ///< its id
    std::filesystem::path file;              ///< as in the settings
    std::shared_ptr<const std::string> body; ///< shared with the answers to feed requests
};

class feed_files {
public:
    /// Relative names are relative to `folder`. `changed` is called when `troubles` change.
    feed_files(net::loop& on, std::filesystem::path folder, std::function<void()> changed)
        : loop_(on), folder_(std::move(folder)), changed_(std::move(changed)) {}

    /// After each rendering. The worker writes. A file that cannot be written is tried again with the next
    /// change, and every ten minutes until then.
    void publish(const std::vector<feed_file>& all);
    /// A sentence for each file that could not be written.
    [[nodiscard]] std::vector<std::string> troubles() const;

private:
    using bytes = std::shared_ptr<const std::string>; // shared with the answers to feed requests
    struct written {
        std::filesystem::path file;
        bytes body;
        std::string trouble; ///< why it could not be written; empty: it is written
    };
    void write(const std::string& feed);

    net::loop& loop_;
    std::filesystem::path folder_;
    std::function<void()> changed_;
    std::map<std::string, written> last_; ///< by feed
    net::registration retry_;
};

} // namespace intouch::daemon
