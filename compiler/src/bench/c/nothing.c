/* The least that a static C program can be: what spawning costs on this machine. */
int main(void) {
    return 0;
}
