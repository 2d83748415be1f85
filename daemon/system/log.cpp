// SPDX-License-Identifier: MIT
#include "daemon/system/log.hpp"

#include "core/text.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/sinks/systemd_sink.h>
#include <spdlog/spdlog.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace intouch::daemon {

bool under_journal() {
    // $JOURNAL_STREAM names the device and inode that standard error has under journald (systemd.exec(5)).
    const char* stream = std::getenv("JOURNAL_STREAM"); // NOLINT(concurrency-mt-unsafe)
    struct stat status{};
    if (stream == nullptr || fstat(STDERR_FILENO, &status) != 0) return false;
    return std::string_view(stream) == fmt::format("{}:{}", status.st_dev, status.st_ino);
}

void start_log() {
    if (under_journal()) {
        spdlog::set_default_logger(std::make_shared<spdlog::logger>(
            "intouch", std::make_shared<spdlog::sinks::systemd_sink_st>("intouch")));
        spdlog::set_pattern("%v");
    } else {
        spdlog::set_default_logger(
            std::make_shared<spdlog::logger>("intouch", std::make_shared<spdlog::sinks::stderr_sink_st>()));
        spdlog::set_pattern("%Y-%m-%dT%H:%M:%S%z %l: %v");
    }
    spdlog::flush_on(spdlog::level::info);
}

// A name or a server's answer may hold line ends.
void log_info(const std::string& text) { spdlog::info("{}", without_control(text)); }
void log_warning(const std::string& text) { spdlog::warn("{}", without_control(text)); }
void log_error(const std::string& text) { spdlog::error("{}", without_control(text)); }

} // namespace intouch::daemon
