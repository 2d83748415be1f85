// SPDX-License-Identifier: MIT
// A thin wrapper of SQLite. Its functions throw `sqlite::failure`, which never leaves this folder.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace intouch::store::sqlite {

struct failure : std::exception {
    int code = 0;         ///< extended result code
    int system_error = 0; ///< errno when the file system failed; else 0
    std::string text;

    failure(int code, int system_error, std::string text);
    [[nodiscard]] const char* what() const noexcept override { return text.c_str(); }
};

/// A prepared statement in use. The destructor resets it for the cache of its connection. Each `bind` sets
/// the next parameter, and each read returns the next column.
class statement {
public:
    explicit statement(sqlite3_stmt* s) : s_(s) {}
    statement(const statement&) = delete;
    statement& operator=(const statement&) = delete;
    ~statement();

    statement& bind(std::string_view text); ///< `text` must outlive the last step
    statement& bind_or_null(const std::optional<std::string>& text);
    statement& bind(std::int64_t number);
    statement& bind(std::span<const std::uint8_t> blob);
    /// True while there is another row. Reads then begin at its first column.
    bool step();
    /// Runs a statement without rows and resets it for new parameters.
    void run();

    [[nodiscard]] bool null() const; ///< true when the next column is NULL
    std::string_view text();         ///< valid until the next step
    std::optional<std::string_view> text_or_null();
    std::int64_t number();
    std::span<const std::uint8_t> blob(); ///< valid until the next step

private:
    void check(int code) const;
    sqlite3_stmt* s_;
    int parameter_ = 0;
    int column_ = 0;
};

class connection {
public:
    /// `flags` are those of sqlite3_open_v2. `target` is a path, or with SQLITE_OPEN_URI a URI.
    connection(const std::string& target, int flags);
    void execute(const std::string& sql); ///< one or more statements, rows ignored
    /// Rolls an open transaction back. Ignores errors: SQLite may have rolled it back already.
    void roll_back() noexcept;
    /// Takes the statement from a cache. Only one statement with the same text may be in use.
    [[nodiscard]] statement prepare(std::string_view sql);
    /// The first column of the first row; 0 without rows.
    [[nodiscard]] std::int64_t number(std::string_view sql);
    [[nodiscard]] bool moved();             ///< whether its file was removed or replaced since it was opened
    void wait_for_others(int milliseconds); ///< how long to wait for a lock
    /// Replaces the contents of `to` by the database as this connection's transaction sees it.
    void copy_to(connection& to);

private:
    struct closer {
        void operator()(sqlite3* db) const;
    };
    struct finalizer {
        void operator()(sqlite3_stmt* s) const;
    };
    std::unique_ptr<sqlite3, closer> db_; // closed after its statements are finalized
    std::map<std::string, std::unique_ptr<sqlite3_stmt, finalizer>, std::less<>> statements_;
};

/// Rolls back in the destructor unless it was committed.
class transaction {
public:
    explicit transaction(connection& c);
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction();
    void commit();

private:
    connection& c_;
    bool open_ = true;
};

} // namespace intouch::store::sqlite
