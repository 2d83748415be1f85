// SPDX-License-Identifier: MIT
#include "dav/sync/backoff.hpp"

#include <algorithm>

namespace intouch::dav {

namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds first_retry{30};
constexpr int most_doublings = 7;
constexpr std::chrono::hours longest{1};

/// Between three quarters and five quarters of `span`.
milliseconds with_jitter(milliseconds span, std::uint8_t chance) { return span * (384 + chance) / 512; }

} // namespace

bool passes(trouble what, bool may_connect) {
    if (what == trouble::unreachable) return may_connect;
    return what == trouble::busy || what == trouble::broken || what == trouble::conflict;
}

int failures_after(const sync_report& r, int before) {
    if (!r.stopped) return 0;
    const bool changed = r.created + r.updated + r.deleted + r.entered > 0;
    return changed ? 1 : before + 1;
}

bool change_waits(const sync_report& last, int failures) {
    if (!last.stopped || failures == 0) return false;
    const trouble what = last.stopped->what;
    const bool works = what == trouble::broken || what == trouble::forbidden || what == trouble::unreadable;
    return last.in_vain.empty() || !works;
}

milliseconds wait_after(const last_sync& s, milliseconds every, std::uint8_t chance) {
    if (!s.stopped || !s.passes) return every;
    const milliseconds doubled = first_retry * (1 << std::clamp(s.failures - 1, 0, most_doublings));
    const auto wait = with_jitter(std::min(doubled, std::max<milliseconds>(every, longest)), chance);
    return std::max<milliseconds>(s.stopped->retry_after.value_or(seconds(0)), wait);
}

} // namespace intouch::dav
