// SPDX-License-Identifier: MIT
// A calendar of somebody else: the appointments of [busy.NAME], or the days of [[away]] file. What it said last
// stays in force while it cannot be read.
#pragma once

#include "core/result.hpp"
#include "plan/agenda/plan_input.hpp"
#include "plan/agenda/reason.hpp"
#include "roster/fault.hpp"
#include "roster/settings.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::daemon {

struct late_read;

/// The largest calendar that is read: a shared calendar of ten years. A larger one belongs to no person.
constexpr std::size_t largest_calendar = std::size_t{32} << 20U;

/// What a calendar says.
struct calendar_contents {
    std::vector<plan::busy_span> busy; ///< of [busy.NAME]: sorted, disjoint, whole days apart from hours
    std::vector<plan::away_span> away; ///< of [[away]]
    std::string not_understood;        ///< what was left out, with its lines; empty: nothing
    std::string digest;                ///< of the text

    [[nodiscard]] bool empty() const { return busy.empty() && away.empty(); }
};

struct foreign_calendar {
    plan::warning_code code = plan::warning_code::busy_source; ///< or `away_file`
    std::string id;                                            ///< NAME of [busy.NAME]; empty for days away
    std::string setting;                                       ///< "[busy.work] file", for messages
    roster::place at;                                          ///< of the setting
    std::string name;                                          ///< the file as written, or the server's host
    std::string url;                                           ///< empty for a file
    std::vector<std::string> me;                               ///< the user's addresses, for [busy.NAME]
    std::string what;                                          ///< title of days away without their own
    std::string
        copy; ///< its key: the name of its copy in the state directory; another file or address has another

    /// Null while nothing is known. Configurations, `busy_urls` and the thread that reads share it.
    std::shared_ptr<const calendar_contents> known;
    instant read;                    ///< when the calendar last said what is `known`
    std::string trouble;             ///< why it cannot be read now, with its name; empty: it can
    std::shared_ptr<late_read> late; ///< of a file: the read that goes on; null: none

    /// Whether the same text has the same contents for both in the same zone.
    [[nodiscard]] bool reads_like(const foreign_calendar& other) const;
};

using foreign_calendars = std::map<std::string, foreign_calendar>; ///< by `copy`

/// The calendars that the settings name. Nothing is known of them.
[[nodiscard]] foreign_calendars named_calendars(const roster::settings& settings);

/// The key of a source among the calendars.
[[nodiscard]] std::string copy_name(const roster::busy_source& s);

/// The text of a calendar, as it came.
struct calendar_text {
    std::string_view bytes;
    std::string_view charset; ///< as a server named it; empty: not named
};

/// What `text` says to `as`, from 400 days back to three years ahead. Errors say what is wrong,
/// without the name of the calendar: no calendar, or one of which nothing is understood though `as` knows something.
[[nodiscard]] result<calendar_contents> read_calendar(const foreign_calendar& as, const calendar_text& text,
                                                      const time_zone& own, date today);
/// What was not understood, as one text: the first notes, and the number of the others.
[[nodiscard]] std::string join_notes(const std::vector<std::string>& notes);
[[nodiscard]] std::string digest_of(std::string_view text);

/// What the user must know of the calendar, one sentence without its full stop; empty: nothing.
[[nodiscard]] std::string notice_of(const foreign_calendar& one, const time_zone& own);
[[nodiscard]] std::vector<plan::warning> calendar_warnings(const foreign_calendars& all,
                                                           const time_zone& own);
/// The same at the places of the settings: for `check` and the log.
[[nodiscard]] roster::fault_list calendar_faults(const foreign_calendars& all, const time_zone& own);

} // namespace intouch::daemon
