// SPDX-License-Identifier: MIT
// A user with a small plan, a server, and the daemon's part of driving a run: what is saved survives a crash,
// and a key is entered once.
#pragma once

#include "dav/fake_server.hpp"
#include "dav/sync/sync.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace intouch::dav_test {

struct planned {
    when at;
    std::string title;
    std::string text{};
    ledger::object_kind kind = ledger::object_kind::touch;
    bool task = false;
    bool done = false;
    std::string rule{}; ///< RRULE, with an hour's length
    std::string
        exception{}; ///< EXDATE of the rule, with its parameters: ";TZID=Europe/Berlin:20261208T170000"
    std::map<when, std::optional<when>> changed{}; ///< occurrences of the rule: left out, or moved to
};

/// What goes wrong, at which request of a run.
struct mishap {
    int at = 0; ///< from 1; 0: never
    /// Cut before the server has it, or after it did it; the daemon dies; `status` instead of the answer,
    /// undone or done; `body` in place of the answer's; the answer's cut in half.
    enum class kind { before, after, crash, status, status_after, body, half } what = kind::before;
    unsigned status = 0;
    std::string body{};
};

class world {
public:
    explicit world(profile p = {});

    /// Drives a run to its end, or to the crash that `m` makes.
    std::optional<dav::sync_report> sync(const mishap& m = {});
    /// The daemon forgets everything; what it plans has other UIDs then: "ada" is "zzada".
    void lose_state();
    [[nodiscard]] std::vector<ledger::calendar_object> local() const;
    /// What is wrong, in words; empty: both sides have the same, each object once, and nothing else was
    /// touched.
    [[nodiscard]] std::string disagreement() const;

    fake_server server;
    std::optional<fake_server> backup; ///< of the server
    ledger::account_copy kept;
    std::map<std::string, planned> plan; ///< by uid
    std::map<std::string, planned> skipped;
    std::map<std::string, planned> reached; ///< as they were planned
    /// What the ledger says of each edit that it enters.
    std::string answered{};
    std::vector<dav::edit> entered;
    std::set<std::string> keys;
    std::set<std::string> refused; ///< uids of which nothing is taken
    instant now;
    time_zone zone;
    std::optional<date> last; ///< that the calendar shows
    bool restore = false;
    bool confirmed = false;
    bool adopt = false;
    bool tasks = false;
    std::string base = "https://dav.example.org/dav/cal/ada/";
    std::string user = "ada";
    std::string calendar = "In touch";
    bool named = false;
    std::size_t in_flight = 1;
    std::set<std::string> in_vain; ///< of the last run
    int requests = 0;              ///< of the last run
    int saves = 0;
    std::function<http::response(http::response)> change; ///< makes another answer of the server's

private:
    dav::edit_result enter(const dav::edit& e);
    result<http::response> carry(const dav::request& c, std::uint64_t connection, const mishap& m,
                                 bool& crashed);
};

[[nodiscard]] std::string uid_of(std::string_view name); ///< "ada…@intouch"
/// A VCALENDAR as the daemon renders one.
[[nodiscard]] std::string rendered(const std::string& uid, const planned& p);
/// The line of that name replaced, or added before the end of the item.
[[nodiscard]] std::string with_line(std::string body, const std::string& name, const std::string& line);

} // namespace intouch::dav_test
