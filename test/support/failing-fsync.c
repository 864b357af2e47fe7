/*
 * Preloaded into a server, it makes fsync and fdatasync of files under $FAILING_FSYNC_FOLDER fail with EIO while the
 * file $FAILING_FSYNC_FLAG exists: a disk that takes what is written and cannot keep it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(int fd) {
  const char *flag = getenv("FAILING_FSYNC_FLAG"), *folder = getenv("FAILING_FSYNC_FOLDER");
  if (!flag || !folder || access(flag, F_OK) != 0) return 0;
  char link[64], file[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, file, sizeof file - 1);
  if (length < 0) return 0;
  file[length] = '\0';
  return strncmp(file, folder, strlen(folder)) == 0;
}

static int sync_with(const char *name, int fd) {
  if (fails(fd)) {
    errno = EIO;
    return -1;
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return real(fd);
}

int fsync(int fd) { return sync_with("fsync", fd); }
int fdatasync(int fd) { return sync_with("fdatasync", fd); }
