// SPDX-License-Identifier: MIT
#include "daemon/caldav/patience.hpp"

#include <algorithm>

namespace intouch::daemon::caldav {

namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds first_retry{30};
constexpr int most_doublings = 7;
constexpr std::chrono::hours longest{1};

/// Between three quarters and five quarters of it.
milliseconds with_jitter(milliseconds span, std::uint8_t chance) { return span * (384 + chance) / 512; }

} // namespace

milliseconds wait_after(const last_run& r, milliseconds every, std::uint8_t chance) {
    if (!r.stopped || !r.passes) return every;
    const milliseconds doubled = first_retry * (1 << std::clamp(r.failures - 1, 0, most_doublings));
    const auto wait = with_jitter(std::min(doubled, std::max<milliseconds>(every, longest)), chance);
    return std::max<milliseconds>(r.stopped->retry_after.value_or(seconds(0)), wait);
}

} // namespace intouch::daemon::caldav
