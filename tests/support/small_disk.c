// SPDX-License-Identifier: MIT
// A small disk for a program that this is preloaded into: the files in the folder $SMALL_DISK may hold $SMALL_DISK_BYTES
// together. A write that needs more than is left fails with ENOSPC and writes nothing. A mount of such a size would need
// rights that many containers do not give.
// The kernel is called directly: functions found by name may belong to a sanitizer that has not started yet.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static _Thread_local off_t used;

static int add(const char* path, const struct stat* s, int kind, struct FTW* place) {
    (void)path, (void)place;
    if (kind == FTW_F) used += s->st_size;
    return 0;
}

/// True when the file is in the folder.
static int is_on_disk(int fd, const char* folder) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    const size_t prefix = strlen(folder);
    return strncmp(path, folder, prefix) == 0 && path[prefix] == '/';
}

/// True when the file may grow to `end` bytes.
static int has_room(int fd, off_t end) {
    const char* const folder = getenv("SMALL_DISK");
    struct stat s;
    if (folder == NULL || syscall(SYS_fstat, fd, &s) != 0 || !S_ISREG(s.st_mode) || end <= s.st_size) return 1;
    if (!is_on_disk(fd, folder)) return 1;
    used = 0;
    nftw(folder, add, 8, FTW_PHYS);
    if (used + end - s.st_size <= atoll(getenv("SMALL_DISK_BYTES"))) return 1;
    errno = ENOSPC;
    return 0;
}

ssize_t write(int fd, const void* from, size_t size) {
    const int flags = (int)syscall(SYS_fcntl, fd, F_GETFL);
    const off_t at = (off_t)syscall(SYS_lseek, fd, 0, (flags & O_APPEND) != 0 ? SEEK_END : SEEK_CUR);
    if (at >= 0 && !has_room(fd, at + (off_t)size)) return -1;
    return syscall(SYS_write, fd, from, size);
}

ssize_t pwrite64(int fd, const void* from, size_t size, off64_t at) {
    if (!has_room(fd, at + (off_t)size)) return -1;
    return syscall(SYS_pwrite64, fd, from, size, at);
}

ssize_t pwrite(int fd, const void* from, size_t size, off_t at) { return pwrite64(fd, from, size, at); }
