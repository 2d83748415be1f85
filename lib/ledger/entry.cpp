// SPDX-License-Identifier: MIT
#include "ledger/entry.hpp"

#include "core/digest.hpp"

namespace intouch::ledger {

bool is_contact(const entry& e) { return is_contact(e.kind) && e.contact; }

bool closes(const entry& e) { return closes(e.kind) && (e.contact || e.ideal); }

std::string detail_hash(std::string_view detail) { return hex(sha256(detail)).substr(0, 16); }

} // namespace intouch::ledger
