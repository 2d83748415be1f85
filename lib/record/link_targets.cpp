// SPDX-License-Identifier: MIT
#include "record/link_targets.hpp"

#include "plan/agenda/uid.hpp"

#include <set>
#include <utility>

namespace intouch::record {
namespace {

constexpr days kept_alive{30};

class link_collector {
public:
    link_collector(const plan::plan_input& in, std::vector<link_target>& to) : in_(in), to_(to) {
        for (const auto& t : to) known_.insert(t.uid);
    }

    void add_closed_by(const ledger::entry& e) {
        if (in_.roster.gatherings.contains(e.person)) {
            if (e.round != 0)
                add(plan::make_uid(in_.instance, "booking", e.person, std::to_string(e.round)), e, e.person);
            return;
        }
        const auto& shown = e.with.empty() ? e.person : e.with.front();
        if (!in_.roster.people.contains(shown)) return;
        if (e.round != 0) add(plan::touch_uid(in_.instance, e.person, e.round), e, shown);
        if (e.names.empty()) return;
        if (const auto o = ledger::parse_occasion(e.names))
            return add(plan::occasion_touch_uid(in_.instance, o->person, o->name, o->year), e, shown);
        add(plan::promise_uid(in_.instance, e.person, e.names), e, shown);
        for (const auto& id : e.with) add(plan::promise_uid(in_.instance, id, e.names), e, shown);
    }

private:
    void add(std::string uid, const ledger::entry& e, const std::string& person) {
        if (known_.insert(uid).second) to_.push_back({std::move(uid), e.person, person});
    }

    const plan::plan_input& in_;
    std::vector<link_target>& to_;
    std::set<std::string> known_;
};

} // namespace

std::vector<link_target> link_targets(const plan::agenda& a, const plan::plan_input& in,
                                      std::span<const ledger::entry> entries) {
    std::vector<link_target> all;
    all.reserve(a.touches.size());
    for (const auto& t : a.touches) all.push_back({t.uid, t.owner, t.person});
    link_collector closed(in, all);
    for (auto e = entries.rbegin(); e != entries.rend() && in.moment - e->at <= kept_alive; ++e) {
        const bool ends = ledger::closes(e->kind) || e->kind == ledger::entry_kind::kept ||
                          e->kind == ledger::entry_kind::booked;
        if (ends && !in.state.struck.contains(e->id)) closed.add_closed_by(*e);
    }
    return all;
}

} // namespace intouch::record
