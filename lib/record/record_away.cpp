// SPDX-License-Identifier: MIT
#include "record/record_away.hpp"

#include "record/record_entry.hpp"

namespace intouch::record {

result<std::vector<ledger::entry>> record_away(const plan::plan_input& in, const away_request& request,
                                               const origin& from, const new_id& id) {
    const date last = request.to.value_or(request.from);
    if (last < request.from)
        return fail(errc::invalid,
                    "to: found " + print(last) + ", expected a day not before " + print(request.from));
    if (const auto ok = not_in_past(in, request.to ? "to" : "from", {last, std::nullopt}); !ok)
        return std::unexpected(ok.error());
    if (const auto ok = not_too_far(in, "to", {last, std::nullopt}); !ok) return std::unexpected(ok.error());
    auto e = new_entry(in, {}, ledger::entry_kind::away, from, id, request.note);
    e.on = {request.from, std::nullopt};
    if (last != request.from) e.to = when{last, std::nullopt};
    return std::vector{std::move(e)};
}

} // namespace intouch::record
