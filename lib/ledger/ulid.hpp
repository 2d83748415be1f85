// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace intouch::ledger {

/// Makes ULIDs (github.com/ulid/spec): 26 letters of Crockford's base 32 that sort by time. Within a
/// millisecond, and when the clock goes back, a counter increases instead. ULIDs end in the year 10889.
/// `random` supplies ten bytes; it is called at most once in a millisecond.
class ulid_source {
public:
    using random_bytes = std::function<std::array<std::uint8_t, 10>()>;
    explicit ulid_source(random_bytes random);
    /// Greater than every id that was made or `seen` before.
    [[nodiscard]] std::string next(std::chrono::sys_time<std::chrono::milliseconds> now);
    /// Later ids sort after `id`, even when the clock was set back. Call it with the newest id of the store.
    void seen(const std::string& id);

private:
    random_bytes random_;
    std::uint64_t last_ms_ = 0;
    std::array<std::uint8_t, 10> last_random_{};
};

/// Accepts upper case only, because ids are compared as bytes.
[[nodiscard]] bool valid_ulid(std::string_view text);

} // namespace intouch::ledger
