/**
 * The driver of the clock that goes on while the machine is off (Motorola MC146818): a process that holds its two ports, its interrupt, and the right to set the system's time of day, which it does at the moment a second
 * begins. It serves {@link astryon.protocol.WallClock}. Start at {@link astryon.services.driver.clock.CmosClock}.
 */
package astryon.services.driver.clock;
