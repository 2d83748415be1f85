// SPDX-License-Identifier: MIT
// Runs a command of the user without a shell, for a limited time, and collects its output.
#pragma once

#include "core/result.hpp"
#include "net/loop.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace intouch::daemon {

struct child_limits {
    std::chrono::milliseconds time{30'000};
    std::size_t output = 65'536; ///< bytes, of each stream
    std::string input{};         ///< what the command reads from its standard input
};

class child_process {
public:
    /// `then` gets the standard output of the command when it exited with 0, else a sentence with its
    /// standard error. It is called on the loop's thread, never from within this call. `words` is never
    /// empty.
    child_process(net::loop& on, const std::vector<std::string>& words,
                  std::move_only_function<void(result<std::string>)> then, const child_limits& limits = {});
    ~child_process(); ///< kills the command and its children
    child_process(const child_process&) = delete;
    child_process& operator=(const child_process&) = delete;

private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::daemon
