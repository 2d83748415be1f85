// SPDX-License-Identifier: MIT
// One synchronisation of one account, from finding the calendar to the last write, without a socket or a
// disk: it says what is to be done next and is told what came of it.
//
//     discover (unless the collection is known) → list changes → fetch what changed of ours
//     → reconcile → enter the user's edits → store intents → put and delete → store what came of it
//
// Whoever drives it keeps to this: do what `next` returns, in that order; on `send`, go on asking at once
// (the answers may come in any order); on `save`, have it on disk before asking again; on `wait`, feed an
// answer first. It may be dropped at any point, as by a crash: what was saved leads the next run to the same
// end.
#pragma once

#include "core/zone.hpp"
#include "dav/authentication.hpp"
#include "dav/edit.hpp"
#include "dav/exchange.hpp"
#include "dav/fault.hpp"
#include "dav/url.hpp"
#include "ledger/calendar_copy.hpp"
#include "ledger/calendar_object.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace intouch::dav {

struct sync_settings {
    std::string account;  ///< id
    url base;             ///< as the user wrote it
    std::string calendar; ///< name of the collection, when `base` is not one itself
    std::string color;    ///< "#RRGGBBFF" for one that is made; empty: none
    /// Touches are VTODO. A collection that intouch makes then takes VTODO only; blocks and other events are
    /// left out.
    bool tasks = false;
    bool restore = false;        ///< what the user deletes is put back
    bool confirmed = false;      ///< what guards held is done this time
    std::vector<url> services{}; ///< of `service_urls` (dav/discovery.hpp), when DNS was asked
    std::size_t in_flight = 6;
};

struct sync_input {
    sync_settings settings;
    credentials who;
    ledger::account_copy kept;
    std::vector<ledger::calendar_object> local;
    time_zone zone; ///< the user's
    instant now;
    authenticator::random random;    ///< 32 hex digits, new each time
    login known{};                   ///< what the last run learnt of logging in
    std::set<std::string> in_vain{}; ///< uids of what the server did not take: they come last this time
};

struct sync_report {
    int created = 0;
    int updated = 0;
    int deleted = 0;
    int entered = 0; ///< edits of the user's
    int requests = 0;
    std::vector<std::string> notes{}; ///< sentences: edits refused, objects left alone and why
    int held = 0;                     ///< deletions that wait for a confirmation
    std::set<std::string> in_vain{};  ///< uids of what the server did not take, for the next run
    std::optional<fault> stopped{};   ///< why it did not come to its end, or the two sides are not in step
    bool operator==(const sync_report&) const = default;
};

struct send {
    unsigned id = 0;
    request what;
};
struct save {
    ledger::account_change what;
};
/// To be entered into the ledger, each under its key, which makes a repetition harmless; then `entered`.
struct enter {
    std::vector<edit> edits;
};
struct wait {};
struct done {
    sync_report report;
};
using step = std::variant<send, save, enter, wait, done>;

class sync {
public:
    explicit sync(sync_input in);
    sync(sync&&) noexcept;
    sync& operator=(sync&&) noexcept;
    ~sync();

    [[nodiscard]] step next();
    /// The answer to `send`, or why there is none (`errc::unavailable`; other codes count alike).
    void arrived(unsigned id, const result<http::response>& r);
    /// What came of each edit, in their order, and what is wanted now.
    void entered(std::vector<edit_result> results, std::vector<ledger::calendar_object> local);
    /// What is known of logging in: for the next run with the same password.
    [[nodiscard]] const login& known() const;

private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace intouch::dav
