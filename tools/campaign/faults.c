/* Makes calls to the disk fail on purpose, for the campaigns of faults, of recovery and of full disks.

   Preloaded (LD_PRELOAD) into the player. `faults_begin` names a folder; its subfolders are the places, and a
   place whose name begins with “other” never fails. `faults_arm` counts the calls of the kind below the folder
   and fails the n-th: once, from there on in its place, or from there on everywhere. `faults_budget` lets the
   files grow by so many bytes and no more, as a disk does that fills up. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FDS 65536
#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

enum { LOOK = 1, READ = 2, WRITE = 4, MAKE = 8, DROP = 16, SYNC = 32, CLOSE = 64 };
enum { NONE, EIO_, ENOSPC_, SHORT_, FSYNC_, KILL_ };
enum { ONCE, PLACE, ALL };

static const int answers_to[] = {
    [NONE] = 0, [EIO_] = LOOK | READ | WRITE | MAKE | DROP | SYNC | CLOSE, [ENOSPC_] = WRITE | MAKE,
    [SHORT_] = READ | WRITE, [FSYNC_] = SYNC, [KILL_] = WRITE | MAKE | DROP | SYNC,
};

static char *paths[FDS];            /* descriptor → path below the folder, or 0 */
static char root[PATH_MAX], place[NAME_MAX + 1], told[2 * PATH_MAX];
static size_t root_length;
static int kind, duration, fired, is_seeded, is_paused;
static long count, wanted, budget = -1;
static int ended = -1;              /* a descriptor whose file seems to end at `ended_at` */
static off_t ended_at;
static uint64_t random_state;

/* --- what the player calls ---------------------------------------------------------------------------- */

void faults_begin(const char *folder) { snprintf(root, sizeof root, "%s/", folder); root_length = strlen(root); }
void faults_seed(uint64_t seed) { is_seeded = 1; random_state = seed; }
void faults_arm(int what, long index, int how_long)
{ kind = what; wanted = index; duration = how_long; count = fired = 0; place[0] = told[0] = 0; ended = -1; }
void faults_budget(long bytes) { budget = bytes; }
void faults_pause(int is) { is_paused = is; }
void faults_disarm(void) { kind = NONE; budget = ended = -1; }
int faults_fired(void) { return fired; }
long faults_count(void) { return count; }
const char *faults_told(void) { return told; }

/* --- which calls fail ----------------------------------------------------------------------------------- */

/* The path in one piece when it is below the folder, or 0; `where` is the descriptor of a folder or AT_FDCWD. */
static const char *inside(int where, const char *path, char *out)
{
    ssize_t n = 0;
    if (!root_length || !path) return NULL;
    if (path[0] != '/') {
        if (where != AT_FDCWD) {
            if (where < 0 || where >= FDS || !paths[where]) return NULL;
            n = snprintf(out, PATH_MAX, "%s/", paths[where]);
        } else if ((n = syscall(SYS_getcwd, out, PATH_MAX)) > 0) out[n - 1] = '/';
        else return NULL;
    }
    if (n + strlen(path) >= PATH_MAX) return NULL;
    strcpy(out + n, path);
    return strncmp(out, root, root_length) ? NULL : out;
}

static int hit(int class, const char *path, const char *call)
{
    if (kind == NONE || is_paused || !path || !(class & answers_to[kind])) return 0;
    const char *relative = path + root_length;
    size_t n = strcspn(relative, "/");
    if (!strncmp(relative, "other", 5)) return 0;
    if (fired) return duration == ALL || (duration == PLACE && strlen(place) == n && !strncmp(place, relative, n));
    if (++count != wanted) return 0;
    if (kind == KILL_) syscall(SYS_exit_group, 99);
    fired = 1;
    snprintf(place, sizeof place, "%.*s", (int) n, relative);
    snprintf(told, sizeof told, "%s of %s", call, relative);
    return 1;
}

static int failed(void) { errno = kind == ENOSPC_ ? ENOSPC : EIO; return -1; }

#define FAILS(class, path) if (hit(class, path, __func__)) return failed()

static const char *path_of(int fd) { return fd >= 0 && fd < FDS ? paths[fd] : NULL; }

/* How many of the bytes may be written: a file that would grow takes from what is left on the disk. */
static ssize_t granted(int fd, size_t size, off_t at)
{
    struct stat found;
    const char *path = path_of(fd);
    if (budget < 0 || is_paused || !path || !strncmp(path + root_length, "other", 5)) return size;
    if (syscall(SYS_fstat, fd, &found)) return size;
    off_t grows = at + (off_t) size - found.st_size;
    if (grows <= 0) return size;
    if (grows <= budget) { budget -= grows; return size; }
    ssize_t fits = (ssize_t) size - (grows - budget);
    fired = 1;
    snprintf(told, sizeof told, "no room for %s", path + root_length);
    if (fits <= 0) { errno = ENOSPC; return -1; }
    budget = 0;
    return fits;
}

static int is_full(const char *path)
{
    if (budget < 0 || is_paused || budget >= 512 || !path || !strncmp(path + root_length, "other", 5)) return 0;
    fired = 1;
    errno = ENOSPC;
    return 1;
}

/* --- opening and closing ---------------------------------------------------------------------------------- */

static int opened(int fd, const char *path)
{
    if (fd >= 0 && fd < FDS) { free(paths[fd]); paths[fd] = path ? strdup(path) : NULL; }
    return fd;
}

static int open_(int where, const char *path, int flags, mode_t mode)
{
    char full[PATH_MAX];
    struct stat found;
    const char *in = inside(where, path, full);
    int makes = in && (flags & O_CREAT) && syscall(SYS_newfstatat, where, path, &found, AT_SYMLINK_NOFOLLOW);
    if (hit(makes ? MAKE : LOOK, in, "open")) return failed();
    if (makes && is_full(in)) return -1;
    return opened(REAL(openat64)(where, path, flags, mode), in);
}

#define MODE(flags) mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags) return open_(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_(AT_FDCWD, path, flags, mode); }
int openat(int where, const char *path, int flags, ...) { MODE(flags) return open_(where, path, flags, mode); }
int openat64(int where, const char *path, int flags, ...) { MODE(flags) return open_(where, path, flags, mode); }

int close(int fd)
{
    const char *path = path_of(fd);
    int fails = hit(CLOSE, path, "close");
    if (path) { free(paths[fd]); paths[fd] = NULL; }
    int done = REAL(close)(fd);
    return fails ? failed() : done;
}

DIR *opendir(const char *path)
{
    char full[PATH_MAX];
    if (hit(LOOK, inside(AT_FDCWD, path, full), "opendir")) { failed(); return NULL; }
    return REAL(opendir)(path);
}

/* --- looking ------------------------------------------------------------------------------------------------ */

#define LOOKS(where, path) char full[PATH_MAX]; FAILS(LOOK, inside(where, path, full))
int stat64(const char *path, struct stat64 *out) { LOOKS(AT_FDCWD, path); return REAL(stat64)(path, out); }
int stat(const char *path, struct stat *out) { return stat64(path, (struct stat64 *) out); }
int lstat64(const char *path, struct stat64 *out) { LOOKS(AT_FDCWD, path); return REAL(lstat64)(path, out); }
int lstat(const char *path, struct stat *out) { return lstat64(path, (struct stat64 *) out); }
int fstatat64(int a, const char *path, struct stat64 *out, int f) { LOOKS(a, path); return REAL(fstatat64)(a, path, out, f); }
int fstat64(int fd, struct stat64 *out) { FAILS(LOOK, path_of(fd)); return REAL(fstat64)(fd, out); }
int fstat(int fd, struct stat *out) { return fstat64(fd, (struct stat64 *) out); }
int access(const char *path, int mode) { LOOKS(AT_FDCWD, path); return REAL(access)(path, mode); }
int faccessat(int a, const char *path, int mode, int f) { LOOKS(a, path); return REAL(faccessat)(a, path, mode, f); }
int statvfs64(const char *path, struct statvfs64 *out) { LOOKS(AT_FDCWD, path); return REAL(statvfs64)(path, out); }

/* --- bytes -------------------------------------------------------------------------------------------------- */

/* Half of it where the call may give or take less than was asked for; -1 when it fails. */
#define HALF(class, fd, size) if ((kind != SHORT_ || (size) > 1) && hit(class, path_of(fd), __func__)) { \
    if (kind != SHORT_) return failed(); \
    (size) /= 2; halved = 1; } (void) halved

static void fill(unsigned char *out, size_t size)   /* SplitMix64, Steele, Lea and Flood, OOPSLA 2014 */
{
    for (size_t i = 0; i < size; i++) {
        uint64_t z = (random_state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        out[i] = (unsigned char) ((z ^ (z >> 31)) >> 56);
    }
}

ssize_t getrandom(void *out, size_t size, unsigned flags)
{
    if (!is_seeded) return REAL(getrandom)(out, size, flags);
    fill(out, size);
    return size;
}

ssize_t read(int fd, void *out, size_t size)
{
    int halved = 0;
    HALF(READ, fd, size);
    return REAL(read)(fd, out, size);
}

/* SQLite reads by place and asks again for what is missing; a file that seems to end is what it calls short. */
ssize_t pread64(int fd, void *out, size_t size, off64_t at)
{
    int halved = 0;
    if (fd == ended && at == ended_at) { ended = -1; return 0; }
    HALF(READ, fd, size);
    ssize_t done = REAL(pread64)(fd, out, size, at);
    size_t n = halved ? strlen(paths[fd]) : 0;       /* the end of a journal is its end, and no error */
    if (halved && done > 0 && (n < 8 || strcmp(paths[fd] + n - 8, "-journal"))) { ended = fd; ended_at = at + done; }
    return done;
}

ssize_t pread(int fd, void *out, size_t size, off_t at) { return pread64(fd, out, size, at); }

ssize_t write(int fd, const void *data, size_t size)
{
    int halved = 0;
    HALF(WRITE, fd, size);
    ssize_t fits = budget < 0 ? (ssize_t) size : granted(fd, size, lseek(fd, 0, SEEK_CUR));
    return fits < 0 ? -1 : REAL(write)(fd, data, fits);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    int halved = 0;
    HALF(WRITE, fd, size);
    ssize_t fits = granted(fd, size, at);
    return fits < 0 ? -1 : REAL(pwrite64)(fd, data, fits, at);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t sendfile64(int to, int from, off64_t *at, size_t size)
{
    int halved = 0;
    HALF(READ, from, size);
    HALF(WRITE, to, size);
    if (budget >= 0 && path_of(to)) {       /* what is left of the file, and not the most that may be asked for */
        struct stat found;
        if (!syscall(SYS_fstat, from, &found) && found.st_size < (off_t) size) size = found.st_size - (at ? *at : 0);
        if (!size) return 0;
        ssize_t fits = granted(to, size, lseek(to, 0, SEEK_CUR));
        if (fits < 0) return -1;
        size = fits;
    }
    return REAL(sendfile)(to, from, (off_t *) at, size);     /* the recorder’s …64 would come back here */
}

ssize_t sendfile(int to, int from, off_t *at, size_t size) { return sendfile64(to, from, at, size); }

int ftruncate64(int fd, off64_t size)
{
    struct stat found;
    int grows = path_of(fd) && !syscall(SYS_fstat, fd, &found) && size > found.st_size;
    FAILS(grows ? WRITE : DROP, path_of(fd));
    if (grows && granted(fd, size - found.st_size, found.st_size) != size - found.st_size) { errno = ENOSPC; return -1; }
    return REAL(ftruncate)(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int fsync(int fd) { FAILS(SYNC, path_of(fd)); return REAL(fsync)(fd); }
int fdatasync(int fd) { FAILS(SYNC, path_of(fd)); return REAL(fdatasync)(fd); }

/* --- names -------------------------------------------------------------------------------------------------- */

#define NAMES(class, where, path) char full[PATH_MAX]; FAILS(class, inside(where, path, full))
#define MAKES(where, path) NAMES(MAKE, where, path); if (is_full(inside(where, path, full))) return -1
int mkdir(const char *path, mode_t mode) { MAKES(AT_FDCWD, path); return REAL(mkdir)(path, mode); }
int rename(const char *from, const char *to) { NAMES(MAKE, AT_FDCWD, to); return REAL(rename)(from, to); }
int link(const char *from, const char *to) { MAKES(AT_FDCWD, to); return REAL(link)(from, to); }
int unlink(const char *path) { NAMES(DROP, AT_FDCWD, path); return REAL(unlink)(path); }
int unlinkat(int a, const char *path, int f) { NAMES(DROP, a, path); return REAL(unlinkat)(a, path, f); }
int rmdir(const char *path) { NAMES(DROP, AT_FDCWD, path); return REAL(rmdir)(path); }
int chmod(const char *path, mode_t mode) { NAMES(DROP, AT_FDCWD, path); return REAL(chmod)(path, mode); }
int fchmodat(int a, const char *path, mode_t mode, int f) { NAMES(DROP, a, path); return REAL(fchmodat)(a, path, mode, f); }
