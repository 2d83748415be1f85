// SPDX-License-Identifier: MIT
#include "daemon/cli/terminal.hpp"

#include "core/ascii.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace intouch::daemon::commands {

namespace {

constexpr std::size_t usual = 80;

std::string_view environment(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t columns_of_terminal(int descriptor) {
    if (const auto said = whole_number<std::size_t>(environment("COLUMNS")); said && *said > 0) return *said;
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col; // NOLINT(*-vararg)
    return usual;
}

terminal terminal_at(int descriptor) {
    terminal t;
    t.there = isatty(descriptor) == 1;
    t.colours = t.there && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    if (t.there) t.columns = columns_of_terminal(descriptor);
    return t;
}

} // namespace

terminal output() { return terminal_at(STDOUT_FILENO); }
terminal error_output() { return terminal_at(STDERR_FILENO); }

std::string painted(std::string_view text, paint how, const terminal& to) {
    return console::painted(text, how, {to.columns, to.colours});
}

} // namespace intouch::daemon::commands
