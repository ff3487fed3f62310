/** Substitutes for programs of the system itself: the platform is the kernel's system calls. */
package astryon.library.astryon;
