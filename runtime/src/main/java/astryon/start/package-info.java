/** From a program's first instruction to its {@code main}, and out again. One class a target. */
package astryon.start;
