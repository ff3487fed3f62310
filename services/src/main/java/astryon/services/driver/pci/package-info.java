/**
 * The driver of PCI: a process that holds what leads to the configuration of all functions and nothing else of them: no memory of theirs, no interrupt. It serves {@link astryon.protocol.Pci} for everybody who may
 * know what there is, {@link astryon.protocol.PciControl} for the device manager, and {@link astryon.protocol.PciDevice} for each driver. Start at {@link astryon.services.driver.pci.Buses}.
 */
package astryon.services.driver.pci;
