// SPDX-License-Identifier: MIT
#include "daemon/files/read_in_time.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace intouch::daemon {

/// The thread and the one who waits share it. The thread may outlive everything else.
struct late_read {
    std::mutex mutex;
    std::condition_variable ended;
    std::optional<result<std::string>> text;
};

namespace {

std::atomic<int>& under_way() {
    static std::atomic<int> count = 0;
    return count;
}

} // namespace

std::optional<result<std::string>> read_in_time(const std::filesystem::path& file, std::size_t most,
                                                std::chrono::seconds limit,
                                                std::shared_ptr<late_read>& late) {
    if (late) {
        const std::scoped_lock hold(late->mutex);
        if (!late->text) return std::nullopt;
    }
    late.reset(); // it ended, and what it read may be old
    auto one = std::make_shared<late_read>();
    const auto read = [one, file, most] {
        auto text = read_whole(file, file_kind::regular, most);
        {
            const std::scoped_lock hold(one->mutex);
            one->text = std::move(text);
        }
        one->ended.notify_all();
        --under_way();
    };
    ++under_way();
    try {
        std::thread(read).detach();
    } catch (const std::system_error&) { // the system can start no more threads
        read();
    }
    std::unique_lock hold(one->mutex);
    if (one->ended.wait_for(hold, limit, [&] { return one->text.has_value(); })) return std::move(one->text);
    hold.unlock();
    late = std::move(one);
    return std::nullopt;
}

bool reads_late() { return under_way() > 0; }

} // namespace intouch::daemon
