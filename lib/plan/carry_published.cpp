// SPDX-License-Identifier: MIT
#include "plan/carry_published.hpp"

#include "plan/agenda/person_state.hpp"
#include "plan/agenda/uid.hpp"
#include "plan/due/household.hpp"

#include <string>
#include <utility>
#include <vector>

namespace intouch::plan {

namespace {

class carrying {
public:
    explicit carrying(const plan_input& in) : in_(in) {}

    std::optional<ledger::published_plan> find() {
        for (const auto& [id, p] : in_.roster.people) {
            if (!p.formerly.empty() && p.household.empty()) carry(p.formerly, id, state_of(in_, id).round);
        }
        for (const auto& [id, members] : households(in_.roster)) {
            std::vector<std::string> owners;
            for (const roster::person* p : members) {
                owners.push_back(p->id);
                owners.insert(owners.end(), p->formerly.begin(), p->formerly.end());
            }
            carry(owners, id, state_of(in_, id).round);
        }
        return std::move(carried_);
    }

private:
    /// The earliest place that is told for one of these owners goes to `owner`, who has none yet.
    void carry(const std::vector<std::string>& owners, const std::string& owner, int round) {
        const std::string uid = touch_uid(in_.instance, owner, round);
        if (in_.published.contains(uid)) return;
        const ledger::published_touch* first = nullptr;
        for (const std::string& former : owners) {
            for (const int open : {round, state_of(in_, former).round}) {
                const auto was = in_.published.find(touch_uid(in_.instance, former, open));
                if (was == in_.published.end()) continue;
                if (first == nullptr || was->second.told < first->told) first = &was->second;
            }
        }
        if (first == nullptr) return;
        if (!carried_) carried_ = in_.published;
        ledger::published_touch now = *first;
        carried_->erase(first->uid);
        now.uid = uid;
        now.owner = owner;
        now.round = round;
        carried_->emplace(uid, std::move(now));
    }

    const plan_input& in_;
    std::optional<ledger::published_plan> carried_;
};

} // namespace

std::optional<ledger::published_plan> carry_published(const plan_input& in) { return carrying(in).find(); }

} // namespace intouch::plan
