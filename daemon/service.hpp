// SPDX-License-Identifier: MIT
// The parts of a running daemon, wired together: files → engine → listeners.
#pragma once

#include "daemon/caldav/accounts.hpp"
#include "daemon/engine/engine.hpp"
#include "daemon/engine/people_changes.hpp"
#include "daemon/files/buddy_feeds.hpp"
#include "daemon/files/busy_urls.hpp"
#include "daemon/files/configuration.hpp"
#include "daemon/files/daily_backup.hpp"
#include "daemon/files/feed_files.hpp"
#include "daemon/files/file_watch.hpp"
#include "daemon/notify/messengers.hpp"
#include "daemon/system/systemd.hpp"
#include "daemon/system/wall_timer.hpp"
#include "daemon/web/control_site.hpp"
#include "daemon/web/counters.hpp"
#include "daemon/web/listeners.hpp"
#include "daemon/web/public_site.hpp"
#include "daemon/web/status.hpp"
#include "roster/vanished_people.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon {

class service {
public:
    struct secrets {
        std::string key;
        std::string token;
    };
    service(net::loop& on, paths where, store::database store, const secrets& s);

    /// Binds all three listeners, and makes the first plan from `first`. Errors are those of the sockets and
    /// the store.
    [[nodiscard]] result<void> start(loaded first);
    /// Reads the files again. `confirmed` (SIGHUP) also believes that people are gone.
    void reload(bool confirmed);
    void stop();
    /// Whether it stopped in order to run its program again.
    [[nodiscard]] bool starts_again() const { return starts_again_; }
    [[nodiscard]] bool has_failed() const { return failed_; } ///< the log says why

private:
    void read(loaded now, bool confirmed);
    void take_change(loaded now);
    void take_first(loaded first);
    void wait_in_doubt(loaded first);
    void wait_for_clock(loaded first);
    void wait_for_people(loaded first);
    void read_in_doubt(loaded now, bool confirmed);
    void end_doubt();
    void look_at_clock();
    void look_again_when_due();
    void look_at_late(const loaded& now);
    [[nodiscard]] std::string doubt() const;
    void accept(loaded now, bool confirmed, roster::fault_list faults = {}); ///< the faults stay told
    [[nodiscard]] bool guard(loaded& now, bool confirmed);
    void planned();
    void rendered();
    void tell_trouble();
    void use_calendars(configuration next);
    void use_buddies();
    void keep_calendars();
    [[nodiscard]] process_facts facts() const;
    [[nodiscard]] std::string status_line() const;
    void print_addresses() const;
    void look_at_zones();
    void give_up();
    void finish();

    net::loop& loop_;
    paths where_;
    std::unique_ptr<engine> engine_;
    std::optional<people_changes> people_;       ///< from start on
    std::unique_ptr<caldav::accounts> accounts_; ///< after the engine, which they use
    std::unique_ptr<messengers> messengers_;     ///< likewise
    std::optional<store::database> store_;       ///< until start
    std::string key_;
    std::string token_;
    sources texts_; ///< of the running configuration
    sources calendar_digests_;
    roster::doubted_files doubted_; ///< that lost people, or are only a beginning
    bool loading_ = false;
    bool load_again_ = false;
    bool confirm_ = false;
    bool announced_ = false;
    roster::fault_list faults_;
    roster::fault_list told_; ///< about calendars: the log says each once
    std::string told_held_;   ///< what the log says of the files that are held
    std::vector<std::filesystem::path> files_;
    instant started_;
    counters counted_;
    std::optional<public_site> public_site_;   ///< from start on
    std::optional<control_site> control_site_; ///< from start on
    listeners listeners_;
    file_watch files_changed_;
    file_watch zones_changed_;
    std::string zone_version_;
    bool starts_again_ = false;
    bool failed_ = false;
    feed_files feed_files_;
    busy_urls busy_urls_;
    buddy_feeds buddy_feeds_;
    daily_backup backup_;
    wall_timer next_moment_;
    std::optional<watchdog> watchdog_;
    net::registration second_look_;
    net::registration late_look_; ///< at calendars whose file system does not answer
    /// The files, while nothing is planned: the clock is not plausible (lib/README.md, "Clock"), or they lost
    /// people while the daemon was stopped (lib/README.md, "Vanished people").
    std::optional<loaded> in_doubt_;
    std::vector<std::string> lost_; ///< whom they lost; empty: the clock is in doubt
};

} // namespace intouch::daemon
