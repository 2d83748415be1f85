// SPDX-License-Identifier: MIT
// What the API and `--json` print. Every function returns one JSON text, keys in the documented order, dates
// and times as design 8.1 says, absent values null. The only place that knows Boost.JSON is lib/json.
#pragma once

#include "http/problem.hpp"
#include "ledger/page.hpp"
#include "ledger/state.hpp"
#include "plan/agenda/agenda.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/changes.hpp"
#include "plan/forecast.hpp"
#include "plan/reachable_now.hpp"
#include "roster/fault.hpp"
#include "words/calendars.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::json {

struct agenda_filter {
    std::optional<date> from; ///< by day, inclusive
    std::optional<date> to;
    std::string person; ///< or a household; empty: everyone
    std::string circle;
    bool operator==(const agenda_filter&) const = default;
};

/// Design 8.1. `forecast`, when there is one, comes last, under a key of its own.
[[nodiscard]] std::string agenda(const plan::agenda& a, const plan::plan_input& in,
                                 const agenda_filter& filter = {},
                                 const std::vector<plan::forecast_week>* forecast = nullptr);
/// {"moved": [{"uid", "person", "from": {"date", "start", "channel"}, "to": touch}], "new": [touch], "gone":
/// [{"uid", "person", "date", "start", "channel"}], "unchanged", "capacity", "text"}; "text" is for a person.
[[nodiscard]] std::string changes(const plan::changes& c, const plan::agenda& a, const plan::plan_input& in);
/// {"people": [{"id", "name", "circles", "every", "last", "round", "attempts", "paused", "next"}]}, by id.
/// "paused" is null, true, or the day before which nothing is planned.
[[nodiscard]] std::string people(const plan::agenda& a, const plan::plan_input& in);
/// Whether it is a person on the roster, or a household of somebody there.
[[nodiscard]] bool is_known(const std::string& id, const roster::roster& r);
/// Roster entry, state, history, next touch and why, of who `is_known`. Of a household {"id", "name",
/// "members": [{"id", "name", "roster", "paused", "lost"}], "state", "touch", "why", "history"}, with
/// everybody's promises. What happened to a household as one is told of each who lives there.
[[nodiscard]] std::string person(const std::string& id, const plan::agenda& a, const plan::plan_input& in);
/// Of a person, household or gathering without a touch: "Paused until 31 Jan 2027."
[[nodiscard]] std::string why_nothing(const std::string& id, const plan::agenda& a,
                                      const plan::plan_input& in);
/// {"id", "name", "why", "lines": [...], "touch", "also": [{"lines", "touch"}]} for `intouch why`; "also" is
/// what is open beside the round, see `touches_beside`.
[[nodiscard]] std::string why(const std::string& id, const plan::agenda& a, const plan::plan_input& in);
/// {"text", "entries": […], "touch": {…} or null, "people": {id: touch}}: what a write answers. "text" is for
/// a person: "Logged: no answer. Next: Call Ada Lovelace, Thu 3 Dec 2026 17:25.", a line for each of several.
/// `ledger` is asked for what was taken back.
[[nodiscard]] std::string recorded(std::span<const ledger::entry> entries, const plan::agenda& a,
                                   const plan::plan_input& in, std::span<const ledger::entry> ledger = {});
/// {"at", "minutes", "people": [{"person", "name", "title", "channel", "minutes", "phone", "tel", "email",
/// "mailto", "timezone", "local", "until", "ideal", "latest", "due", "touch"}]}, most due first; "local" is
/// the time in their zone, "until" in it when reach or hours end (null: not within a day), "touch" the uid.
[[nodiscard]] std::string now(const std::vector<plan::at_hand>& people,
                              std::optional<std::chrono::minutes> have, const plan::plan_input& in);
[[nodiscard]] std::string entry(const ledger::entry& e, const time_zone& zone);
/// {"entries": [entry and "undone"], "next": the cursor of the next page, null when there is none}.
[[nodiscard]] std::string ledger(const ledger::page& p, const ledger::state& state, const time_zone& zone);
/// {"ok", "errors", "warnings", "faults": [{"file", "line", "column", "severity", "text"}]}; ok: no errors.
[[nodiscard]] std::string faults(const roster::fault_list& f);
/// The same beside what was read, when it can be planned: {…, "people", "circles", "blocks", "capacity"}.
[[nodiscard]] std::string checked(const roster::fault_list& f, const plan::agenda& a,
                                  const plan::plan_input& in);
[[nodiscard]] std::string capacity(const plan::agenda& a, const plan::plan_input& in);
/// RFC 9457, application/problem+json: absent members are left out.
[[nodiscard]] std::string problem(const http::problem& p);

struct feed_link {
    std::string id, url, webcal;
    bool operator==(const feed_link&) const = default;
};
[[nodiscard]] std::string feed(const feed_link& link);                ///< {id, url, webcal}
[[nodiscard]] std::string feeds(const std::vector<feed_link>& links); ///< an array of {id, url, webcal}

struct login_link {
    std::vector<std::string> urls; ///< the same link by each name of the control listener, a proxy's first
    instant until;
    bool operator==(const login_link&) const = default;
};
/// {"url": the first, "urls", "until"}.
[[nodiscard]] std::string login(const login_link& link, const time_zone& zone);

struct status {
    std::string version;
    instant started;
    instant planned;
    std::string timezone;
    std::vector<std::string> files;
    std::size_t people = 0, entries = 0, touches = 0;
    double plan_milliseconds = 0;
    std::vector<feed_link> feeds;
    std::string public_url;
    roster::fault_list faults; ///< of the files as they are on disk, when they are not the ones that run
    std::vector<std::string> warnings;
    std::vector<words::calendar_facts> calendars; ///< CalDAV accounts
    bool ok = true;
};
/// With "text" for a person, a line for each thing.
[[nodiscard]] std::string status_text(const status& s, const time_zone& zone);

} // namespace intouch::json
