// SPDX-License-Identifier: MIT
#include "daemon/engine/people_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace intouch::daemon {

void people_changes::submit(people_change one) {
    waiting_.push_back(std::move(one));
    go_on();
}

void people_changes::go_on() {
    if (busy_ || waiting_.empty()) return;
    busy_ = true;
    people_change one = std::move(waiting_.front());
    waiting_.pop_front();
    if (auto before = parts_.of.answered_before(one.key, one.request)) return finish(one, std::move(*before));
    if (const auto half = unplanned_.find(one.key);
        half != unplanned_.end() && half->second.request == one.request)
        return plan_around(std::move(one), half->second.who);
    // A clock that lies before the newest entry is wrong.
    const instant now = std::max(parts_.of.time(), parts_.of.newest_entry().value_or(parts_.of.time()));
    auto work = [where = parts_.where, now, before = parts_.of.newest(), what = one.what] {
        return change_captured(where, now, before.get(), what);
    };
    parts_.loop.compute_aside(std::move(work),
                              [this, one = std::move(one)](result<changed_people> made) mutable {
                                  if (!made) return finish(one, std::unexpected(made.error()));
                                  changed(std::move(one), std::move(*made));
                              });
}

/// The file is changed. The answer waits for the plan that follows.
void people_changes::changed(people_change one, changed_people made) {
    parts_.use(std::move(made.files));
    plan_around(std::move(one), std::make_shared<const captured_person>(std::move(made.who)));
}

void people_changes::plan_around(people_change one, std::shared_ptr<const captured_person> who) {
    submission s;
    s.what = files_changed{};
    s.key = one.key;
    s.request = one.request;
    s.render = [who, render = one.render](const recorded& done) { return render(*who, done); };
    s.done = [this, who = std::move(who), one = std::move(one)](result<door_answer> answered) mutable {
        unplanned_.erase(one.key);
        if (!answered && !one.key.empty()) unplanned_[one.key] = {one.request, who};
        if (!answered)
            answered =
                fail(answered.error().code,
                     fmt::format("{} ({}) is {}, but the plan could not be kept: {}", who->name, who->id,
                                 who->entry.empty() ? "taken out" : "added", answered.error().text));
        finish(one, std::move(answered));
    };
    parts_.of.submit(std::move(s));
}

void people_changes::finish(people_change& one, result<door_answer> answered) {
    busy_ = false;
    one.done(std::move(answered));
    go_on();
}

} // namespace intouch::daemon
