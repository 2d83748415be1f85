// SPDX-License-Identifier: MIT
// What a door (API, page, action link, calendar) hands to the engine, and what it gets back. The door renders
// its own answer: the engine knows no HTTP.
#pragma once

#include "core/digest.hpp"
#include "core/result.hpp"
#include "daemon/engine/snapshot.hpp"
#include "record/record.hpp"

#include <functional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace intouch::daemon {

/// The feed gets a new address, and the old one is gone.
struct rotate_feed {
    std::string feed; ///< its id
};

/// The files have changed already, and the plan follows them: there is nothing to enter.
struct files_changed {};

/// What came of a command, before it is committed and shown. Valid during the call that gets it.
struct recorded {
    std::span<const ledger::entry> entries; ///< that the command made
    std::span<const ledger::entry> ledger;  ///< all entries, those included
    const snapshot& before;                 ///< with the plan that was published
    const snapshot& after;                  ///< with the plan that follows from them
    plan::plan_input input;                 ///< of that plan
};

/// A door's answer. The store keeps it for the idempotency key; status and text mean something to the door
/// alone.
struct door_answer {
    int status = 0;
    std::string text;
};

struct submission {
    std::variant<record::command, rotate_feed, files_changed> what;
    record::origin from;
    std::string key{};      ///< idempotency key; empty: none
    sha256_value request{}; ///< digest of the request; the same key with another digest is refused
    std::function<door_answer(const recorded&)> render;
    /// The rendered answer once everything is on disk, or the first answer to the same key. An error when
    /// nothing was entered.
    std::move_only_function<void(result<door_answer>)> done;
};

} // namespace intouch::daemon
