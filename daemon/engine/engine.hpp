// SPDX-License-Identifier: MIT
// Keeps ledger, plan and feeds in step: see lib/README.md, "The cycle". A cycle collects what waits, plans on
// the worker, commits entries and places in one transaction, shows the new snapshot, and answers. What comes
// meanwhile shares the next cycle. From then on a rendering is owed: the worker makes feeds and calendars
// from the newest snapshot, and they are shown once their stamps are committed. It waits for a pause in the
// commands, so that a burst is rendered once; it does not wait while somebody wants to see it
// (`when_rendered`). The engine does one step at a time.
#pragma once

#include "daemon/engine/cycle.hpp"
#include "daemon/engine/rendering.hpp"
#include "daemon/engine/replaced_plans.hpp"
#include "daemon/engine/submission.hpp"
#include "ledger/ulid.hpp"
#include "net/loop.hpp"
#include "store/database.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::daemon {

class engine {
public:
    struct parts {
        net::loop& loop;
        store::database store;
        std::string key; ///< of the secrets of feeds and links
        std::function<instant()> clock;
        ledger::ulid_source ids;
        std::function<void()> planned;  ///< after each cycle
        std::function<void()> rendered; ///< after each rendering
        std::function<void()> no_plan;  ///< when the first plan cannot be kept; the error is in the log
    };
    /// Reads everything from the store. Errors are the store's.
    [[nodiscard]] static result<std::unique_ptr<engine>> open(parts p);
    engine(const engine&) = delete;
    engine& operator=(const engine&) = delete;

    void use(configuration config);             ///< from the next cycle on
    void hold(std::vector<std::string> people); ///< people whom the roster lost: the plan carries a warning
    /// That the user must mend: full feeds show it; empty: none. `account`: the CalDAV account that fails, which does
    /// not show it.
    void set_trouble(std::string text, std::string account = {});
    void submit(submission one);
    void submit(std::vector<submission> all); ///< in one cycle
    void replan();
    /// What is remembered of a CalDAV account.
    [[nodiscard]] result<ledger::account_copy> account(const std::string& id) const;
    /// On disk when it returns.
    [[nodiscard]] result<void> save(const std::string& account, const ledger::account_change& what);
    /// What became of the messages to the user.
    [[nodiscard]] result<ledger::message_states> messages() const;
    [[nodiscard]] result<void> save(const std::vector<ledger::message_state>& what); ///< likewise
    /// The address of the touch's action link; empty where no phone can reach it.
    [[nodiscard]] std::string open_link(const std::string& uid) const;
    /// `then` once feeds, links and calendars are those of the newest plan; at once when they are. Feeds
    /// whose stamps the disk refuses stay as they were.
    void when_rendered(net::task then);
    void when_idle(net::task then); ///< once nothing waits, is owed or is under way

    [[nodiscard]] const snapshot& now() const {
        return *now_;
    } ///< valid until the caller returns to the loop
    [[nodiscard]] std::shared_ptr<const snapshot> share() const { return now_; }
    /// The configuration given to `use` last; null before.
    [[nodiscard]] const std::shared_ptr<const configuration>& newest() const { return config_; }
    /// Why the newest change could not be written; empty: all is on disk.
    [[nodiscard]] const std::string& unwritten() const { return unwritten_; }
    [[nodiscard]] bool ready() const { return ready_; } ///< from the first rendering on
    [[nodiscard]] bool rendered() const { return ready_ && feeds_ == feeds_state::current; }
    /// All entries of the snapshot.
    [[nodiscard]] std::span<const ledger::entry> entries() const {
        return std::span(*ledger_).first(now_->entries);
    }
    [[nodiscard]] instant time() const { return parts_.clock(); }
    /// The first answer to an idempotency key, or why there is none; nothing for a new key, or without one.
    [[nodiscard]] std::optional<result<door_answer>> answered_before(const std::string& key,
                                                                     const sha256_value& request) const;
    /// When the newest entry was made; nothing while the ledger is empty.
    [[nodiscard]] std::optional<instant> newest_entry() const;
    [[nodiscard]] bool clock_is_plausible() const;

private:
    enum class step { none, collecting, planning, rendering };
    enum class feeds_state { current, owed, due }; ///< `due`: the rendering waits no longer

    explicit engine(parts p) : parts_(std::move(p)) {}

    void go_on();
    [[nodiscard]] bool something_waits() const;
    [[nodiscard]] std::shared_ptr<cycle> collect();
    void collect_own_entries(cycle& c);
    void collect_commands(cycle& c);
    [[nodiscard]] bool key_is_taken(const std::string& key) const;
    [[nodiscard]] result<std::vector<ledger::entry>> record(cycle& c, const submission& s);
    [[nodiscard]] result<void> commit(cycle& c);
    void show_without_room(snapshot& next, const error& why);
    void answer(cycle& c);
    void refuse(cycle& c, const error& why);
    void owe_rendering(bool at_once);
    void render();
    void put_off_rendering(const error& why);
    void show(rendered_snapshot made);
    void try_again_later();
    [[nodiscard]] std::string secret_of(const std::string& feed, const cycle& c) const;
    [[nodiscard]] std::string next_id();

    parts parts_;
    step step_ = step::none;
    std::shared_ptr<const snapshot> now_;
    std::shared_ptr<std::vector<ledger::entry>>
        ledger_;                             ///< entries of a cycle under way follow the snapshot's
    std::map<std::string, int> generations_; ///< of the feeds

    // What waits for a cycle.
    std::shared_ptr<const configuration> config_; ///< waits while the snapshot has another
    std::vector<submission> waiting_;
    bool replan_ = false;
    std::vector<std::string> held_;
    replaced_plans replaced_;
    net::registration retry_; ///< a failed commit is tried again
    bool without_room_ =
        false; ///< the first plan found a full disk: it is shown, with no entries of the daemon's own
    std::string unwritten_;

    // What waits for a rendering.
    feeds_state feeds_ = feeds_state::current;
    std::chrono::steady_clock::time_point owed_since_;
    std::string trouble_;
    std::string failing_;
    std::shared_ptr<render_memory> memory_ = std::make_shared<render_memory>();
    std::vector<net::task> awaiting_;
    net::registration pause_;
    bool ready_ = false;

    net::task idle_;
    net::registration rest_;
};

} // namespace intouch::daemon
