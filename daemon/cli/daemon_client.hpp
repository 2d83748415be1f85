// SPDX-License-Identifier: MIT
// Calls to the daemon over its socket.
#pragma once

#include "core/result.hpp"
#include "daemon/cli/global_options.hpp"
#include "http/message.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intouch::daemon::commands {

/// The body of the answer. A problem document becomes an error with its detail. `errc::unavailable`: no
/// daemon.
[[nodiscard]] result<std::string> get(const global_options& c, const std::string& target,
                                      std::chrono::seconds limit = std::chrono::seconds(30));
[[nodiscard]] result<std::string> post(const global_options& c, const std::string& target,
                                       const std::string& body,
                                       std::chrono::seconds limit = std::chrono::seconds(30));

/// Names and values of a query.
using parameters = std::vector<std::pair<std::string, std::string>>;
/// `path` with these parameters; empty values are left out.
[[nodiscard]] std::string with_parameters(std::string path, const parameters& all);

/// What the daemon says of itself when it goes by the files and the ledger that `c` names; nothing when it
/// does not, or when no daemon answers.
[[nodiscard]] std::optional<std::string> own_daemon(const global_options& c);

/// What a reading command asks the daemon.
struct question {
    std::string_view what; ///< `what` and `how` of GET /api/v1/text/{what}
    parameters how;
    std::string target; ///< the same as JSON: "/api/v1/agenda"; empty: there is no such answer
};

/// Asks `own_daemon`, prints the answer, and returns the exit status. Where the files have mistakes, says
/// that the daemon goes by the files as they were. Nothing when the daemon has no such answer: the command
/// then reads the files and the ledger itself.
[[nodiscard]] std::optional<int> read_from_daemon(const global_options& c, const question& asked);

/// Prints the errors of the files on disk that `status`, the answer of `own_daemon`, tells.
void tell_of_mistakes(const std::string& status);

/// Prints the answer to a POST as text or JSON, and returns the exit status.
int print_recorded(const global_options& c, const result<std::string>& answer);

} // namespace intouch::daemon::commands
