// SPDX-License-Identifier: MIT
#include "daemon/system/password.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>
#include <variant>

namespace intouch::daemon {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest = 16'384; // a bearer token can be long

/// The first line. No error text repeats it.
result<std::string> first_line(std::string_view text, std::string_view from) {
    auto line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return fail(errc::unavailable, fmt::format("{} gives an empty first line", from));
    if (line.size() > longest || has_control(line) || !valid_utf8(line))
        return fail(errc::unavailable,
                    fmt::format("the first line of {} is no password: it is too long, not UTF-8, or has "
                                "control characters in it",
                                from));
    return std::string(line);
}

result<std::string> read_file(const fs::path& path, bool ours) {
    const std::string name = intouch::quoted(path.string());
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return fail(errc::unavailable, fmt::format("password: cannot read {}: {}", name,
                                                   std::generic_category().message(errno)));
    struct stat about{};
    std::array<char, longest + 2> buffer{};
    const bool known = ::fstat(fd, &about) == 0;
    const auto count = ::read(fd, buffer.data(), buffer.size());
    const int failed = errno;
    ::close(fd);
    if (count < 0)
        return fail(errc::unavailable, fmt::format("password: cannot read {}: {}", name,
                                                   std::generic_category().message(failed)));
    if (ours && known && (about.st_mode & S_IRWXO) != 0)
        return fail(
            errc::unavailable,
            fmt::format("password: every user of this machine may read {}; take that away with: chmod o= {}",
                        name, path.string()));
    return first_line(std::string_view(buffer.data(), static_cast<std::size_t>(count)),
                      fmt::format("the password file {}", name));
}

result<std::string> read_credential(const std::string& name) {
    const char* const folder =
        std::getenv("CREDENTIALS_DIRECTORY"); // NOLINT(concurrency-mt-unsafe): read only
    if (folder == nullptr || *folder == '\0')
        return fail(errc::unavailable,
                    fmt::format("password: systemd gave this daemon no credentials; add LoadCredential={}:"
                                "/path/of/the/file to its unit",
                                name));
    return read_file(fs::path(folder) / name, false);
}

} // namespace

password_reader::password_reader(net::loop& on, const roster::password_source& source, const fs::path& folder,
                                 std::move_only_function<void(result<std::string>)> then,
                                 const child_limits& limits) {
    if (const auto* command = std::get_if<roster::password_command>(&source)) {
        command_ = std::make_unique<child_process>(
            on, command->words,
            [name = command->words.front(), tell = std::move(then)](result<std::string> r) mutable {
                if (!r) return tell(std::unexpected(within("password", r.error())));
                tell(first_line(*r, fmt::format("the password command {}", intouch::quoted(name))));
            },
            limits);
        return;
    }
    result<std::string> made;
    if (const auto* file = std::get_if<roster::password_file>(&source)) {
        made =
            read_file(fs::path(file->path).is_absolute() ? fs::path(file->path) : folder / file->path, true);
    } else if (const auto* credential = std::get_if<roster::password_credential>(&source)) {
        made = read_credential(credential->name);
    }
    answer_ = on.after(std::chrono::nanoseconds(0),
                       [r = std::move(made), tell = std::move(then)]() mutable { tell(std::move(r)); });
}

} // namespace intouch::daemon
