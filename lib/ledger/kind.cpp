// SPDX-License-Identifier: MIT
#include "ledger/kind.hpp"

#include "core/enum_names.hpp"

#include <array>
#include <cstddef>

namespace intouch::ledger {
namespace {

// In the order of the enumeration values.
constexpr std::array<std::string_view, 25> kind_names{"joined",  "reached",      "they_reached_out",
                                                      "sent",    "left_message", "no_answer",
                                                      "missed",  "unreachable",  "skipped",
                                                      "moved",   "promised",     "kept",
                                                      "paused",  "resumed",      "lost",
                                                      "found",   "booked",       "held",
                                                      "excused", "block_moved",  "block_skipped",
                                                      "noted",   "confirmed",    "away",
                                                      "undone"};
static_assert(kind_names.size() == static_cast<std::size_t>(entry_kind::undone) + 1);

constexpr std::array<std::string_view, 6> source_names{"api", "cli", "page", "link", "caldav", "daemon"};
static_assert(source_names.size() == static_cast<std::size_t>(entry_source::daemon) + 1);

} // namespace

std::string_view name(entry_kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::string_view name(entry_source source) { return source_names.at(static_cast<std::size_t>(source)); }

std::optional<entry_kind> parse_entry_kind(std::string_view text) {
    return parse_name<entry_kind>(kind_names, text);
}
std::optional<entry_source> parse_entry_source(std::string_view text) {
    return parse_name<entry_source>(source_names, text);
}

bool is_contact(entry_kind kind) {
    return kind == entry_kind::reached || kind == entry_kind::they_reached_out || kind == entry_kind::sent ||
           kind == entry_kind::held;
}

bool closes(entry_kind kind) { return is_contact(kind) || kind == entry_kind::skipped; }

bool is_attempt(entry_kind kind) {
    return kind == entry_kind::left_message || kind == entry_kind::no_answer ||
           kind == entry_kind::unreachable;
}

bool changes_block(entry_kind kind) {
    return kind == entry_kind::block_moved || kind == entry_kind::block_skipped;
}

std::span<const entry_kind> outcomes() {
    static constexpr std::array list{entry_kind::reached,   entry_kind::they_reached_out,
                                     entry_kind::sent,      entry_kind::left_message,
                                     entry_kind::no_answer, entry_kind::unreachable};
    return list;
}

} // namespace intouch::ledger
