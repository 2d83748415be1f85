// SPDX-License-Identifier: MIT
// Tells that a file may have changed, however it was written: in place, renamed over, or by another target of
// a symbolic link. Watches directories, since a watch on a file dies with the file that editors replace
// (inotify(7)).
#pragma once

#include "net/loop.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace intouch::daemon {

class file_watch {
public:
    /// `changed` is called once no event came for 200 ms.
    file_watch(net::loop& on, std::function<void()> changed);
    ~file_watch();
    file_watch(const file_watch&) = delete;
    file_watch& operator=(const file_watch&) = delete;

    /// Replaces what is watched: the directories of these files or patterns and of what they link to. A
    /// directory that is not there yet is waited for in the nearest one that is.
    void watch(const std::vector<std::filesystem::path>& files);

private:
    void read();

    net::loop& loop_;
    std::function<void()> changed_;
    int fd_;
    std::map<std::filesystem::path, int> directories_;
    std::set<std::string> names_; ///< of files and links; empty: a pattern is among them, every name counts
    net::registration readable_;
    net::registration settling_;
};

} // namespace intouch::daemon
