// SPDX-License-Identifier: MIT
// Whole tables as values. Every function throws `sqlite::failure`, and fails with `errc::damaged` for a value
// that intouch never writes; `file` is the database that the error names.
#pragma once

#include "core/result.hpp"
#include "ledger/calendar_copy.hpp"
#include "ledger/entry.hpp"
#include "ledger/published.hpp"
#include "store/database.hpp"
#include "store/sqlite.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intouch::store {

[[nodiscard]] result<std::vector<ledger::entry>> read_entries(sqlite::connection& c,
                                                              const std::filesystem::path& file);
[[nodiscard]] result<ledger::published_plan> read_published(sqlite::connection& c,
                                                            const std::filesystem::path& file);
[[nodiscard]] result<ledger::published_pace> read_pace(sqlite::connection& c,
                                                       const std::filesystem::path& file);
[[nodiscard]] result<ledger::stamps> read_stamps(sqlite::connection& c, const std::filesystem::path& file,
                                                 const std::string& feed);
[[nodiscard]] result<std::map<std::string, int>> read_generations(sqlite::connection& c,
                                                                  const std::filesystem::path& file);
[[nodiscard]] result<ledger::account_copy> read_copies(sqlite::connection& c,
                                                       const std::filesystem::path& file,
                                                       const std::string& account);
[[nodiscard]] result<ledger::message_states> read_states(sqlite::connection& c,
                                                         const std::filesystem::path& file);
[[nodiscard]] result<std::optional<answer>> read_answer(sqlite::connection& c,
                                                        const std::filesystem::path& file,
                                                        const std::string& key);

} // namespace intouch::store
