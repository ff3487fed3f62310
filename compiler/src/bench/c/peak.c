/* Runs a program and writes the most memory it had at a time, in KiB, to a file: peak FILE PROGRAM ARGUMENTS... */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    struct rusage usage;
    int status;
    pid_t child = count > 2 ? fork() : -1;

    if (child == 0) {
        execvp(arguments[2], arguments + 2);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 1;
    FILE *file = fopen(arguments[1], "w");
    if (!file || fprintf(file, "%ld\n", usage.ru_maxrss) < 0 || fclose(file))
        return 1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
