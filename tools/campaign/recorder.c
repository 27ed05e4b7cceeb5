/* Writes down what a program does to the files below one folder, in order and with every byte, for the replayer.

   Preloaded (LD_PRELOAD) into a workload. CAMPAIGN_ROOT is the folder, CAMPAIGN_LOG the log, CAMPAIGN_SEED makes
   random numbers and the time of day repeatable, so that a seed gives the same bytes again. A write to descriptor MARK is a mark: what
   the program promises at this moment. Only what succeeded is logged. A record is the struct below and `size` bytes. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define MARK 987654
#define FDS 65536

struct record { uint32_t size; int32_t op; int32_t handle; int32_t unused; int64_t number; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int handles[FDS];            /* descriptor → serial number of its opening, 0: not one of ours */
static unsigned char is_random[FDS];
static int last_handle, log_fd = -1;
static char root[PATH_MAX];
static size_t root_length;
static uint64_t random_state;
static int repeatable;

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void)
{
    const char *folder = getenv("CAMPAIGN_ROOT"), *log = getenv("CAMPAIGN_LOG"), *seed = getenv("CAMPAIGN_SEED");
    if (seed) { repeatable = 1; random_state = strtoull(seed, NULL, 10); }
    if (!folder || !log) return;
    snprintf(root, sizeof root, "%s/", folder);
    root_length = strlen(root);
    log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static void put(int op, int handle, int64_t number, const void *data, size_t size)
{
    struct record head = { (uint32_t) size, op, handle, 0, number };
    struct iovec parts[2] = { { &head, sizeof head }, { (void *) data, size } };
    if (log_fd < 0) return;
    pthread_mutex_lock(&lock);
    if (syscall(SYS_writev, log_fd, parts, 2) != (long) (sizeof head + size)) abort();
    pthread_mutex_unlock(&lock);
}

/* The path in one piece when it is below the folder, or 0; `where` is the descriptor of a folder or AT_FDCWD. */
static int inside(int where, const char *path, char *out)
{
    char link[64];
    ssize_t n = 0;
    if (log_fd < 0 || !path) return 0;
    if (path[0] != '/') {
        if (where == AT_FDCWD) { if (!getcwd(out, PATH_MAX)) return 0; n = strlen(out); }
        else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", where);
            n = readlink(link, out, PATH_MAX - 1);
            if (n < 0) return 0;
        }
        out[n++] = '/';
    }
    if (n + strlen(path) >= PATH_MAX) return 0;
    strcpy(out + n, path);
    n = strlen(out);
    while (n > 1 && out[n - 1] == '/') out[--n] = 0;
    return !strncmp(out, root, root_length) || (strlen(out) + 1 == root_length && !strncmp(out, root, root_length - 1));
}

static int handle_of(int fd) { return fd >= 0 && fd < FDS ? handles[fd] : 0; }

static int opened(int fd, int where, const char *path, int flags)
{
    char full[PATH_MAX];
    if (fd < 0 || fd >= FDS) return fd;
    handles[fd] = 0;
    is_random[fd] = repeatable && path && !strcmp(path, "/dev/urandom");
    if (inside(where, path, full)) {
        pthread_mutex_lock(&lock);
        handles[fd] = ++last_handle;
        pthread_mutex_unlock(&lock);
        put('O', handles[fd], flags, full, strlen(full));
    }
    return fd;
}

#define MODE(flags) mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...)
{ MODE(flags) return opened(REAL(open)(path, flags, mode), AT_FDCWD, path, flags); }
int open64(const char *path, int flags, ...)
{ MODE(flags) return opened(REAL(open64)(path, flags, mode), AT_FDCWD, path, flags); }
int openat(int where, const char *path, int flags, ...)
{ MODE(flags) return opened(REAL(openat)(where, path, flags, mode), where, path, flags); }
int openat64(int where, const char *path, int flags, ...)
{ MODE(flags) return opened(REAL(openat64)(where, path, flags, mode), where, path, flags); }
int creat(const char *path, mode_t mode)
{ return opened(REAL(creat)(path, mode), AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC); }

int close(int fd)
{
    if (fd == log_fd && fd >= 0) return 0;
    if (fd >= 0 && fd < FDS) handles[fd] = is_random[fd] = 0;
    return REAL(close)(fd);
}

/* --- bytes ------------------------------------------------------------------------------------------ */

ssize_t write(int fd, const void *data, size_t size)
{
    if (fd == MARK && log_fd >= 0) { put('K', 0, 0, data, size); return size; }
    ssize_t done = REAL(write)(fd, data, size);
    if (done > 0 && handle_of(fd)) put('W', handle_of(fd), lseek(fd, 0, SEEK_CUR) - done, data, done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    ssize_t done = REAL(pwrite)(fd, data, size, at);
    if (done > 0 && handle_of(fd)) put('W', handle_of(fd), at, data, done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    ssize_t done = REAL(pwrite64)(fd, data, size, at);
    if (done > 0 && handle_of(fd)) put('W', handle_of(fd), at, data, done);
    return done;
}

static void scattered(int fd, const struct iovec *parts, int count, int64_t at, ssize_t done)
{
    for (int i = 0; i < count && done > 0; i++) {
        size_t n = parts[i].iov_len < (size_t) done ? parts[i].iov_len : (size_t) done;
        put('W', handle_of(fd), at, parts[i].iov_base, n);
        at += n;
        done -= n;
    }
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    ssize_t done = REAL(writev)(fd, parts, count);
    if (done > 0 && handle_of(fd)) scattered(fd, parts, count, lseek(fd, 0, SEEK_CUR) - done, done);
    return done;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at)
{
    ssize_t done = REAL(pwritev)(fd, parts, count, at);
    if (done > 0 && handle_of(fd)) scattered(fd, parts, count, at, done);
    return done;
}

/* Bytes that never passed through this process are read back from the file. */
static void copied(int fd, int64_t at, ssize_t done)
{
    char link[64], *data = malloc(done > 0 ? done : 1);
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int again = syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
    if (!data || again < 0 || syscall(SYS_pread64, again, data, done, at) != done) abort();
    syscall(SYS_close, again);
    put('W', handle_of(fd), at, data, done);
    free(data);
}

ssize_t sendfile(int to, int from, off_t *at, size_t size)
{
    ssize_t done = ((ssize_t (*)(int, int, off_t *, size_t)) dlsym(RTLD_NEXT, "sendfile"))(to, from, at, size);
    if (done > 0 && handle_of(to)) copied(to, lseek(to, 0, SEEK_CUR) - done, done);
    return done;
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t size) { return sendfile(to, from, (off_t *) at, size); }

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t size, unsigned flags)
{
    ssize_t done = REAL(copy_file_range)(from, from_at, to, to_at, size, flags);
    if (done > 0 && handle_of(to)) copied(to, (to_at ? *to_at : lseek(to, 0, SEEK_CUR)) - done, done);
    return done;
}

/* --- sizes ------------------------------------------------------------------------------------------ */

int ftruncate(int fd, off_t size)
{
    int failed = REAL(ftruncate)(fd, size);
    if (!failed && handle_of(fd)) put('T', handle_of(fd), size, "", 0);
    return failed;
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

int truncate(const char *path, off_t size)
{
    char full[PATH_MAX];
    int failed = REAL(truncate)(path, size);
    if (!failed && inside(AT_FDCWD, path, full)) put('t', 0, size, full, strlen(full));
    return failed;
}

int truncate64(const char *path, off64_t size) { return truncate(path, size); }

static void grown(int fd)
{
    struct stat found;
    if (handle_of(fd) && !fstat(fd, &found)) put('T', handle_of(fd), found.st_size, "", 0);
}

int fallocate(int fd, int mode, off_t at, off_t size)
{
    int failed = REAL(fallocate)(fd, mode, at, size);
    if (!failed && mode && handle_of(fd)) put('X', handle_of(fd), 0, "fallocate", 9);
    if (!failed) grown(fd);
    return failed;
}

int posix_fallocate(int fd, off_t at, off_t size)
{
    int failed = REAL(posix_fallocate)(fd, at, size);
    if (!failed) grown(fd);
    return failed;
}

int posix_fallocate64(int fd, off64_t at, off64_t size) { return posix_fallocate(fd, at, size); }

void *mmap(void *where, size_t size, int allowed, int flags, int fd, off_t at)
{
    if (handle_of(fd) && (allowed & PROT_WRITE) && (flags & MAP_SHARED)) put('X', handle_of(fd), 0, "mmap", 4);
    return REAL(mmap)(where, size, allowed, flags, fd, at);
}

void *mmap64(void *where, size_t size, int allowed, int flags, int fd, off64_t at)
{ return mmap(where, size, allowed, flags, fd, at); }

/* --- syncs ------------------------------------------------------------------------------------------ */

int fsync(int fd)
{
    int failed = REAL(fsync)(fd);
    if (!failed && handle_of(fd)) put('S', handle_of(fd), 0, "", 0);
    return failed;
}

int fdatasync(int fd)
{
    int failed = REAL(fdatasync)(fd);
    if (!failed && handle_of(fd)) put('S', handle_of(fd), 0, "", 0);
    return failed;
}

void sync(void) { REAL(sync)(); put('A', 0, 0, "", 0); }

/* --- names ------------------------------------------------------------------------------------------ */

static void named(int op, int from_folder, const char *from, int to_folder, const char *to)
{
    char pair[2 * PATH_MAX + 1], second[PATH_MAX];
    int is_first = inside(from_folder, from, pair), is_second = to && inside(to_folder, to, second);
    if (!is_first && !is_second) return;
    if (to && is_first != is_second) op = 'X';      /* into or out of the folder: the workloads never do that */
    size_t n = strlen(pair);
    if (to) { pair[n] = 0; strcpy(pair + n + 1, second); n += 1 + strlen(second); }
    put(op, 0, 0, pair, n);
}

int rename(const char *from, const char *to)
{ int failed = REAL(rename)(from, to); if (!failed) named('R', AT_FDCWD, from, AT_FDCWD, to); return failed; }
int renameat(int a, const char *from, int b, const char *to)
{ int failed = REAL(renameat)(a, from, b, to); if (!failed) named('R', a, from, b, to); return failed; }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
    int failed = REAL(renameat2)(a, from, b, to, flags);
    if (!failed) named(flags & RENAME_EXCHANGE ? 'X' : 'R', a, from, b, to);
    return failed;
}
int link(const char *from, const char *to)
{ int failed = REAL(link)(from, to); if (!failed) named('L', AT_FDCWD, from, AT_FDCWD, to); return failed; }
int linkat(int a, const char *from, int b, const char *to, int flags)
{ int failed = REAL(linkat)(a, from, b, to, flags); if (!failed) named('L', a, from, b, to); return failed; }
int symlink(const char *from, const char *to)
{ int failed = REAL(symlink)(from, to); if (!failed) named('X', AT_FDCWD, to, 0, NULL); return failed; }
int unlink(const char *path)
{ int failed = REAL(unlink)(path); if (!failed) named('U', AT_FDCWD, path, 0, NULL); return failed; }
int unlinkat(int where, const char *path, int flags)
{ int failed = REAL(unlinkat)(where, path, flags); if (!failed) named('U', where, path, 0, NULL); return failed; }
int remove(const char *path)
{ int failed = REAL(remove)(path); if (!failed) named('U', AT_FDCWD, path, 0, NULL); return failed; }
int rmdir(const char *path)
{ int failed = REAL(rmdir)(path); if (!failed) named('U', AT_FDCWD, path, 0, NULL); return failed; }
int mkdir(const char *path, mode_t mode)
{ int failed = REAL(mkdir)(path, mode); if (!failed) named('M', AT_FDCWD, path, 0, NULL); return failed; }
int mkdirat(int where, const char *path, mode_t mode)
{ int failed = REAL(mkdirat)(where, path, mode); if (!failed) named('M', where, path, 0, NULL); return failed; }

/* --- random numbers and time ---------------------------------------------------------------------------- */

static void fill(unsigned char *out, size_t size)   /* SplitMix64, Steele, Lea and Flood, OOPSLA 2014 */
{
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < size; i++) {
        uint64_t z = (random_state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        out[i] = (unsigned char) ((z ^ (z >> 31)) >> 56);
    }
    pthread_mutex_unlock(&lock);
}

ssize_t getrandom(void *out, size_t size, unsigned flags)
{
    if (!repeatable) return REAL(getrandom)(out, size, flags);
    fill(out, size);
    return size;
}

ssize_t read(int fd, void *out, size_t size)
{
    if (fd >= 0 && fd < FDS && is_random[fd]) { fill(out, size); return size; }
    return REAL(read)(fd, out, size);
}

int clock_gettime(clockid_t which, struct timespec *now)
{
    static time_t ticks;
    if (!repeatable || which != CLOCK_REALTIME) return REAL(clock_gettime)(which, now);
    *now = (struct timespec) { 1795424400 + __atomic_add_fetch(&ticks, 1, __ATOMIC_RELAXED), 0 };  /* November 2026 */
    return 0;
}
