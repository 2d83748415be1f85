// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace intouch::ledger {

/// ULIDs (github.com/ulid/spec): 26 letters of Crockford's base 32, sorting by time and, within a millisecond
/// or when the clock goes back, by a counter. Good until the year 10889, as ULIDs are. `random` fills ten
/// bytes; it is asked once a millisecond.
class ulid_source {
public:
    using random_bytes = std::function<std::array<std::uint8_t, 10>()>;
    explicit ulid_source(random_bytes random);
    /// Above every id made or `seen` before.
    [[nodiscard]] std::string next(std::chrono::sys_time<std::chrono::milliseconds> now);
    /// Takes an id from the store, so that later ones sort after it even when the clock was set back.
    void seen(const std::string& id);

private:
    random_bytes random_;
    std::uint64_t last_ms_ = 0;
    std::array<std::uint8_t, 10> last_random_{};
};

/// Upper case only: ids are compared as bytes.
[[nodiscard]] bool valid_ulid(std::string_view text);

} // namespace intouch::ledger
