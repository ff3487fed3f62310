/**
 * The driver of the machine's power by ACPI's fixed hardware: a process that holds copies of the firmware's tables, the registers that those name, and the interrupt that tells of the power button. It serves
 * {@link astryon.protocol.PowerSwitch} for init. AML is not run: what switching off takes is found in it as data. Start at {@link astryon.services.driver.acpi.FixedPower}.
 */
package astryon.services.driver.acpi;
