/* Runs a program many times, one after the other, and prints the median of the times from fork to exit, in nanoseconds. */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

static int64_t nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *) a, y = *(const int64_t *) b;
    return x < y ? -1 : x > y;
}

int main(int argc, char **argv) {
    enum { RUNS = 500 };
    static int64_t times[RUNS];
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < RUNS; i++) {
        pid_t child;
        int status;
        int64_t start = nanos();
        char *arguments[] = {argv[1], NULL};
        char *environment[] = {NULL};
        if (posix_spawn(&child, argv[1], &quiet, NULL, arguments, environment) != 0 || waitpid(child, &status, 0) < 0 || status != 0) {
            fprintf(stderr, "spawn: %s failed\n", argv[1]);
            return 1;
        }
        times[i] = nanos() - start;
    }
    qsort(times, RUNS, sizeof times[0], compare);
    printf("%lld\n", (long long) times[RUNS / 2]);
    return argc > 2;
}
