// SPDX-License-Identifier: MIT
#include "ledger/entry.hpp"

#include "core/digest.hpp"

namespace intouch::ledger {

std::string detail_hash(std::string_view detail) { return hex(sha256(detail)).substr(0, 16); }

} // namespace intouch::ledger
