// SPDX-License-Identifier: MIT
#include "daemon/files/held_files.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::daemon {

namespace {

constexpr std::string_view until_sure =
    "until the files are the same a minute from now, or until a reload (SIGHUP) confirms it";

std::string names_of(const roster::roster& r, const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) {
        const auto found = r.people.find(id);
        text += (text.empty() ? "" : ", ") + (found == r.people.end() ? id : found->second.name);
    }
    return text;
}

} // namespace

held_files hold_back(loaded& now, const configuration& before, const sources& texts, roster::certainty how) {
    held_files held;
    if (how != roster::certainty::first_look) return held;
    if (std::string cut = roster::cut_file(texts, now.texts); !cut.empty() && !same_plan(before, now.value)) {
        now.value = before;
        held.why = fmt::format("the file holds only the beginning of what it held, as if it was cut off; "
                               "what it held before counts {}",
                               until_sure);
        held.cut = std::move(cut);
        return held;
    }
    auto guarded = roster::guard_people(before.roster, std::move(now.value.roster), how);
    now.value.roster = std::move(guarded.value);
    if (guarded.held.empty()) return held;
    held.why = fmt::format("{} people are no longer on the roster ({}); they stay planned {}",
                           guarded.held.size(), names_of(before.roster, guarded.held), until_sure);
    held.people = std::move(guarded.held);
    return held;
}

} // namespace intouch::daemon
