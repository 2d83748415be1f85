// SPDX-License-Identifier: MIT
#include "daemon/files/feed_files.hpp"

#include "daemon/system/log.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

namespace intouch::daemon {

namespace {

constexpr std::chrono::minutes retry_after{10};

/// At the start the file usually has these bytes already.
bool holds(const std::filesystem::path& file, const std::string& bytes) {
    std::error_code failed;
    if (std::filesystem::file_size(file, failed) != bytes.size() || failed) return false;
    std::ifstream in(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}} == bytes;
}

/// Whether nothing but a calendar, such as the feed of before, is written over.
bool may_replace(const std::filesystem::path& file) {
    constexpr std::string_view begin = "BEGIN:VCALENDAR";
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return !failed;
    if (!std::filesystem::is_regular_file(file, failed))
        return false; // a pipe or a socket would be waited for
    std::ifstream in(file, std::ios::binary);
    std::string there(begin.size(), ' ');
    if (!in.read(there.data(), static_cast<std::streamsize>(there.size())) && in.gcount() == 0) return true;
    return there == begin;
}

} // namespace

void feed_files::publish(const std::vector<feed_file>& all) {
    std::map<std::string, written> wanted;
    for (const auto& one : all) {
        written next{folder_ / one.file, one.body, {}};
        const auto known = last_.find(one.feed);
        if (known != last_.end() && known->second.file == next.file) {
            if (known->second.trouble.empty() && *known->second.body == *next.body)
                next.body = nullptr; // unchanged: nothing to write
            next.trouble = known->second.trouble;
        }
        wanted.emplace(one.feed, std::move(next));
    }
    std::vector<std::string> changed;
    for (auto& [id, next] : wanted) {
        if (!next.body)
            next.body = last_.at(id).body;
        else
            changed.push_back(id);
    }
    last_ = std::move(wanted);
    for (const auto& id : changed) write(id);
}

void feed_files::write(const std::string& feed) {
    const written& now = last_.at(feed);
    auto work = [file = now.file, body = now.body]() -> std::string {
        if (holds(file, *body)) return {};
        if (!may_replace(file))
            return file.string() + ": is no calendar file, so nothing is written over it: name another file";
        auto done = store::write_whole(file, *body);
        return done ? std::string() : done.error().text;
    };
    loop_.compute(std::move(work), [this, feed, body = now.body](const std::string& trouble) {
        const auto found = last_.find(feed);
        if (found == last_.end() || found->second.body != body) return; // a newer body is written next
        const std::string before = std::exchange(found->second.trouble, trouble);
        if (!trouble.empty())
            retry_ = loop_.after(retry_after, [this] {
                for (const auto& [id, one] : last_)
                    if (!one.trouble.empty()) write(id);
            });
        if (before == trouble) return;
        if (trouble.empty())
            log_info(fmt::format("feed {}: {} is written again", feed, found->second.file.string()));
        else
            log_warning(fmt::format("feed {}: {}", feed, trouble));
        changed_();
    });
}

std::vector<std::string> feed_files::troubles() const {
    std::vector<std::string> all;
    for (const auto& [id, one] : last_)
        if (!one.trouble.empty())
            all.push_back(fmt::format("The feed {} is not in its file: {}.", id, one.trouble));
    return all;
}

} // namespace intouch::daemon
