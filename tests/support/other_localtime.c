// SPDX-License-Identifier: MIT
// For a program that this is preloaded into, the symbolic link $LOCALTIME stands for /etc/localtime, and its folder for
// /etc where the program watches for changes. To put another /etc in place would need a mount, and many containers
// permit none.
// The kernel is called directly: functions found by name may belong to a sanitizer that has not started yet.
#define _GNU_SOURCE
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char* other(const char* path) {
    return strcmp(path, "/etc/localtime") == 0 ? getenv("LOCALTIME") : path;
}

ssize_t readlink(const char* path, char* to, size_t size) {
    return syscall(SYS_readlinkat, AT_FDCWD, other(path), to, size);
}

int lstat(const char* path, struct stat* to) {
    return (int)syscall(SYS_newfstatat, AT_FDCWD, other(path), to, AT_SYMLINK_NOFOLLOW);
}

int lstat64(const char* path, struct stat64* to) { return lstat(path, (struct stat*)to); }

int inotify_add_watch(int fd, const char* path, uint32_t events) {
    char folder[PATH_MAX];
    if (strcmp(path, "/etc") == 0) {
        strncpy(folder, getenv("LOCALTIME"), sizeof folder - 1);
        folder[sizeof folder - 1] = 0;
        *strrchr(folder, '/') = 0;
        path = folder;
    }
    return (int)syscall(SYS_inotify_add_watch, fd, path, events);
}
