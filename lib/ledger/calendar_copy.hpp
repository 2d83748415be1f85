// SPDX-License-Identifier: MIT
// What is remembered of each CalDAV account: which collection is ours, and of each object there what both
// sides last agreed on. The map (href, uid) says which objects are ours; no other is ever written to.
#pragma once

#include "core/date.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intouch::ledger {

/// What an object of the calendar stands for, which decides what a user's edit of it means.
enum class object_kind : std::uint8_t { touch, closed, occasion, gathering, block, notice };

enum class copy_state : std::uint8_t {
    agreed,    ///< both sides have it
    creating,  ///< to be put, perhaps already there: `intended`
    updating,  ///< to be put over `remote`, perhaps already there
    deleting,  ///< no longer wanted, perhaps already gone
    deleted,   ///< the user deleted it; kept for a while, because calendars have a trash
    dismissed, ///< the user deleted what cannot be skipped: not put again while it stays as it was
    released,  ///< no longer wanted, but with the user's own words in it: theirs from now on
};

[[nodiscard]] std::string_view name(object_kind kind);
[[nodiscard]] std::string_view name(copy_state state);
[[nodiscard]] std::optional<object_kind> parse_object_kind(std::string_view text);
[[nodiscard]] std::optional<copy_state> parse_copy_state(std::string_view text);

struct calendar_copy {
    std::string uid;    ///< as in the agenda and feeds
    int generation = 0; ///< risen each time a deleted object was wanted again; part of the UID on the server
    std::string href;   ///< as the server wrote it
    std::string etag;   ///< as the server wrote it; empty: not known
    object_kind kind = object_kind::touch;
    copy_state state = copy_state::agreed;
    bool fresh = false;   ///< written by us since the changes were last listed
    std::string written;  ///< our own rendering, as last agreed
    std::string remote;   ///< what the server has; empty: `written`
    std::string wanted;   ///< while creating or updating: our rendering that goes into it
    std::string intended; ///< while creating or updating: the whole that is put; empty: `wanted`
    std::optional<instant> deleted_at{};
    std::string entry{}; ///< the ledger's entry that the deletion made
    int rewrites = 0;    ///< times that both sides wrote it in turn on `rewritten_on`
    std::optional<date> rewritten_on{};
    bool operator==(const calendar_copy&) const = default;
};

/// An account's collection and how its changes are asked for.
struct collection_copy {
    std::string url;        ///< absolute; empty: not found yet
    std::string token;      ///< of sync-collection; empty: none yet
    std::string ctag;       ///< where there is no sync-collection
    std::string components; ///< that it takes ("VEVENT VTODO"); empty: it did not say
    bool syncs = true;      ///< sync-collection is worth asking for
    bool deep = false;      ///< it wants Depth 1
    int token_failures = 0; ///< in a row, by 5xx
    bool operator==(const collection_copy&) const = default;
};

struct account_copy {
    collection_copy collection;
    std::map<std::string, calendar_copy> objects; ///< by uid
    bool operator==(const account_copy&) const = default;
};

/// What a step of synchronising changes in it.
struct account_change {
    std::optional<collection_copy> collection{};
    std::map<std::string, calendar_copy> set{}; ///< by uid
    std::vector<std::string> forgotten{};       ///< uids
    [[nodiscard]] bool empty() const { return !collection && set.empty() && forgotten.empty(); }
    bool operator==(const account_change&) const = default;
};

void apply(account_copy& to, const account_change& c);

} // namespace intouch::ledger
