// SPDX-License-Identifier: MIT
// A disk that fails on demand: the default file system of SQLite, which counts every write, sync and
// truncation, and refuses a chosen number of them.
#pragma once

#include <sqlite3.h>

#include <cerrno>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>

class failing_disk {
public:
    failing_disk() {
        disk() = this;
        base_ = sqlite3_vfs_find(nullptr);
        if (base_ == nullptr) throw std::runtime_error("SQLite has no file system");
        vfs_ = *base_;
        vfs_.zName = "failing";
        vfs_.szOsFile = static_cast<int>(sizeof(file)) + base_->szOsFile;
        vfs_.xOpen = open;
        sqlite3_vfs_register(&vfs_, 1);
    }
    failing_disk(const failing_disk&) = delete;
    failing_disk& operator=(const failing_disk&) = delete;
    ~failing_disk() {
        sqlite3_vfs_unregister(&vfs_);
        sqlite3_vfs_register(base_, 1);
        disk() = nullptr;
    }

    /// The n-th operation from now (1: the next), and the following ones up to `times` in all, fail with
    /// `reason` (ENOSPC, EIO). An operation is a write, a sync or a truncation.
    void fail(int n, int times, int reason) {
        first_ = operations_ + n;
        last_ = times > std::numeric_limits<int>::max() - first_ ? std::numeric_limits<int>::max()
                                                                 : first_ + times - 1;
        reason_ = reason;
    }
    void heal() { first_ = last_ = 0; }
    [[nodiscard]] bool failed() const { return first_ != 0 && operations_ >= first_; }
    [[nodiscard]] int operations() const { return operations_; }
    [[nodiscard]] sqlite3_int64 bytes_written() const { return bytes_; }
    /// Files with writes that are not synced yet.
    [[nodiscard]] const std::set<std::string>& unsynced() const { return unsynced_; }

private:
    struct file {
        sqlite3_file base;
        const char* name;
        sqlite3_file* real;
    };
    static failing_disk*& disk() {
        static failing_disk* one = nullptr;
        return one;
    }
    static file* own(sqlite3_file* f) { return reinterpret_cast<file*>(f); }
    static sqlite3_file* real(sqlite3_file* f) { return own(f)->real; }
    static std::string name(sqlite3_file* f) { return own(f)->name == nullptr ? "" : own(f)->name; }
    [[nodiscard]] bool next_fails() {
        ++operations_;
        if (operations_ < first_ || operations_ > last_) return false;
        errno = reason_;
        return true;
    }

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
        own(f)->real = reinterpret_cast<sqlite3_file*>(own(f) + 1);
        own(f)->name = name;
        const int code = disk()->base_->xOpen(disk()->base_, name, real(f), flags, out);
        f->pMethods = real(f)->pMethods == nullptr ? nullptr : &methods;
        return code;
    }
    static int write(sqlite3_file* f, const void* bytes, int count, sqlite3_int64 at) {
        if (disk()->next_fails()) return disk()->reason_ == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        disk()->bytes_ += count;
        disk()->unsynced_.insert(name(f));
        return real(f)->pMethods->xWrite(real(f), bytes, count, at);
    }
    static int truncate(sqlite3_file* f, sqlite3_int64 size) {
        if (disk()->next_fails()) return SQLITE_IOERR_TRUNCATE;
        return real(f)->pMethods->xTruncate(real(f), size);
    }
    static int sync(sqlite3_file* f, int flags) {
        if (disk()->next_fails()) return SQLITE_IOERR_FSYNC;
        disk()->unsynced_.erase(name(f));
        return real(f)->pMethods->xSync(real(f), flags);
    }

    static constexpr sqlite3_io_methods methods{
        3,
        [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); },
        [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
            return real(f)->pMethods->xRead(real(f), to, n, at);
        },
        write,
        truncate,
        sync,
        [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
        [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
        [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
        [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
        [](sqlite3_file* f, int op, void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
        [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
        [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
        [](sqlite3_file* f, int region, int size, int extend, void volatile** out) {
            return real(f)->pMethods->xShmMap(real(f), region, size, extend, out);
        },
        [](sqlite3_file* f, int at, int n, int flags) {
            return real(f)->pMethods->xShmLock(real(f), at, n, flags);
        },
        [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
        [](sqlite3_file* f, int drop) { return real(f)->pMethods->xShmUnmap(real(f), drop); },
        [](sqlite3_file* f, sqlite3_int64 at, int n, void** out) {
            return real(f)->pMethods->xFetch(real(f), at, n, out);
        },
        [](sqlite3_file* f, sqlite3_int64 at, void* p) {
            return real(f)->pMethods->xUnfetch(real(f), at, p);
        },
    };

    sqlite3_vfs* base_ = nullptr;
    sqlite3_vfs vfs_{};
    int operations_ = 0;
    int first_ = 0;
    int last_ = 0;
    int reason_ = 0;
    sqlite3_int64 bytes_ = 0;
    std::set<std::string> unsynced_;
};
