// SPDX-License-Identifier: MIT
// A wall clock that a test sets, for a program that this is preloaded into. The file $SET_CLOCK holds the seconds that the
// clock differs from that of the machine. When the file changes, timers on the wall clock are cancelled if they asked for
// it, as by the kernel (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET). With "late" behind the seconds, a timer tells the change
// only to who sets it next, as when that comes before the reader's turn. A test must not set the clock of the machine.
// With $TIMER_SPEED, the steady clock, and timers and waits on it, run that many times as fast. With $WALL_SPEED, so does the
// wall clock, from the start of the program.
// The kernel is called directly: functions found by name may belong to a sanitizer that has not started yet. Nobody waits
// for a condition before it has.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define MOST_TIMERS 16

static int timers[MOST_TIMERS];
static volatile int cancels[MOST_TIMERS];
static volatile int canceled[MOST_TIMERS];
static volatile time_t moments[MOST_TIMERS]; // when it fires; 0: it is not set
static volatile int timer_count;
static volatile long offset;
static long speed = 1;
static long wall_speed = 1;
static struct timespec began;

static volatile int is_late;

static long offset_in_file(void) {
    long seconds = 0;
    char late[5] = "";
    FILE* file = fopen(getenv("SET_CLOCK"), "r");
    if (file == NULL) return offset;
    if (fscanf(file, "%ld %4s", &seconds, late) < 1) seconds = offset;
    fclose(file);
    is_late = late[0] == 'l';
    return seconds;
}

/// For commands, which never ask for a timer.
__attribute__((constructor)) static void begin(void) {
    offset = offset_in_file();
    if (getenv("TIMER_SPEED") != NULL) speed = atol(getenv("TIMER_SPEED"));
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &began);
    if (getenv("WALL_SPEED") != NULL) wall_speed = atol(getenv("WALL_SPEED"));
}

static int64_t nanoseconds(struct timespec at) { return at.tv_sec * 1000000000LL + at.tv_nsec; }

static void put(struct timespec* at, int64_t all) {
    at->tv_sec = all / 1000000000LL;
    at->tv_nsec = all % 1000000000LL;
}

static void scale(struct timespec* at, long times, long part) { put(at, nanoseconds(*at) * times / part); }

static void to_wall(struct timespec* at) {
    const int64_t since = nanoseconds(*at) - nanoseconds(began);
    put(at, nanoseconds(*at) + since * (wall_speed - 1));
    at->tv_sec += offset;
}

static void fire(int i) {
    const uint64_t one = 1;
    if (write(timers[i], &one, sizeof one) < 0) abort();
}

static void* follow(void* unused) {
    for (;;) {
        const long now = offset_in_file();
        if (now != offset) {
            offset = now;
            for (int i = 0; i < timer_count; ++i) {
                if (!cancels[i]) continue;
                canceled[i] = 1;
                if (!is_late) fire(i);
            }
        }
        struct timespec wall;
        clock_gettime(CLOCK_REALTIME, &wall);
        for (int i = 0; i < timer_count; ++i) {
            if (moments[i] == 0 || moments[i] > wall.tv_sec) continue;
            moments[i] = 0;
            fire(i);
        }
        usleep(20000);
    }
    return unused;
}

int clock_gettime(clockid_t clock, struct timespec* at) {
    const int done = (int)syscall(SYS_clock_gettime, clock, at);
    if (clock == CLOCK_REALTIME) to_wall(at);
    if (clock == CLOCK_MONOTONIC) scale(at, speed, 1);
    return done;
}

/// The number of a timer on the wall clock, or -1.
static int index_of(int fd) {
    for (int i = 0; i < timer_count; ++i)
        if (timers[i] == fd) return i;
    return -1;
}

/// A timer on the wall clock fires when the clock is set, and at its moment. It lives as long as the process.
int timerfd_create(clockid_t clock, int flags) {
    if (clock != CLOCK_REALTIME) return (int)syscall(SYS_timerfd_create, clock, flags);
    if (timer_count == MOST_TIMERS) abort();
    const int timer = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    timers[timer_count++] = timer;
    pthread_t thread;
    if (timer_count == 1 && pthread_create(&thread, NULL, follow, NULL) != 0) abort();
    return timer;
}

int timerfd_settime(int fd, int flags, const struct itimerspec* to, struct itimerspec* before) {
    const int known = index_of(fd);
    if (known < 0) {
        struct itimerspec sooner = *to;
        scale(&sooner.it_value, 1, speed);
        const int armed = to->it_value.tv_sec != 0 || to->it_value.tv_nsec != 0;
        if (armed && sooner.it_value.tv_sec == 0 && sooner.it_value.tv_nsec == 0) sooner.it_value.tv_nsec = 1;
        return (int)syscall(SYS_timerfd_settime, fd, flags, &sooner, before);
    }
    cancels[known] = (flags & TFD_TIMER_CANCEL_ON_SET) != 0;
    uint64_t fired = 0;
    if (syscall(SYS_read, fd, &fired, sizeof fired) < 0) fired = 0;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    moments[known] = to->it_value.tv_sec;
    if (moments[known] != 0 && moments[known] <= now.tv_sec) {
        moments[known] = 0;
        fire(known);
    }
    if (!canceled[known]) return 0;
    canceled[known] = 0;
    errno = ECANCELED; // the timer is set all the same
    return -1;
}

int pthread_cond_clockwait(pthread_cond_t* on, pthread_mutex_t* held, clockid_t clock, const struct timespec* until) {
    int (*wait)(pthread_cond_t*, pthread_mutex_t*, clockid_t, const struct timespec*) =
        (int (*)(pthread_cond_t*, pthread_mutex_t*, clockid_t, const struct timespec*))dlsym(RTLD_NEXT, "pthread_cond_clockwait");
    struct timespec at = *until;
    if (clock == CLOCK_MONOTONIC) scale(&at, 1, speed);
    return wait(on, held, clock, &at);
}

ssize_t read(int fd, void* to, size_t most) {
    const ssize_t got = syscall(SYS_read, fd, to, most);
    const int known = index_of(fd);
    if (got < 0 || known < 0) return got;
    if (!canceled[known]) return got;
    canceled[known] = 0;
    errno = ECANCELED;
    return -1;
}
