// SPDX-License-Identifier: MIT
#include "plan/agenda/uid.hpp"

#include "core/digest.hpp"

#include <initializer_list>

namespace intouch::plan {
namespace {

/// NUL separates the fields, because no id, name or number can hold one.
std::string joined(std::initializer_list<std::string_view> fields) {
    std::string all;
    for (const auto* field = fields.begin(); field != fields.end(); ++field) {
        if (field != fields.begin()) all += '\0';
        all += *field;
    }
    return all;
}

} // namespace

std::string make_uid(std::string_view instance, std::string_view kind, std::string_view owner,
                     std::string_view number, int generation) {
    return base32(sha256(joined({instance, kind, owner, number, std::to_string(generation)})), 26) +
           "@intouch";
}

std::string touch_uid(std::string_view instance, std::string_view owner, int round) {
    return make_uid(instance, "touch", owner, std::to_string(round));
}

std::string block_uid(std::string_view instance, std::string_view block, minutes start, minutes length) {
    return make_uid(instance, "block", block,
                    joined({std::to_string(start.count()), std::to_string(length.count())}));
}

std::string occasion_touch_uid(std::string_view instance, std::string_view person, std::string_view name,
                               int year) {
    return make_uid(instance, "occasion", person, joined({name, std::to_string(year), "touch"}));
}

std::string promise_uid(std::string_view instance, std::string_view person, std::string_view entry) {
    return make_uid(instance, "promise", person, entry);
}

std::string occasion_uid(std::string_view instance, std::string_view person, std::string_view name,
                         int year) {
    return make_uid(instance, "occasion", person, joined({name, std::to_string(year)}));
}

} // namespace intouch::plan
