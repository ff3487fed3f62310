/** The first service there was: it counts down and tells each number over a ring. */
package astryon.services.counter;
