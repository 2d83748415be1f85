// SPDX-License-Identifier: MIT
// The settings, as intouch.toml describes them (intouch.toml(5)). Default member values are the defaults of
// the keys.
#pragma once

#include "core/times_of_week.hpp"
#include "core/weekly_time.hpp"
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
    std::optional<minutes> alarm; ///< before touches with a time; absent: no alarm
    int limit = 1000;             ///< at most so many events in a feed; 1 to 10000
    bool operator==(const calendar_settings&) const = default;
};

struct channel {
    std::string id;
    std::chrono::minutes minutes{10}; ///< 1 to 24 h
    std::string title;                ///< may hold "{name}"; never empty after reading
    std::optional<week_range> hours;  ///< in the other person's zone; for live channels
    std::string needs;                ///< the detail that the channel uses, such as "phone"; empty: none
    bool live = false;                ///< happens at a time, so `reach` and `hours` apply
    bool contact = true;              ///< counts as contact (a gift does not)
    std::string link{}; ///< a URL with {phone}, {phone:digits}, {email}, {name} or {id}; empty: none
    bool operator==(const channel&) const = default;
};

enum class ladder_end : std::uint8_t { next_channel, repeat, rest };

/// The next tries after an unsuccessful attempt, or after a missed day. See lib/README.md,
/// "Retry ladder" and "Missed days".
struct ladder {
    std::vector<span> after;                    ///< the waits between tries; never empty
    std::optional<minutes> avoid;               ///< the next try is this far from the time of day that failed
    ladder_end then = ladder_end::next_channel; ///< when the waits are used up
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

/// How many people join at first, and later. See lib/README.md, "Ramp".
struct ramp_settings {
    int start = 6; ///< people on the day `from`
    int add = 3;   ///< more people after each `every`
    span every{1, span_unit::month};
    date from;
    place at;
    bool operator==(const ramp_settings&) const = default;
};

/// Days for touches that are in no block.
struct day_settings {
    std::bitset<7> on{0b0111110}; ///< Mon-Fri; index as weekday::c_encoding()
    minutes limit{45};            ///< the sum of touches on one day
    bool operator==(const day_settings&) const = default;
};

struct block {
    std::string id;
    std::string name;
    times_of_week when; ///< never empty; `nth` is allowed
    /// Days or weeks, counted from `from`. A value other than one week requires `from`, because nothing else
    /// says which weeks are meant. Months are refused: `nth` ranges express them. A value other than one week
    /// cannot go with `nth`.
    span every{1, span_unit::week};
    std::optional<date> from;
    std::vector<std::string> via;     ///< empty: any channel
    std::vector<std::string> circles; ///< empty: any person
    std::vector<place> circles_at;    ///< the places of `circles` in the file
    bool busy = true;                 ///< the calendar shows the block as busy
    std::string with;                 ///< another person who keeps the same time free
    place at;
    bool operator==(const block&) const = default;
};

/// Days without touches: from `from` to `to`, both included and both set after reading. With `file` instead:
/// the days of every all-day event in that ICS file.
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
    std::string open = "127.0.0.1:8421"; ///< the key `public`
    std::string public_url;              ///< default: "http://" + `open`; no trailing slash
    std::vector<std::string> hosts;      ///< further names under which requests to `listen` may arrive
    bool operator==(const http_settings&) const = default;
};

/// `report`: the week in one event, and planned touches without a word.
enum class shown : std::uint8_t { touches, blocks, occasions, gatherings, report };
enum class naming : std::uint8_t { full, initials, hidden };

struct feed {
    std::string id;
    std::set<shown> shows{shown::touches, shown::blocks, shown::occasions, shown::gatherings};
    naming names = naming::full;
    std::string file;    ///< the feed is also written to this file; empty: to none
    bool shared = false; ///< the key `cache` is "shared": a shared HTTP cache may store the feed
    place at;
    std::vector<std::string> circles{}; ///< only items of their people; empty: everybody
    std::vector<place> circles_at{};    ///< the places of `circles` in the file
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
    std::string url; ///< exactly one of `url` and `file` is set
    std::string file;
    std::string user;
    password_source password;
    minutes every{30};
    std::vector<std::string>
        me; ///< addresses of the user: an invitation that one of them declined is no appointment
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
    bool calendar_named = false; ///< the file has the key
    std::set<shown> shows{shown::touches, shown::blocks, shown::occasions, shown::gatherings};
    std::vector<std::string> circles; ///< as in a feed
    std::vector<place> circles_at;
    touch_objects touches = touch_objects::events;
    deletion deleted = deletion::skip;
    minutes every{15};
    bool insecure = false; ///< allows plain http to another machine
    std::string ca_file;   ///< certificates that are trusted instead of the system's; empty: the system's
    std::string pin;       ///< the only trusted key of the server; empty: any
    std::string auth;      ///< "basic", "digest", "bearer"; empty: what the server asks for
    place at;
    bool operator==(const caldav_account&) const = default;
};

/// A topic of an ntfy server.
struct ntfy_target {
    std::string url;       ///< with the topic as its path
    password_source token; ///< none: the topic is open
    bool operator==(const ntfy_target&) const = default;
};
struct mail_target {
    std::string to;
    std::string from;
    std::string smtp; ///< "smtps://HOST[:PORT]", or "smtp://…", which STARTTLS secures
    std::string user;
    password_source password;
    std::string ca_file;   ///< certificates that are trusted instead of the system's; empty: the system's
    bool insecure = false; ///< allows a server of another machine without TLS
    bool operator==(const mail_target&) const = default;
};
/// Receives the message as JSON.
struct webhook_target {
    std::string url;
    password_source secret; ///< signs each message (Standard Webhooks); none: unsigned
    bool operator==(const webhook_target&) const = default;
};
/// A program that reads the message as JSON from its standard input.
struct command_target {
    std::vector<std::string> words; ///< may hold {title} and {text}; never empty
    bool operator==(const command_target&) const = default;
};

/// Where intouch speaks up, and when. See lib/README.md, "Messages".
struct notify_target {
    std::string id;
    std::variant<ntfy_target, mail_target, webhook_target, command_target> to;
    std::optional<weekly_time> digest;
    std::optional<weekly_time> report;
    bool after_every_block = false; ///< asks what came of each block
    std::vector<std::string> after; ///< asks what came of these blocks
    bool trouble = false;           ///< tells what the user must mend
    naming names = naming::full;
    std::vector<std::string> circles; ///< only items of their people; empty: everybody
    std::vector<place> circles_at;    ///< the places of `circles` in the file
    place at;
    bool operator==(const notify_target&) const = default;
};

/// A person who keeps the same time free, and shows a feed of what came of it.
struct buddy {
    std::string id;
    std::string url; ///< of a feed that shows "blocks"
    minutes every{30};
    place at;
    bool operator==(const buddy&) const = default;
};

struct settings {
    std::optional<time_zone> zone;                  ///< absent: the zone of the system
    std::vector<std::string> roster{"roster.toml"}; ///< files or globs, relative to intouch.toml
    std::vector<place> roster_at{}; ///< their places in the file; empty: it does not name them
    bool complete = true; ///< false after a syntax error: names that are missing may be in the unread part
    calendar_settings calendar;
    cadence touch;
    std::map<std::string, channel> channels; ///< the built-in channels and the channels of the file
    retry_settings retry;
    /// The first intervals with a person whose stage is "new".
    std::vector<span> intro{{1, span_unit::week}, {2, span_unit::week}, {1, span_unit::month}};
    std::optional<ramp_settings> ramp;
    day_settings days;
    std::map<std::string, block> blocks;
    std::vector<away> aways;
    minutes freeze{24 * 60}; ///< a touch this near does not move. See lib/README.md, "Freeze"
    http_settings http;
    std::map<std::string, feed> feeds; ///< never empty: without [feeds] there is one, "mine"
    std::map<std::string, busy_source> busy;
    std::map<std::string, caldav_account> caldav;
    std::map<std::string, notify_target> notify;
    std::map<std::string, buddy> buddies;
    std::map<std::string, std::string> words; ///< what one could say, by key; an empty line is never told
    bool operator==(const settings&) const = default;
};

/// The settings without intouch.toml: the built-in channels and the feed "mine".
[[nodiscard]] settings default_settings();

} // namespace intouch::roster
