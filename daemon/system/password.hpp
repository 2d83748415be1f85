// SPDX-License-Identifier: MIT
// Reads a password from a file, a command or a systemd credential; never from the TOML or the environment.
// Each conversation reads it again, so that a changed password needs no restart.
#pragma once

#include "daemon/system/child_process.hpp"
#include "roster/settings.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace intouch::daemon {

class password_reader {
public:
    /// Reads the first line from `source`. Relative files are relative to `folder`. `then` is called once on
    /// the loop's thread, never from within this call, and never after this object is destroyed.
    password_reader(net::loop& on, const roster::password_source& source, const std::filesystem::path& folder,
                    std::move_only_function<void(result<std::string>)> then, const child_limits& limits = {});

private:
    std::unique_ptr<child_process> command_;
    net::registration answer_;
};

} // namespace intouch::daemon
