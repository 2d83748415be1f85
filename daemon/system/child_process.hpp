// SPDX-License-Identifier: MIT
// A command the user named, run without a shell and for a bounded time, and what it printed.
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
};

class child_process {
public:
    /// `then` gets what the command wrote to its standard output when it ended with 0, else a sentence with
    /// what it wrote to standard error. Called on the loop's thread, never from within. `words` is never
    /// empty.
    child_process(net::loop& on, const std::vector<std::string>& words,
                  std::move_only_function<void(result<std::string>)> then, child_limits limits = {});
    ~child_process(); ///< kills it and all it started
    child_process(const child_process&) = delete;
    child_process& operator=(const child_process&) = delete;

private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::daemon
