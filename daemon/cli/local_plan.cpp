// SPDX-License-Identifier: MIT
#include "daemon/cli/local_plan.hpp"

#include "core/natural_date.hpp"
#include "plan/plan.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace intouch::daemon::commands {

namespace {

result<instant> moment_of(const std::string& at, const time_zone& zone) {
    const instant now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    if (at.empty()) return now;
    const auto meant = parse_natural(at, clock_at(zone, now), looks::ahead);
    if (!meant) return std::unexpected(within("--at", meant.error()));
    return zone.to_instant(meant->day + meant->time.value_or(minutes(0)));
}

} // namespace

result<local_plan> open_local_plan(const global_options& c, const std::string& at) {
    const paths where = find_paths(c.where);
    loaded files = load(where);
    roster::fault_list errors;
    for (const auto& f : files.faults)
        if (f.level == roster::severity::error) errors.push_back(f);
    if (!errors.empty()) {
        fmt::print(stderr, "{}", print(errors));
        return fail(errc::invalid, "the files have errors (\"intouch check\" shows warnings too)");
    }
    local_plan made;
    made.config = std::move(files.value);
    const auto moment = moment_of(at, made.config.zone);
    if (!moment) return std::unexpected(moment.error());
    made.moment = *moment;

    if (auto added = add_ledger(made, where); !added) return std::unexpected(added.error());
    return made;
}

result<void> add_ledger(local_plan& to, const paths& where) {
    auto store = store::database::open(where.state, store::access::read, {});
    if (!store && store.error().code == errc::not_found) {
        std::error_code code;
        if (!std::filesystem::exists(where.socket, code)) return {};
        return fail(errc::storage,
                    fmt::format("{}: there is no ledger, but there is a daemon's socket {}: name the state "
                                "directory of that daemon with --state",
                                where.state.string(), where.socket.string()));
    }
    if (!store && store.error().code == errc::storage && where.of_service)
        return fail(errc::storage, store.error().text + "; ask as root, or as the user of that service");
    if (!store) return std::unexpected(store.error());
    auto entries = store->entries();
    if (!entries) return std::unexpected(entries.error());
    auto published = store->published();
    if (!published) return std::unexpected(published.error());
    auto pace = store->pace();
    if (!pace) return std::unexpected(pace.error());
    to.entries = std::move(*entries);
    to.state = ledger::fold(to.entries, to.config.formerly);
    to.published = std::move(*published);
    to.pace = std::move(*pace);
    to.instance = store->instance();
    to.has_store = true;
    enter(to, record::record_joined);
    return {};
}

void enter(local_plan& to, const own_entries& made) {
    const auto id = [number = to.entries.size()]() mutable {
        return fmt::format("7ZZZZZZZZZ{:016}", ++number);
    };
    for (auto& e : made(to.input(), id)) {
        ledger::apply(to.state, to.entries, e, to.config.formerly);
        to.entries.push_back(std::move(e));
    }
}

intouch::plan::agenda planned(const local_plan& all) {
    auto made = intouch::plan::plan(all.input());
    std::ranges::copy(all.config.warnings, std::back_inserter(made.warnings));
    return made;
}

} // namespace intouch::daemon::commands
