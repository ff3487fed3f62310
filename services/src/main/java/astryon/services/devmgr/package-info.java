/**
 * The device manager: finds what the machine has, by the firmware's tables and by what every PC has, and gives each program of the system that drives one of those ({@code matches} on its page) that device's
 * ports, memory and interrupts, and nothing else. It alone holds the machine, serves nobody, and ends when it is done; drivers that are started again have what they had. Start at
 * {@link astryon.services.devmgr.DeviceManager}.
 */
package astryon.services.devmgr;
