// SPDX-License-Identifier: MIT
#include "daemon/files/file_watch.hpp"

#include <fmt/format.h>

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

namespace intouch::daemon {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds settled{200};
constexpr int links_followed = 16;
constexpr std::uint32_t events = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE |
                                 IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

fs::path existing(fs::path directory) {
    std::error_code failed;
    while (!fs::is_directory(directory, failed) && directory.has_relative_path())
        directory = directory.parent_path();
    return directory;
}

/// The path, and each step of its links.
std::vector<fs::path> steps(fs::path path) {
    std::vector<fs::path> all;
    for (int i = 0; i < links_followed; ++i) {
        all.push_back(path);
        std::error_code failed;
        const fs::path target = fs::read_symlink(path, failed);
        if (failed) break;
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return all;
}

} // namespace

file_watch::file_watch(net::loop& on, std::function<void()> changed)
    : loop_(on), changed_(std::move(changed)), fd_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (fd_ >= 0) readable_ = loop_.watch_readable(fd_, [this] { read(); });
}

file_watch::~file_watch() {
    readable_ = {};
    if (fd_ >= 0) close(fd_);
}

void file_watch::look_each_minute() {
    constexpr std::chrono::minutes pause{1};
    next_look_ = loop_.after(pause, [this] {
        look_each_minute();
        changed_();
    });
}

void file_watch::watch(const std::vector<fs::path>& files) {
    std::map<fs::path, watched_names> wanted;
    const auto add = [&](const fs::path& path) {
        const fs::path directory = existing(path.parent_path());
        auto& names = wanted.try_emplace(directory, std::set<std::string>()).first->second;
        const std::string name = path.filename().string();
        // A directory on the way may be a link or missing, and may change under any name.
        if (directory != path.parent_path() || name.find_first_of("*?[") != std::string::npos) names.reset();
        if (names) names->insert(name);
    };
    for (const auto& file : files) {
        for (const auto& step : steps(file)) add(step);
        for (fs::path folder = file.parent_path(); folder.has_relative_path();
             folder = folder.parent_path()) {
            std::error_code failed;
            if (fs::is_symlink(folder, failed))
                for (const auto& step : steps(folder)) add(step);
        }
    }

    for (auto it = directories_.begin(); it != directories_.end();) {
        if (wanted.contains(it->first)) {
            ++it;
        } else {
            inotify_rm_watch(fd_, it->second);
            it = directories_.erase(it);
        }
    }
    // An existing watch is returned again, or a new one when the directory was replaced. Two paths may lead to one.
    names_.clear();
    std::string_view limit = fd_ < 0 ? "fs.inotify.max_user_instances" : ""; // that is reached
    for (auto& [directory, names] : wanted) {
        if (fd_ < 0) break;
        const int id = inotify_add_watch(fd_, directory.c_str(), events);
        if (id < 0) {
            if (errno == ENOSPC) limit = "fs.inotify.max_user_watches";
            continue;
        }
        directories_[directory] = id;
        const auto [at, fresh] = names_.try_emplace(id, names);
        if (fresh) continue;
        if (at->second && names)
            at->second->merge(*names);
        else
            at->second.reset();
    }
    trouble_.clear();
    if (limit.empty()) {
        next_look_ = {};
        return;
    }
    trouble_ =
        fmt::format("The kernel watches no further files, so edits are seen up to a minute late: raise {} "
                    "with sysctl, and start intouch again.",
                    limit);
    if (!next_look_) look_each_minute();
}

void file_watch::read() {
    alignas(inotify_event) std::array<char, 16384> buffer{};
    bool concerned = false;
    for (;;) {
        const auto got = ::read(fd_, buffer.data(), buffer.size());
        if (got <= 0) break;
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, &buffer[at], sizeof event);
            const std::string name = event.len > 0 ? std::string(&buffer[at + sizeof event]) : std::string();
            if ((event.mask & IN_Q_OVERFLOW) != 0) concerned = true; // events were lost
            const auto names = names_.find(event.wd);
            if (names != names_.end() && (name.empty() || !names->second || names->second->contains(name)))
                concerned = true;
            at += sizeof event + event.len;
        }
    }
    if (concerned) settling_ = loop_.after(settled, [this] { changed_(); });
}

} // namespace intouch::daemon
