// SPDX-License-Identifier: MIT
// What a user writes about how intouch behaves: design 3.2. Default member values are the defaults.
#pragma once

#include "core/times_of_week.hpp"
#include "core/zone.hpp"
#include "roster/cadence.hpp"
#include "roster/fault.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace intouch::roster {

struct calendar_settings {
    std::string name = "In touch";
    std::string color = "seagreen"; ///< a CSS3 colour name (RFC 7986 5.9)
    span history{90, span_unit::day};
    span horizon{6, span_unit::month};
    std::optional<minutes> alarm; ///< before timed touches; absent: none
    int limit = 1000;             ///< events a feed at most, 1 to 10000
    bool operator==(const calendar_settings&) const = default;
};

struct channel {
    std::string id;
    std::chrono::minutes minutes{10}; ///< 1 to 24 h
    std::string title;                ///< with "{name}"; never empty after reading
    std::optional<week_range> hours;  ///< never outside these hours at their end (live channels)
    std::string needs;                ///< the detail it uses: "phone", "email", …; empty: none
    bool live = false;                ///< bound by reach and hours
    bool contact = true;              ///< using it counts as contact (a gift does not)
    bool operator==(const channel&) const = default;
};

enum class ladder_end : std::uint8_t { next_channel, repeat, rest };

/// What follows an attempt of one outcome, or a missed day.
struct ladder {
    std::vector<span> after; ///< never empty
    std::optional<minutes> avoid;
    ladder_end then = ladder_end::next_channel;
    bool operator==(const ladder&) const = default;
};

struct retry_settings {
    ladder no_answer{
        {{2, span_unit::day}, {5, span_unit::day}}, std::chrono::hours(2), ladder_end::next_channel};
    ladder left_message{{{1, span_unit::week}, {2, span_unit::week}}, std::nullopt, ladder_end::next_channel};
    ladder missed{
        {{1, span_unit::day}, {3, span_unit::day}, {1, span_unit::week}}, std::nullopt, ladder_end::repeat};
    bool operator==(const retry_settings&) const = default;
};

struct ramp_settings {
    int start = 6;
    int add = 3;
    span every{1, span_unit::month};
    date from;
    place at;
    bool operator==(const ramp_settings&) const = default;
};

struct day_settings {
    std::bitset<7> on{0b0111110}; ///< Mon-Fri; index as weekday::c_encoding()
    minutes limit{45};            ///< of touches a day
    bool operator==(const day_settings&) const = default;
};

struct block {
    std::string id;
    std::string name;
    times_of_week when; ///< never empty; may have nth ranges
    /// Days or weeks, counted from `from`, which is always written when this is not one week: which of
    /// several weeks is meant cannot be guessed. Months are refused (nth ranges serve them), and so are both
    /// at once.
    span every{1, span_unit::week};
    std::optional<date> from;
    std::vector<std::string> via;     ///< empty: anything
    std::vector<std::string> circles; ///< empty: anyone
    std::vector<place> circles_at;    ///< where each of them is written
    bool busy = true;
    std::string with;
    place at;
    bool operator==(const block&) const = default;
};

/// Inclusive days without touches, both written after reading; or, with `file`, every all-day event in an ICS
/// file.
struct away {
    std::optional<date> from;
    std::optional<date> to;
    std::string what;
    std::string file;
    place at;
    bool operator==(const away&) const = default;
};

struct http_settings {
    std::string listen = "127.0.0.1:8420";
    std::string open = "127.0.0.1:8421"; ///< written `public`
    std::string public_url;              ///< default: "http://" + `open`; no trailing slash
    std::vector<std::string> hosts;
    bool operator==(const http_settings&) const = default;
};

enum class shown : std::uint8_t { touches, blocks, occasions, gatherings };
enum class naming : std::uint8_t { full, initials, hidden };

struct feed {
    std::string id;
    std::set<shown> shows{shown::touches, shown::blocks, shown::occasions, shown::gatherings};
    naming names = naming::full;
    std::string file;    ///< also written here; empty: not
    bool shared = false; ///< cache = "shared"
    place at;
    bool operator==(const feed&) const = default;
};

struct password_file {
    std::string path;
    bool operator==(const password_file&) const = default;
};
struct password_command {
    std::vector<std::string> words;
    bool operator==(const password_command&) const = default;
};
struct password_credential {
    std::string name;
    bool operator==(const password_credential&) const = default;
};
using password_source = std::variant<std::monostate, password_file, password_command, password_credential>;

struct busy_source {
    std::string id;
    std::string url; ///< one of url and file
    std::string file;
    std::string user;
    password_source password;
    minutes every{30};
    place at;
    bool operator==(const busy_source&) const = default;
};

enum class touch_objects : std::uint8_t { events, tasks };
enum class deletion : std::uint8_t { skip, restore };

struct caldav_account {
    std::string id;
    std::string url;
    std::string user;
    password_source password;
    std::string calendar = "In touch";
    std::set<shown> shows{shown::touches, shown::blocks, shown::occasions, shown::gatherings};
    touch_objects touches = touch_objects::events;
    deletion deleted = deletion::skip;
    minutes every{15};
    bool insecure = false;
    std::string ca_file;
    std::string pin;
    std::string auth; ///< empty (negotiated), "basic", "digest", "bearer"
    place at;
    bool operator==(const caldav_account&) const = default;
};

struct settings {
    std::optional<time_zone> zone;                  ///< absent: the system's
    std::vector<std::string> roster{"roster.toml"}; ///< files or globs, relative to intouch.toml
    calendar_settings calendar;
    cadence touch;
    std::map<std::string, channel> channels; ///< the known ones and the user's own
    retry_settings retry;
    std::vector<span> intro{{1, span_unit::week}, {2, span_unit::week}, {1, span_unit::month}};
    std::optional<ramp_settings> ramp;
    day_settings days;
    std::map<std::string, block> blocks;
    std::vector<away> aways;
    minutes freeze{24 * 60};
    http_settings http;
    std::map<std::string, feed> feeds; ///< never empty: "mine" when none is written
    std::map<std::string, busy_source> busy;
    std::map<std::string, caldav_account> caldav;
    bool operator==(const settings&) const = default;
};

/// The settings of an absent intouch.toml: known channels and the feed "mine" filled in.
[[nodiscard]] settings default_settings();

} // namespace intouch::roster
