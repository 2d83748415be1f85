// SPDX-License-Identifier: MIT
#include "daemon/files/access_tokens.hpp"

#include "store/file.hpp"
#include "store/secret_file.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>

namespace intouch::daemon {

namespace {

constexpr const char* file_name = "tokens";

} // namespace

result<std::vector<http::named_token>> read_tokens(const std::filesystem::path& state) {
    const auto text = store::read_private_file(state, file_name);
    if (!text && text.error().code == errc::not_found) return std::vector<http::named_token>();
    if (!text) return std::unexpected(text.error());
    auto tokens = http::parse_tokens(*text);
    if (!tokens)
        return fail(tokens.error().code,
                    fmt::format("{}:{}", (state / file_name).string(), tokens.error().text));
    return tokens;
}

result<void> change_tokens(const std::filesystem::path& state, const token_change& change) {
    const store::file_descriptor directory(open(state.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory || flock(directory.get(), LOCK_EX) != 0)
        return fail(errc::storage,
                    fmt::format("{}: cannot open: {}: `intouch serve` makes it", state.string(),
                                std::strerror(errno))); // NOLINT(concurrency-mt-unsafe)
    auto tokens = read_tokens(state);
    if (!tokens) return std::unexpected(tokens.error());
    const auto changed = change(std::move(*tokens));
    if (!changed) return std::unexpected(changed.error());
    return store::write_whole(state / file_name, http::print_tokens(*changed), 0600);
}

} // namespace intouch::daemon
