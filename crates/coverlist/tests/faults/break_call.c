// Preloaded into the server. It counts the calls that write to files below a folder, and breaks the one that
// the test chooses. The numbers are in a file, which this library maps and the test reads and writes.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// `Control` in broken_calls.rs writes and reads the same numbers.
struct control {
  _Atomic int calls;
  _Atomic int at;
  _Atomic int kills;
};

static struct control *control;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("BREAK_CALL_CONTROL");
  folder = getenv("BREAK_CALL_FOLDER");
  int fd = file && folder ? open(file, O_RDWR) : -1;
  if (fd < 0) return;
  void *map = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (map != MAP_FAILED) control = map;
  close(fd);
}

// Counts a call about a file below the folder. Returns whether it is the one to break.
static int is_chosen(int fd) {
  if (!control || control->at < 0) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path);
  size_t prefix = strlen(folder);
  if (length < (ssize_t)prefix || strncmp(path, folder, prefix) != 0) return 0;
  return atomic_fetch_add(&control->calls, 1) + 1 == control->at;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  pause();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// A kill in the middle of a write leaves half of it.
#define BREAK_WRITE(half)       \
  if (is_chosen(fd)) {          \
    if (control->kills) {       \
      (void)!(half);            \
      die();                    \
    }                           \
    errno = ENOSPC;             \
    return -1;                  \
  }

#define BREAK(number)                \
  if (is_chosen(fd)) {               \
    if (control->kills) die();       \
    errno = number;                  \
    return -1;                       \
  }

ssize_t write(int fd, const void *bytes, size_t count) {
  BREAK_WRITE(REAL(write)(fd, bytes, count / 2))
  return REAL(write)(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  BREAK_WRITE(REAL(pwrite)(fd, bytes, count / 2, at))
  return REAL(pwrite)(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  BREAK_WRITE(REAL(pwrite64)(fd, bytes, count / 2, at))
  return REAL(pwrite64)(fd, bytes, count, at);
}

int fsync(int fd) {
  BREAK(EIO)
  return REAL(fsync)(fd);
}

int fdatasync(int fd) {
  BREAK(EIO)
  return REAL(fdatasync)(fd);
}

int ftruncate(int fd, off_t length) {
  BREAK(EIO)
  return REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length) {
  BREAK(EIO)
  return REAL(ftruncate64)(fd, length);
}
