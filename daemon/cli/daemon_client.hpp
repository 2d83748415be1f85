// SPDX-License-Identifier: MIT
// Calls to the daemon over its socket.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/global_options.hpp"
#include "http/message.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch::daemon::commands {

/// The body of the answer. A problem document becomes an error with its detail. `errc::unavailable`: no
/// daemon.
[[nodiscard]] result<std::string> get(const global_options& c, const std::string& target);
[[nodiscard]] result<std::string> post(const global_options& c, const std::string& target,
                                       const std::string& body,
                                       std::chrono::seconds limit = std::chrono::seconds(30));

/// Names and values of a query.
using parameters = std::vector<std::pair<std::string, std::string>>;
/// `path` with these parameters; empty values are left out.
[[nodiscard]] std::string with_parameters(std::string path, const parameters& all);

/// What a reading command asks the daemon when it cannot make the answer itself.
struct question {
    std::string_view what; ///< `what` and `how` of GET /api/v1/text/{what}
    parameters how;
    std::string target; ///< the same as JSON: "/api/v1/agenda"; empty: there is no such answer
};

/// For a read that failed with `why`. Where the files have mistakes, `errc::invalid`, prints what the running daemon has,
/// which goes by the files as they were, and says so. Where the ledger of a service may not be read, prints what that
/// service answers, also as JSON. Otherwise prints `why`. Returns the exit status.
int read_from_daemon(const global_options& c, const question& asked, const error& why);

/// Prints the answer to a POST as text or JSON, and returns the exit status.
int print_recorded(const global_options& c, const result<std::string>& answer);

} // namespace intouch::daemon::commands
