// SPDX-License-Identifier: MIT
#include "daemon/engine/cycle.hpp"

#include "ledger/fold.hpp"
#include "plan/plan.hpp"
#include "record/displaced_places.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace intouch::daemon {

namespace {

plan::warning held_warning(const std::vector<std::string>& held) {
    plan::warning kept{.code = plan::warning_code::people_held, .count = static_cast<int>(held.size())};
    for (const auto& name : held) kept.text += (kept.text.empty() ? "" : ", ") + name;
    return kept;
}

} // namespace

cycle begin_cycle(std::shared_ptr<const snapshot> last, std::shared_ptr<const configuration> config,
                  const std::vector<ledger::entry>& entries, instant moment) {
    cycle c{.last = std::move(last), .config = std::move(config), .moment = moment};
    c.first = entries.size();
    c.start = c.last->published;
    c.pace = c.last->pace;
    const bool renamed = !c.last->config || c.last->config->formerly != c.config->formerly;
    c.state =
        std::make_shared<ledger::state>(renamed ? ledger::fold(entries, c.config->formerly) : *c.last->state);
    return c;
}

void enter(cycle& c, std::vector<ledger::entry>& entries, std::vector<ledger::entry> made) {
    for (auto& e : made) {
        if (e.kind == ledger::entry_kind::undone) {
            const auto struck = std::ranges::find(entries, e.names, &ledger::entry::id);
            if (struck != entries.end() && !struck->displaced.empty())
                c.start = std::make_shared<const ledger::published_plan>(
                    record::put_back(*c.start, struck->displaced));
        }
        ledger::apply(*c.state, entries, e, c.config->formerly);
        entries.push_back(std::move(e));
    }
}

void make_plan(cycle& c) {
    const auto began = std::chrono::steady_clock::now();
    plan::agenda made = plan::plan(c.input());
    c.planned_in =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    ledger::published_plan after = plan::to_publish(made);
    c.displaced = record::displaced_places(*c.start, after);
    c.places = ledger::difference(*c.last->published, after);
    c.published = std::make_shared<const ledger::published_plan>(std::move(after));
    if (!c.held.empty()) made.warnings.push_back(held_warning(c.held));
    std::ranges::copy(c.config->warnings, std::back_inserter(made.warnings));
    c.agenda = std::make_shared<const plan::agenda>(std::move(made));
}

void attribute_displaced(const cycle& c, std::vector<ledger::entry>& entries) {
    ledger::entry* newest =
        nullptr; // an undo gets a place only when there is no other command: nothing undoes it
    for (const auto& command : c.commands) {
        if (command.count == 0) continue;
        auto& first = entries[command.first];
        if (newest == nullptr || first.kind != ledger::entry_kind::undone ||
            newest->kind == ledger::entry_kind::undone)
            newest = &first;
    }
    if (newest == nullptr) return;
    for (const auto& place : c.displaced) {
        ledger::entry* to = newest;
        // The last command wins; within a command, its first entry.
        for (const auto& command : c.commands) {
            const auto own = std::span(entries).subspan(command.first, command.count);
            const auto found = std::ranges::find_if(own, [&](const ledger::entry& e) {
                return e.person == place.owner && e.kind != ledger::entry_kind::undone;
            });
            if (found != own.end()) to = &*found;
        }
        to->displaced.push_back(place);
    }
}

} // namespace intouch::daemon
