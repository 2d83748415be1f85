// SPDX-License-Identifier: MIT
// SQLite, wrapped once and thinly. Throws `sqlite::failure`, which never leaves this folder.
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
    int system_error = 0; ///< errno, when the file system is what failed; else 0
    std::string text;

    failure(int code, int system_error, std::string text);
    [[nodiscard]] const char* what() const noexcept override { return text.c_str(); }
};

/// A prepared statement in use; reset when it goes, back in its connection's cache. Parameters and columns
/// are counted as in the SQL: parameters from 1, columns from 0, each in the order of the calls.
class statement {
public:
    explicit statement(sqlite3_stmt* s) : s_(s) {}
    statement(const statement&) = delete;
    statement& operator=(const statement&) = delete;
    ~statement();

    statement& bind(std::string_view text); ///< must outlive the last step
    statement& bind_or_null(const std::optional<std::string>& text);
    statement& bind(std::int64_t number);
    statement& bind(std::span<const std::uint8_t> blob);
    /// True while there is a row; then reads begin at its first column again.
    bool step();
    /// For what returns no rows; ready for the next binding.
    void run();

    [[nodiscard]] bool null() const; ///< the column to be read next
    std::string_view text();         ///< until the next step
    std::optional<std::string_view> text_or_null();
    std::int64_t number();
    std::span<const std::uint8_t> blob(); ///< until the next step

private:
    void check(int code) const;
    sqlite3_stmt* s_;
    int parameter_ = 0;
    int column_ = 0;
};

class connection {
public:
    /// `flags` as of sqlite3_open_v2; `target` is a path or, with SQLITE_OPEN_URI, a URI.
    connection(const std::string& target, int flags);
    void execute(const std::string& sql); ///< one or more statements, rows ignored
    /// Of what a failure left open. When SQLite did so by itself, nothing: what failed is on its way up.
    void roll_back() noexcept;
    /// From the cache; one use of the same text at a time.
    [[nodiscard]] statement prepare(std::string_view sql);
    /// The first column of the first row.
    [[nodiscard]] std::int64_t number(std::string_view sql);
    void wait_for_others(int milliseconds);
    /// All of it into `to`, replacing what is there; as of this connection's transaction.
    void copy_to(connection& to);

private:
    struct closer {
        void operator()(sqlite3* db) const;
    };
    struct finalizer {
        void operator()(sqlite3_stmt* s) const;
    };
    std::unique_ptr<sqlite3, closer> db_; // closed after its statements are gone
    std::map<std::string, std::unique_ptr<sqlite3_stmt, finalizer>, std::less<>> statements_;
};

/// Rolled back unless committed.
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
