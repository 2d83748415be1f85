// SPDX-License-Identifier: MIT
#include "store/migrate.hpp"

#include "store/sqlite.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>

namespace intouch::store {
namespace {

std::int64_t version_of(sqlite::connection& c) { return c.number("PRAGMA user_version"); }

std::unexpected<error> too_new(std::int64_t found, std::size_t known) {
    return fail(errc::too_new,
                fmt::format("is of version {}, written by a newer intouch; this one knows {}: install the "
                            "newer one again, or replace it with a backup copy made before",
                            found, known));
}

} // namespace

result<void> migrate(sqlite::connection& c, std::span<const std::string_view> steps) {
    const auto known = static_cast<std::int64_t>(steps.size());
    const auto found = version_of(c);
    if (found > known) return too_new(found, steps.size());
    for (auto at = found; at < known; ++at) {
        sqlite::transaction t(c);
        c.execute(std::string(steps[static_cast<std::size_t>(at)]));
        c.execute(fmt::format("PRAGMA user_version = {}", at + 1));
        t.commit();
    }
    return {};
}

result<void> readable(sqlite::connection& c, std::span<const std::string_view> steps) {
    const auto known = static_cast<std::int64_t>(steps.size());
    const auto found = version_of(c);
    if (found > known) return too_new(found, steps.size());
    if (found < known)
        return fail(errc::storage,
                    fmt::format("is of version {}, this intouch reads {}: start `intouch serve` once, which "
                                "brings it up to date",
                                found, known));
    return {};
}

} // namespace intouch::store
