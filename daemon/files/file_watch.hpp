// SPDX-License-Identifier: MIT
// Reports that a file may have changed: written in place, replaced by a rename, or by another target of a
// symbolic link. It watches directories, because editors replace a file, and a watch on the file ends with it
// (inotify(7)).
#pragma once

#include "net/loop.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intouch::daemon {

class file_watch {
public:
    /// `changed` is called when no event came for 200 ms; and each minute while the kernel has no watches left, which
    /// `trouble` says.
    file_watch(net::loop& on, std::function<void()> changed);
    ~file_watch();
    file_watch(const file_watch&) = delete;
    file_watch& operator=(const file_watch&) = delete;

    /// Watches the directories of these files or patterns and of their link targets instead. For a directory
    /// that does not exist yet, it watches the nearest one that does.
    void watch(const std::vector<std::filesystem::path>& files);
    /// Why edits are seen up to a minute late; empty: they are seen at once.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }

private:
    void read();
    void look_each_minute();

    net::loop& loop_;
    std::function<void()> changed_;
    int fd_;
    /// Names of files and links in a directory; nothing: every name counts, as for a pattern.
    using watched_names = std::optional<std::set<std::string>>;
    std::map<std::filesystem::path, int> directories_;
    std::map<int, watched_names> names_; ///< by watch
    net::registration readable_;
    net::registration settling_;
    net::registration next_look_;
    std::string trouble_;
};

} // namespace intouch::daemon
