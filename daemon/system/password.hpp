// SPDX-License-Identifier: MIT
// Where a password comes from (design 7): a file, a command or a systemd credential, never the TOML or the
// environment. Asked for anew at each conversation, so that a changed password needs no restart.
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
    /// Reads the first line of what `source` gives. Relative files are `folder`'s. `then` is called once, on
    /// the loop's thread and never from within; not at all when this is destroyed before.
    password_reader(net::loop& on, const roster::password_source& source, const std::filesystem::path& folder,
                    std::move_only_function<void(result<std::string>)> then, child_limits limits = {});

private:
    std::unique_ptr<child_process> command_;
    net::registration answer_;
};

} // namespace intouch::daemon
