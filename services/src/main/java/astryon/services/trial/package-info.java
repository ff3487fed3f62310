/** A program for tests of the system: it does what its first argument says, which is seldom good. */
package astryon.services.trial;
