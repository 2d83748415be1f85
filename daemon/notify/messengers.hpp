// SPDX-License-Identifier: MIT
// Sends messages to the user. See lib/README.md, "Messages": what is due is remembered in the store before it is
// sent, and what was sent is remembered before the next one is.
#pragma once

#include "daemon/engine/engine.hpp"
#include "daemon/system/wall_timer.hpp"
#include "ledger/message_state.hpp"
#include "net/loop.hpp"
#include "notify/due.hpp"
#include "words/messages.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intouch::daemon {

class messengers {
public:
    struct parts {
        net::loop& loop;
        daemon::engine& engine;
        std::filesystem::path folder; ///< of intouch.toml: password files are relative to it
        std::function<std::vector<notify::trouble>()> troubles; ///< as `notify::troubles_of` makes them
    };
    explicit messengers(parts p);
    ~messengers();
    messengers(const messengers&) = delete;
    messengers& operator=(const messengers&) = delete;

    /// Makes and sends the messages that are due. Call it after each rendering, and when a trouble begins or ends.
    void consider();
    /// Sends a test message to the target. `then` gets the server's answer.
    void test(const std::string& target, std::move_only_function<void(result<std::string>)> then);
    /// Breaks off every delivery, and sends no further message.
    void stop();

    [[nodiscard]] std::vector<words::message_facts> facts() const; ///< by id
    [[nodiscard]] std::string trouble() const; ///< of the first target that has any; else empty

private:
    struct sender;
    void enter_due(const notify::due_input& d);
    void drop_stale(instant now);
    [[nodiscard]] std::vector<notify::trouble> since_when(instant now);
    void send_next(const std::string& target);
    [[nodiscard]] std::string stored_link(const std::string& uid) const;
    [[nodiscard]] ledger::message_state with_links(ledger::message_state s) const;
    [[nodiscard]] bool waits(const sender& s) const;
    void wake_at(std::optional<instant> next);
    void sent(const std::string& target, const std::string& key, result<std::string> how);
    void put(std::vector<ledger::message_state> rows);
    [[nodiscard]] const ledger::message_state* first_waiting(const std::string& target) const;
    [[nodiscard]] notify::due_input input(const snapshot& v, const plan::plan_input& in) const;
    [[nodiscard]] sender& sender_of(const roster::notify_target& target);

    parts parts_;
    bool read_ = false; ///< the states were read from the store
    bool stopped_ = false;
    ledger::message_states states_;
    std::vector<ledger::message_state> unwritten_; ///< the disk refused them; they go with the next ones
    std::map<std::string, std::unique_ptr<sender>> senders_;
    wall_timer timer_;
    net::registration again_;
};

} // namespace intouch::daemon
