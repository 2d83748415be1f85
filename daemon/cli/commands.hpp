// SPDX-License-Identifier: MIT
// The commands of design 9, each in a file of its own. Each returns the exit status: 0 done, 1 refused, 2
// usage, 3 no daemon.
#pragma once

#include "daemon/files/paths.hpp"

#include <string>
#include <variant>
#include <vector>

namespace intouch::daemon::commands {

/// What every command takes.
struct common {
    wanted_places where;
    bool json = false;
};

struct serve {};
struct check {};
struct plan {
    std::string at; ///< empty: now
    int weeks = 0;  ///< of the forecast; 0: none
    bool ics = false;
};
struct diff {};
struct agenda {
    int days = 14;
};
struct now {
    int minutes = 0;  ///< at hand for it; 0: any
    bool all = false; ///< also those who are not due yet
};
struct people {};
struct show {
    std::string person;
};
struct why {
    std::string person;
};
struct log {
    std::vector<std::string> people; ///< as typed, the outcome last
    std::string outcome, on, via, note, next, touch;
    std::vector<std::string> promise; ///< the day, then what
};
struct move {
    std::string what; ///< a person, a household, a gathering or a block
    std::string touch, on, note;
    std::vector<std::string> to;
};
struct skip {
    std::string what; ///< as of move
    std::string touch, on, note;
};
struct pause {
    std::string person, note;
    std::vector<std::string> until;
};
struct resume {
    std::string person, note;
};
struct note {
    std::string person;
    std::vector<std::string> text;
};
struct promise {
    std::string person, to;
    std::vector<std::string> note;
};
struct kept {
    std::string person, note;
    std::vector<std::string> promise; ///< part of its text; none: the only one
};
struct gathering {
    std::string gathering, outcome, on, to, note;
    std::vector<std::string> excused;
};
struct lost {
    std::string person, note;
};
struct found {
    std::string person, note;
};
struct undo {
    std::string entry;
};
struct feeds {
    std::string feed; ///< empty: all of them
    bool qr = false;
    std::string rotate; ///< the feed that gets a new address
};
struct export_feed {
    std::string feed; ///< empty: the only one, or "mine"
};
struct import_people {
    std::vector<std::string> files;
};
struct backup {
    std::string file;
};
struct restore {
    std::string file;
};
struct status {};
struct sync {
    bool confirm = false;
};
struct token {
    bool login = false;
};
struct version {};

using command =
    std::variant<std::monostate, serve, check, plan, diff, now, agenda, people, show, why, log, move, skip,
                 pause, resume, note, promise, kept, gathering, lost, found, undo, feeds, export_feed,
                 import_people, backup, restore, status, sync, token, version>;

int run(const common& c, const serve& wanted);
int run(const common& c, const check& wanted);
int run(const common& c, const plan& wanted);
int run(const common& c, const diff& wanted);
int run(const common& c, const now& wanted);
int run(const common& c, const agenda& wanted);
int run(const common& c, const people& wanted);
int run(const common& c, const show& wanted);
int run(const common& c, const why& wanted);
int run(const common& c, const log& wanted);
int run(const common& c, const move& wanted);
int run(const common& c, const skip& wanted);
int run(const common& c, const pause& wanted);
int run(const common& c, const resume& wanted);
int run(const common& c, const note& wanted);
int run(const common& c, const promise& wanted);
int run(const common& c, const kept& wanted);
int run(const common& c, const gathering& wanted);
int run(const common& c, const lost& wanted);
int run(const common& c, const found& wanted);
int run(const common& c, const undo& wanted);
int run(const common& c, const feeds& wanted);
int run(const common& c, const export_feed& wanted);
int run(const common& c, const import_people& wanted);
int run(const common& c, const backup& wanted);
int run(const common& c, const restore& wanted);
int run(const common& c, const status& wanted);
int run(const common& c, const sync& wanted);
int run(const common& c, const token& wanted);
int run(const common& c, const version& wanted);

} // namespace intouch::daemon::commands
