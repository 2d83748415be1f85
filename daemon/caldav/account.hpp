// SPDX-License-Identifier: MIT
// One CalDAV account: decides when it is synchronised, and carries the requests of dav::sync over its own
// connections. It is synchronised when its objects change, at each `every`, and on request; after a fault the
// waits grow. Accounts are independent: a dead server delays no other account.
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/system/password.hpp"
#include "dav/sync/sync.hpp"
#include "net/http_client.hpp"
#include "net/services.hpp"
#include "roster/settings.hpp"
#include "words/calendars.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon::caldav {

struct account_parts {
    net::loop& loop;
    daemon::engine& engine;
    std::filesystem::path folder; ///< of intouch.toml
    std::function<void()> told;   ///< called when the account's state changed
};

class account {
public:
    account(account_parts p, roster::caldav_account settings);
    ~account(); ///< ends a run at once; the next run continues from what was saved
    account(const account&) = delete;
    account& operator=(const account&) = delete;

    /// Publishes the objects of the account when they have changed.
    void agenda_changed();
    /// Starts a run; `then` is called at the end of a run that began after this call. The run does what the
    /// guards held, or takes over objects of a lost state, when the user `said` so.
    void sync(words::calendar_answer said, std::function<void(const words::calendar_facts&)> then);

    /// Answers everybody who waits for a run: there will be none, and `why`. For an account that is about to
    /// go.
    void give_up(const std::string& why);

    [[nodiscard]] const words::calendar_facts& facts() const { return facts_; }
    [[nodiscard]] const roster::caldav_account& settings() const { return settings_; }

private:
    using objects = std::shared_ptr<const std::vector<ledger::calendar_object>>; // shared with the snapshot

    void begin();
    void with_password(result<std::string> secret);
    void find_service(dav::sync_input in);
    void launch(dav::sync_input in);
    void pump();
    void send(dav::send s);
    [[nodiscard]] bool save(const dav::save& s);
    void enter(const dav::enter& e);
    void finish(dav::sync_report r);
    void wait(std::chrono::milliseconds delay);
    [[nodiscard]] objects wanted() const;
    [[nodiscard]] std::vector<ledger::calendar_object> take_wanted();
    [[nodiscard]] dav::sync_settings sync_settings() const;

    account_parts parts_;
    roster::caldav_account settings_;
    net::http_client client_;
    words::calendar_facts facts_;
    dav::sync_report last_; ///< of the run that ended last
    std::unique_ptr<password_reader> password_;
    net::registration services_;
    std::optional<dav::sync> sync_;
    std::optional<net::exchange_fault> transport_; ///< the first one of this run
    std::uint64_t sent_before_ = 0;
    objects published_;              ///< the objects of the last run
    sha256_value tried_{};           ///< hash of the password last tried
    dav::login login_;               ///< the login that worked with that password
    int failures_ = 0;               ///< in a row
    words::calendar_answer answer_;  ///< for the next run
    words::calendar_answer answers_; ///< for this one
    bool urged_ = false;             ///< the next run is the user's wish
    bool pumping_ = false;
    std::vector<std::function<void(const words::calendar_facts&)>> waiting_; ///< for the next run
    std::vector<std::function<void(const words::calendar_facts&)>> served_;  ///< by the one that runs
    std::shared_ptr<int> alive_ = std::make_shared<int>(); ///< answers that come too late see that it is gone
    net::registration timer_;
};

} // namespace intouch::daemon::caldav
