/** What time it is and how long an interval takes in the timer's ticks. Start at {@link astryon.kernel.time.Clock}. */
package astryon.kernel.time;
