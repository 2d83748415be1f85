// SPDX-License-Identifier: MIT
#include "record/link_targets.hpp"

#include "plan/agenda/uid.hpp"

#include <charconv>
#include <set>
#include <utility>

namespace intouch::record {
namespace {

constexpr days kept_alive{30};

/// "ada 2027 Wedding anniversary" → the UID of its touch; empty for any other name.
std::string occasion_named(const plan::plan_input& in, const std::string& names) {
    const auto person = names.find(' ');
    if (person == std::string::npos) return {};
    const auto year_end = names.find(' ', person + 1);
    if (year_end == std::string::npos) return {};
    int year = 0;
    const auto* begin = names.data() + person + 1;
    const auto* end = names.data() + year_end;
    if (std::from_chars(begin, end, year).ptr != end) return {};
    return plan::occasion_touch_uid(in.instance, names.substr(0, person), names.substr(year_end + 1), year);
}

class gatherer {
public:
    gatherer(const plan::plan_input& in, std::vector<link_target>& to) : in_(in), to_(to) {
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
        if (auto uid = occasion_named(in_, e.names); !uid.empty()) return add(std::move(uid), e, shown);
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
    for (const auto& t : a.touches) all.push_back({t.uid, t.owner.empty() ? t.person : t.owner, t.person});
    gatherer closed(in, all);
    for (auto e = entries.rbegin(); e != entries.rend() && in.moment - e->at <= kept_alive; ++e) {
        const bool ends = ledger::closes(e->kind) || e->kind == ledger::entry_kind::kept ||
                          e->kind == ledger::entry_kind::booked;
        if (ends && !in.state.struck.contains(e->id)) closed.add_closed_by(*e);
    }
    return all;
}

} // namespace intouch::record
