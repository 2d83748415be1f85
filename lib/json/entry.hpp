// SPDX-License-Identifier: MIT
#pragma once

#include "core/zone.hpp"
#include "json/writer.hpp"
#include "ledger/entry.hpp"

#include <string>

namespace intouch::json {

void put(writer& w, const ledger::entry& e, const time_zone& zone);
/// The members of an entry, into the open object.
void put_members(writer& w, const ledger::entry& e, const time_zone& zone);
[[nodiscard]] std::string entry(const ledger::entry& e, const time_zone& zone);

} // namespace intouch::json
