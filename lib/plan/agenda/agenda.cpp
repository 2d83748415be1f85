// SPDX-License-Identifier: MIT
#include "plan/agenda/agenda.hpp"

namespace intouch::plan {

std::string_view name(touch_kind kind) {
    switch (kind) {
    case touch_kind::cadence:
        return "cadence";
    case touch_kind::retry:
        return "retry";
    case touch_kind::intro:
        return "intro";
    case touch_kind::promise:
        return "promise";
    case touch_kind::occasion:
        return "occasion";
    case touch_kind::booking:
        return "booking";
    case touch_kind::find:
        return "find";
    }
    return "";
}

std::string_view name(remedy_kind kind) {
    switch (kind) {
    case remedy_kind::open_block:
        return "open-block";
    case remedy_kind::more_blocks:
        return "more-blocks";
    case remedy_kind::longer_cadence:
        return "longer-cadence";
    case remedy_kind::more_time:
        return "more-time";
    }
    return "";
}

} // namespace intouch::plan
