/**
 * The crash reporter: hears of faults from the kernel, reads what the process left, and keeps a report. What it reads is the process's own, and as hostile as that: every access is checked. Start at
 * {@link astryon.services.crash.CrashReporter}.
 */
package astryon.services.crash;
