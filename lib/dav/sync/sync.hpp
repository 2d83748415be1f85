// SPDX-License-Identifier: MIT
// One synchronisation of one account, from the search for the calendar to the last write. It uses no socket
// and no disk: it says which step comes next, and its driver reports the result.
//
// clang-format off
//     discover the calendar, unless it is known for these settings
//     → list the changes
//     → fetch our changed objects
//     → read each object that seems to be gone
//     → learn what the user did, and enter these edits into the ledger
//     → decide what to write, and save the intents
//     → put and delete
//     → save the results
// clang-format on
//
// The driver does each step that `next` returns, in order. After `send` it calls `next` again at once; the
// answers may come in any order. After `save` it calls `next` again when the change is on disk. After `wait`
// it feeds an answer first. The driver may drop the sync at any point, as a crash does: the saved state leads
// the next sync to the same end.
#pragma once

#include "core/zone.hpp"
#include "dav/authentication.hpp"
#include "dav/fault.hpp"
#include "dav/interpret_edit.hpp"
#include "dav/requests.hpp"
#include "dav/url.hpp"
#include "ledger/calendar_copy.hpp"
#include "ledger/calendar_object.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace intouch::dav {

struct sync_settings {
    std::string account;  ///< the id
    url base;             ///< the address that the user wrote
    std::string calendar; ///< the name of the collection
    bool named = false;   ///< the user wrote `calendar`; else `base` may be a collection of any name
    std::string color;    ///< "#RRGGBBFF", for a new collection; empty: none
    /// Touches are VTODO. A collection that intouch makes then takes VTODO only; blocks and other events are
    /// left out.
    bool tasks = false;
    bool restore = false;        ///< an object that the user deletes is created again
    bool confirmed = false;      ///< the user confirmed what waits for a confirmation
    bool adopt = false;          ///< the user takes over objects that a lost state knew
    std::vector<url> services{}; ///< from `service_urls` (dav/discovery.hpp), if DNS was asked
    std::size_t in_flight = 6;   ///< the most requests at a time
};

struct sync_input {
    sync_settings settings;
    credentials who;
    ledger::account_copy kept;
    std::vector<ledger::calendar_object> local;
    time_zone zone; ///< of the user
    instant now;
    authenticator::random random;    ///< 32 hex digits, new at each call
    login known{};                   ///< the login of the last sync
    std::set<std::string> in_vain{}; ///< UIDs that the server did not take last time; they come last
};

struct sync_report {
    int created = 0;
    int updated = 0;
    int deleted = 0;
    int entered = 0; ///< edits of the user
    int requests = 0;
    std::vector<std::string> notes{}; ///< sentences about refused edits and skipped objects
    int held = 0;                     ///< objects that wait for a confirmation
    std::set<std::string> in_vain{};  ///< UIDs that the server did not take, for the next sync
    std::optional<fault> stopped{};   ///< why the sync was stopped, or why the two sides still differ
    bool operator==(const sync_report&) const = default;
};

/// The driver asks `authorize` for the login as soon as it knows the connection.
struct send {
    unsigned id = 0;
    request what;
};
struct save {
    ledger::account_change what;
};
/// The driver enters each edit into the ledger under its key, which makes a repetition harmless. Then it
/// calls `entered`.
struct enter {
    std::vector<edit> edits;
};
struct wait {};
struct done {
    sync_report report;
};
using step = std::variant<send, save, enter, wait, done>;

/// Whether this sync has to look for the calendar: it is not known, or it was found for other settings.
[[nodiscard]] bool must_discover(const sync_input& in);

class sync {
public:
    explicit sync(sync_input in);
    sync(sync&&) noexcept;
    sync& operator=(sync&&) noexcept;
    ~sync();

    [[nodiscard]] step next();
    /// The value of the Authorization field for the request `id` on that connection; nothing: none. It may be asked
    /// again, for a request that is repeated on another connection.
    [[nodiscard]] std::optional<std::string> authorize(unsigned id, connection_number on);
    /// The answer to `send`, or the error if there is none. The code of the error does not matter.
    void arrived(unsigned id, const result<http::response>& r);
    /// The result of each edit, in order, and the objects that intouch wants now.
    void entered(std::vector<edit_result> results, std::vector<ledger::calendar_object> local);
    /// The login, for the next sync with the same password.
    [[nodiscard]] const login& known() const;

private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::dav
