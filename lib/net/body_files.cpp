// SPDX-License-Identifier: MIT
#include "net/body_files.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace intouch::net {
namespace {

// Below this size a copy costs less than the file's system calls.
constexpr std::size_t least_size = std::size_t{16} * 1024;
constexpr std::size_t most_entries = 16;

/// Null when the kernel gives no file, or no room for all of `text`.
std::shared_ptr<const descriptor> file_with(std::string_view text) {
    descriptor file(::memfd_create("body", MFD_CLOEXEC));
    while (!text.empty()) {
        const auto count = ::write(file.get(), text.data(), text.size());
        if (count <= 0) return nullptr;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return std::make_shared<const descriptor>(std::move(file));
}

} // namespace

std::shared_ptr<const descriptor> body_files::find(const std::shared_ptr<const std::string>& body) {
    std::erase_if(entries_, [](const entry& e) { return e.body.expired(); });
    if (!body || body->size() < least_size) return nullptr;
    const auto known = std::ranges::find_if(
        entries_, [&](const entry& e) { return !e.body.owner_before(body) && !body.owner_before(e.body); });
    if (known == entries_.end()) {
        if (entries_.size() < most_entries) entries_.push_back({body, nullptr});
        return nullptr;
    }
    if (!known->file) known->file = file_with(*body);
    return known->file;
}

} // namespace intouch::net
