// SPDX-License-Identifier: MIT
#include "json/ledger_page.hpp"

#include "json/entry.hpp"

namespace intouch::json {

std::string ledger(const ledger::page& p, const ledger::state& state, const time_zone& zone) {
    writer w;
    w.reserve(p.entries.size() * 320);
    w.begin_object();
    w.key("entries").list(p.entries, [&](writer& to, const ledger::entry* e) {
        to.begin_object();
        put_members(to, *e, zone);
        to.key("undone").boolean(state.struck.contains(e->id)).end_object();
    });
    w.key("next").text_or_null(p.more ? p.entries.back()->id : "");
    w.end_object();
    return std::move(w).done();
}

} // namespace intouch::json
