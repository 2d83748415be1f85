// SPDX-License-Identifier: MIT
// Keeps ledger, plan and feeds in step. One rule (design 10): when anything the plan depends on changes, plan
// again and publish the difference. That is done in two steps, each with a transaction of its own.
//
// A turn takes all that waits (recorded entries, a new configuration, time gone by), makes the plan on the
// worker, commits entries and places, and only then shows the new view and answers. What waits meanwhile
// shares the next turn: one commit and one plan for all of it.
//
// From then on a rendering is owed: the feeds and what calendars should hold, made on the worker from the
// newest view, and shown once their stamps are committed. It waits for a pause in what is said, so that a
// burst is rendered once, but not for long, and not when somebody wants to see it (`when_rendered`): nobody
// reads a feed that is older than what was answered. A crash between the steps costs nothing. What nobody has
// seen has no stamp yet, and whatever is not rendered is rendered at the next start.
//
// One step is made at a time.
#pragma once

#include "daemon/engine/snapshot.hpp"
#include "feed/feed_input.hpp"
#include "http/message.hpp"
#include "ledger/ulid.hpp"
#include "net/loop.hpp"
#include "plan/plan.hpp"
#include "record/record.hpp"
#include "store/database.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intouch::daemon {

/// Something a user said, and how it is answered.
struct work {
    /// What to enter, given what is known when its turn comes.
    std::function<result<std::vector<ledger::entry>>(const plan::plan_input&, std::span<const ledger::entry>,
                                                     const record::new_id&)>
        record;
    std::function<http::response(const std::vector<ledger::entry>&, const view&, const plan::plan_input&)>
        accepted;
    std::function<http::response(const error&)> refused;
    std::move_only_function<void(http::response)> reply;
    std::string key;        ///< idempotency key; empty: none
    sha256_value request{}; ///< of what came with it
};

/// A feed that is to have another address.
struct rotation {
    std::string feed; ///< its id
    std::function<http::response(const std::string& secret)> accepted;
    std::function<http::response(const error&)> refused;
    std::move_only_function<void(http::response)> reply;
    std::string key; ///< as of work
    sha256_value request{};
};

class keeper {
public:
    struct parts {
        net::loop& loop;
        store::database store;
        std::string key; ///< feed secrets are derived from it
        std::function<instant()> clock;
        ledger::ulid_source ids;
        std::function<void()> turned;   ///< after each turn
        std::function<void()> rendered; ///< after each rendering
    };
    /// Reads everything from the store. Errors are the store's.
    [[nodiscard]] static result<std::unique_ptr<keeper>> open(parts p);
    ~keeper(); ///< waits for the worker: what it makes lives here
    keeper(const keeper&) = delete;
    keeper& operator=(const keeper&) = delete;

    void use(configuration config); ///< from the next turn on
    void held(
        std::vector<std::string> names); ///< people kept though the roster lost them: shown as a warning
    void trouble(std::string text);      ///< what the user must mend: shown in full feeds; empty: nothing
    void record(work w);
    /// The old address is gone, on disk too, before the answer is given.
    void rotate(rotation r);
    void record(std::vector<work> all); ///< in one turn
    /// What is remembered of a CalDAV account.
    [[nodiscard]] result<ledger::account_copy> account(const std::string& id) const;
    /// On disk when it returns.
    [[nodiscard]] result<void> save(const std::string& account, const ledger::account_change& what);
    void replan();
    /// `then` once the view's feeds, links and calendars are of its plan; when they are, now. Feeds whose
    /// stamps the disk refuses stay as they were last kept.
    void when_rendered(net::task then);
    void when_idle(net::task then); ///< once nothing waits, is owed or is in the making

    [[nodiscard]] const view& now() const { return view_; }
    /// The one last given to `use`; null before.
    [[nodiscard]] const configuration* newest() const { return newest_.get(); }
    /// From the first rendering on.
    [[nodiscard]] bool ready() const { return ready_; }
    [[nodiscard]] bool rendered() const { return !owed_; } ///< whether `when_rendered` waits for nothing
    [[nodiscard]] std::span<const ledger::entry> entries() const {
        return std::span(entries_).first(view_.entries);
    }
    [[nodiscard]] instant time() const { return parts_.clock(); }

private:
    struct job;
    struct rendering;
    explicit keeper(parts p) : parts_(std::move(p)) {}

    void go_on();
    void turn();
    void gather(job& j);
    void gather_work(job& j);
    [[nodiscard]] bool nothing_of_its_own(const job& j) const;
    void plan(job& j) const;
    void finish(const std::shared_ptr<job>& j);
    void displace(job& j);
    void rest();
    [[nodiscard]] result<void> commit(job& j);
    void refuse(job& j, const error& why);

    void owe(const job& j);
    void render();
    [[nodiscard]] std::function<std::string(const std::string&)> links_of(
        rendering& r, const std::string& name, const std::vector<record::link_target>& touches);
    void make_feeds(rendering& r, const std::vector<record::link_target>& touches);
    void make_calendars(rendering& r, const std::vector<record::link_target>& touches);
    [[nodiscard]] result<void> commit(rendering& r);
    void show(rendering& r);
    void try_again_later();

    /// What was answered to that key before, or why it cannot be; nothing when it is new, or none.
    [[nodiscard]] std::optional<result<http::response>> answered_before(const std::string& key,
                                                                        const sha256_value& request);
    [[nodiscard]] bool answer_again(work& w);
    [[nodiscard]] std::string next_id();

    parts parts_;
    view view_;
    std::vector<ledger::entry> entries_; ///< those of a turn in the making stand behind the view's
    std::map<std::string, ledger::stamps> stamps_;
    std::map<std::string, int> generations_;
    std::map<std::string, feed::component_cache> components_; ///< the worker's while a step is in the making
    link_secrets links_;                                      ///< likewise
    bool owed_ = false;                                       ///< a rendering
    bool due_ = false;                                        ///< it waits no longer
    bool ready_ = false;
    std::chrono::steady_clock::time_point owed_since_;
    net::registration pause_;
    std::vector<net::task> awaiting_;

    net::registration rest_;

    /// When the daemon last found nothing to enter by itself.
    struct own_entries_looked_for {
        std::shared_ptr<const configuration> config;
        date day;
        bool operator==(const own_entries_looked_for&) const = default;
    };
    std::optional<own_entries_looked_for> nothing_own_;

    std::shared_ptr<const configuration> next_config_;
    std::shared_ptr<const configuration> newest_; ///< also while its turn is in the making
    std::vector<std::string> held_;
    std::string trouble_;
    std::vector<work> waiting_;
    bool replan_ = false;
    bool making_ = false;               ///< a turn or a rendering
    std::atomic<bool> working_ = false; ///< the worker is
    net::task idle_;
    net::registration retry_;
};

} // namespace intouch::daemon
