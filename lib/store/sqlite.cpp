// SPDX-License-Identifier: MIT
#include "store/sqlite.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace intouch::store::sqlite {
namespace {

/// Returns the result of `call` and stores the errno after it. SQLite 3.40 does not store the errno of a
/// COMMIT.
template <class Call> int watched(Call call, int& system_error) {
    errno = 0;
    const int code = call();
    system_error = errno;
    return code;
}

[[noreturn]] void fail(sqlite3* db, int code, int system_error = 0) {
    if (db == nullptr) throw failure(code, system_error, sqlite3_errstr(code));
    const int extended = sqlite3_extended_errcode(db);
    const bool system = (extended & 0xFF) == SQLITE_IOERR || (extended & 0xFF) == SQLITE_CANTOPEN;
    if (system && system_error == 0) system_error = sqlite3_system_errno(db);
    throw failure(extended, system ? system_error : 0, sqlite3_errmsg(db));
}

} // namespace

failure::failure(int code_, int system_error_, std::string text_)
    : code(code_), system_error(system_error_), text(std::move(text_)) {}

statement::~statement() {
    sqlite3_reset(s_);
    sqlite3_clear_bindings(s_);
}

void statement::check(int code) const {
    if (code != SQLITE_OK) fail(sqlite3_db_handle(s_), code);
}

statement& statement::bind(std::string_view text) {
    // A null pointer would bind NULL.
    const char* bytes = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(s_, ++parameter_, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

statement& statement::bind_or_null(const std::optional<std::string>& text) {
    if (text) return bind(std::string_view(*text));
    check(sqlite3_bind_null(s_, ++parameter_));
    return *this;
}

statement& statement::bind(std::int64_t number) {
    check(sqlite3_bind_int64(s_, ++parameter_, number));
    return *this;
}

statement& statement::bind(std::span<const std::uint8_t> blob) {
    check(sqlite3_bind_blob64(s_, ++parameter_, blob.data(), blob.size(), SQLITE_STATIC));
    return *this;
}

bool statement::step() {
    int system_error = 0;
    const int code = watched([&] { return sqlite3_step(s_); }, system_error);
    column_ = 0;
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(sqlite3_db_handle(s_), code, system_error);
    return false;
}

void statement::run() {
    while (step()) {
    }
    check(sqlite3_reset(s_));
    parameter_ = 0;
}

bool statement::null() const { return sqlite3_column_type(s_, column_) == SQLITE_NULL; }

std::string_view statement::text() {
    const auto bytes = blob();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<std::string_view> statement::text_or_null() {
    if (null()) {
        ++column_;
        return std::nullopt;
    }
    return text();
}

std::int64_t statement::number() { return sqlite3_column_int64(s_, column_++); }

std::span<const std::uint8_t> statement::blob() {
    const int at = column_++;
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(s_, at));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(s_, at))};
}

void connection::closer::operator()(sqlite3* db) const { sqlite3_close_v2(db); }
void connection::finalizer::operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }

connection::connection(const std::string& target, int flags) {
    sqlite3* db = nullptr;
    int system_error = 0;
    const int code =
        watched([&] { return sqlite3_open_v2(target.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr); },
                system_error);
    db_.reset(db); // SQLite sets it even when opening failed
    if (code != SQLITE_OK) fail(db, code, system_error);
    sqlite3_extended_result_codes(db, 1);
}

void connection::execute(const std::string& sql) {
    int system_error = 0;
    const int code = watched([&] { return sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr); },
                             system_error);
    if (code != SQLITE_OK) fail(db_.get(), code, system_error);
}

statement connection::prepare(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        sqlite3_stmt* s = nullptr;
        const int code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &s, nullptr);
        if (code != SQLITE_OK) fail(db_.get(), code);
        found = statements_.emplace(sql, s).first;
    }
    return statement(found->second.get());
}

std::int64_t connection::number(std::string_view sql) {
    auto s = prepare(sql);
    return s.step() ? s.number() : 0;
}

void connection::roll_back() noexcept { sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr); }

bool connection::moved() {
    int gone = 0;
    return sqlite3_file_control(db_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &gone) == SQLITE_OK && gone != 0;
}

void connection::wait_for_others(int milliseconds) { sqlite3_busy_timeout(db_.get(), milliseconds); }

void connection::copy_to(connection& to) {
    sqlite3_backup* copying = sqlite3_backup_init(to.db_.get(), "main", db_.get(), "main");
    if (copying == nullptr) fail(to.db_.get(), sqlite3_extended_errcode(to.db_.get()));
    int system_error = 0;
    const int code = watched([&] { return sqlite3_backup_step(copying, -1); }, system_error);
    sqlite3_backup_finish(copying);
    if (code != SQLITE_DONE)
        throw failure(code, code == SQLITE_IOERR || code > 0xFF ? system_error : 0, sqlite3_errstr(code));
}

transaction::transaction(connection& c) : c_(c) { c_.execute("BEGIN IMMEDIATE"); }

transaction::~transaction() {
    if (open_) c_.roll_back();
}

void transaction::commit() {
    c_.execute("COMMIT");
    open_ = false;
}

} // namespace intouch::store::sqlite
