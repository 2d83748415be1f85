// SPDX-License-Identifier: MIT
#include "daemon/calendar_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace intouch::daemon {

namespace {

// A shared calendar of ten years; what is larger is no calendar of a person.
constexpr ical::content_limits whole_calendar{
    .bytes = std::size_t{32} << 20U, .line = std::size_t{4} << 20U, .lines = 1'000'000, .depth = 8};
constexpr days back{400};
constexpr days ahead{3 * 366};

} // namespace

result<ical::appointments> read_calendar(std::string_view text, const time_zone& own, date today) {
    const auto components = ical::parse_components(text, whole_calendar);
    if (!components) return std::unexpected(components.error());
    return ical::read_appointments(*components, own, today - back, today + ahead);
}

result<std::string> read_whole(const std::filesystem::path& file) {
    std::error_code failed;
    if (std::filesystem::is_directory(file, failed))
        return fail(errc::storage, "is a directory, expected a file");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    const int why = errno;
    if (!in)
        return fail(why == ENOENT ? errc::not_found : errc::storage,
                    std::string("cannot be read: ") + std::strerror(why)); // NOLINT(concurrency-mt-unsafe)
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) return fail(errc::storage, "cannot be read to its end");
    return text;
}

} // namespace intouch::daemon
