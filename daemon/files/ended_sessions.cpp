// SPDX-License-Identifier: MIT
#include "daemon/files/ended_sessions.hpp"

#include "store/file.hpp"
#include "store/secret_file.hpp"

namespace intouch::daemon {

namespace {

constexpr const char* ended_file = "ended-sessions";

} // namespace

result<http::ended_sessions> read_ended_sessions(const std::filesystem::path& state) {
    const auto text = store::read_private_file(state, ended_file);
    if (!text && text.error().code == errc::not_found) return http::ended_sessions();
    if (!text) return std::unexpected(text.error());
    return http::parse_ended_sessions(*text);
}

result<void> write_ended_sessions(const std::filesystem::path& state, const http::ended_sessions& ended) {
    return store::write_whole(state / ended_file, http::print_ended_sessions(ended), 0600);
}

} // namespace intouch::daemon
