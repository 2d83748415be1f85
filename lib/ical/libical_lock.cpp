// SPDX-License-Identifier: MIT
#include "ical/libical_lock.hpp"

#include <libical/ical.h>

namespace intouch::ical {

std::unique_lock<std::mutex> lock_libical() {
    static std::mutex one_at_a_time;
    std::unique_lock lock(one_at_a_time);
    static const bool prepared = [] {
        icalerror_set_errors_are_fatal(0);
        icaltimezone_get_utc_timezone(); // makes its static object, which later calls only read
        return true;
    }();
    static_cast<void>(prepared);
    return lock;
}

} // namespace intouch::ical
