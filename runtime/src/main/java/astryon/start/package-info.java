/** Where the outside comes in: a program's first instruction and its {@code main}, the poll of safepoints, and what compiled code calls. */
package astryon.start;
