// SPDX-License-Identifier: MIT
// The stored state of each CalDAV account: its collection, and for each of our calendar objects the version
// that both sides last agreed on. The stored href and uid identify our objects; intouch never writes to
// another object. See lib/README.md, "Reconcile".
#pragma once

#include "core/date.hpp"
#include "ledger/calendar_object.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::ledger {

enum class copy_state : std::uint8_t {
    agreed,    ///< both sides have the same version
    creating,  ///< `intended` is to be put; the server may have it already; `fresh`: it said that it took it
    updating,  ///< `intended` is to replace `remote`; the server may have it already
    deleting,  ///< to be deleted; the server may have deleted it already
    deleted,   ///< the user deleted it; kept for a while, because calendars can restore from a trash
    dismissed, ///< the user deleted an object that cannot be skipped; it is not put again until it changes
    released,  ///< to be deleted, but the user wrote text in it: it now belongs to the user
};

[[nodiscard]] std::string_view name(copy_state state);
[[nodiscard]] std::optional<copy_state> parse_copy_state(std::string_view text);

struct calendar_copy {
    std::string uid;    ///< the uid in the agenda and in feeds
    int generation = 0; ///< rises when a deleted object is wanted again; part of the UID on the server
    std::string href;   ///< as the server wrote it
    std::string etag;   ///< as the server wrote it; empty: unknown
    object_kind kind = object_kind::touch;
    copy_state state = copy_state::agreed;
    bool fresh = false;  ///< we wrote it after the last listing of changes
    std::string written; ///< our rendering of the version that both sides agreed on
    std::string remote;  ///< the server's version of it; empty: equal to `written`
    std::string wanted;  ///< while creating or updating: our rendering
    std::string
        intended; ///< while creating or updating: the complete object to put; empty: equal to `wanted`
    std::optional<instant> deleted_at{};
    std::string entry{}; ///< the ledger entry that the deletion caused
    int rewrites = 0;    ///< how often both sides overwrote each other on `rewritten_on`
    std::optional<date> rewritten_on{};
    bool operator==(const calendar_copy&) const = default;
};

/// The collection of an account, and how to ask the server for changes.
struct collection_copy {
    std::string url;         ///< absolute; empty: not found yet
    std::string token;       ///< of sync-collection (RFC 6578); empty: none yet
    std::string ctag;        ///< for servers without sync-collection
    std::string components;  ///< accepted components ("VEVENT VTODO"); empty: unknown
    bool syncs = true;       ///< false: the server does not support sync-collection
    bool deep = false;       ///< the server requires Depth 1
    int token_failures = 0;  ///< failures in a row with a status 5xx
    std::string found_for{}; ///< the settings that led to it; empty: unknown
    bool operator==(const collection_copy&) const = default;
};

struct account_copy {
    collection_copy collection;
    std::map<std::string, calendar_copy> objects; ///< by uid
    bool operator==(const account_copy&) const = default;
};

/// A change to an `account_copy`.
struct account_change {
    std::optional<collection_copy> collection{};
    std::map<std::string, calendar_copy> set{}; ///< by uid
    std::vector<std::string> forgotten{};       ///< uids of the removed objects
    [[nodiscard]] bool empty() const { return !collection && set.empty() && forgotten.empty(); }
    bool operator==(const account_change&) const = default;
};

void apply(account_copy& to, const account_change& c);

} // namespace intouch::ledger
