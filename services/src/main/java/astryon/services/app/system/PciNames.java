package astryon.services.app.system;

import java.util.Map;

/** What kinds, vendors and devices of PCI are called: all kinds, and what is in machines that are met often. */
final class PciNames {
    private static final Map<Integer, String> KINDS = Map.ofEntries(Map.entry(0x0001, "VGA controller"), Map.entry(0x0100, "SCSI controller"), Map.entry(0x0101, "IDE controller"),
            Map.entry(0x0104, "RAID controller"), Map.entry(0x0106, "SATA controller"), Map.entry(0x0107, "SAS controller"), Map.entry(0x0108, "NVMe controller"),
            Map.entry(0x0200, "Ethernet controller"), Map.entry(0x0280, "network controller"), Map.entry(0x0300, "VGA controller"), Map.entry(0x0302, "3D controller"),
            Map.entry(0x0380, "display controller"), Map.entry(0x0401, "audio device"), Map.entry(0x0403, "audio device"), Map.entry(0x0500, "RAM memory"), Map.entry(0x0600, "host bridge"),
            Map.entry(0x0601, "ISA bridge"), Map.entry(0x0604, "PCI bridge"), Map.entry(0x0680, "bridge"), Map.entry(0x0700, "serial controller"), Map.entry(0x0780, "communication controller"),
            Map.entry(0x0805, "SD host controller"), Map.entry(0x0880, "system peripheral"), Map.entry(0x0c03, "USB controller"), Map.entry(0x0c05, "SMBus"), Map.entry(0x0d80, "wireless controller"),
            Map.entry(0x1000, "encryption controller"), Map.entry(0x1180, "signal processing controller"));
    private static final Map<Integer, String> CLASSES = Map.ofEntries(Map.entry(0x00, "unclassified device"), Map.entry(0x01, "mass storage controller"), Map.entry(0x02, "network controller"),
            Map.entry(0x03, "display controller"), Map.entry(0x04, "multimedia controller"), Map.entry(0x05, "memory controller"), Map.entry(0x06, "bridge"),
            Map.entry(0x07, "communication controller"), Map.entry(0x08, "system peripheral"), Map.entry(0x09, "input device"), Map.entry(0x0a, "docking station"), Map.entry(0x0b, "processor"),
            Map.entry(0x0c, "serial bus controller"), Map.entry(0x0d, "wireless controller"), Map.entry(0x0f, "satellite controller"), Map.entry(0x10, "encryption controller"),
            Map.entry(0x11, "signal processing controller"), Map.entry(0x12, "processing accelerator"));
    private static final Map<Integer, String> VENDORS = Map.ofEntries(Map.entry(0x1002, "AMD/ATI"), Map.entry(0x1013, "Cirrus Logic"), Map.entry(0x1022, "AMD"), Map.entry(0x10de, "NVIDIA"),
            Map.entry(0x10ec, "Realtek"), Map.entry(0x1234, "QEMU"), Map.entry(0x144d, "Samsung"), Map.entry(0x14e4, "Broadcom"), Map.entry(0x15ad, "VMware"), Map.entry(0x15b7, "SanDisk"),
            Map.entry(0x168c, "Atheros"), Map.entry(0x1af4, "Red Hat"), Map.entry(0x1b36, "Red Hat"), Map.entry(0x8086, "Intel"), Map.entry(0x80ee, "VirtualBox"));
    private static final Map<Integer, String> DEVICES = Map.ofEntries(Map.entry(0x1234_1111, "standard VGA"), Map.entry(0x1234_11e8, "educational device"), Map.entry(0x1013_00b8, "GD 5446"),
            Map.entry(0x1b36_0100, "QXL"), Map.entry(0x1b36_0001, "PCI bridge"), Map.entry(0x1b36_000c, "PCI Express root port"), Map.entry(0x1b36_000d, "xHCI"), Map.entry(0x1b36_0010, "NVMe"),
            Map.entry(0x1af4_1000, "virtio network"), Map.entry(0x1af4_1001, "virtio disk"), Map.entry(0x1af4_1041, "virtio network"), Map.entry(0x1af4_1042, "virtio disk"),
            Map.entry(0x1af4_1050, "virtio display"), Map.entry(0x8086_100e, "82540EM"), Map.entry(0x8086_10d3, "82574L"), Map.entry(0x8086_1237, "440FX"), Map.entry(0x8086_7000, "PIIX3"),
            Map.entry(0x8086_7010, "PIIX3"), Map.entry(0x8086_7113, "PIIX4 power management"), Map.entry(0x8086_2415, "82801AA AC'97"), Map.entry(0x8086_2668, "ICH6 high definition audio"),
            Map.entry(0x8086_29c0, "82G33"), Map.entry(0x8086_2918, "ICH9"), Map.entry(0x8086_2922, "ICH9"), Map.entry(0x8086_2930, "ICH9"), Map.entry(0x8086_2934, "ICH9"),
            Map.entry(0x8086_293a, "ICH9"), Map.entry(0x8086_5845, "NVMe"));
    private static final Map<Integer, String> CAPABILITIES = Map.of(1, "power management", 3, "vital product data", 5, "MSI", 9, "vendor specific", 0x0d, "subsystem", 0x10, "PCI Express",
            0x11, "MSI-X", 0x12, "SATA", 0x13, "advanced features");

    private PciNames() {
    }

    /** Of a class, in the upper byte, and subclass. */
    static String kind(int kind) {
        String name = KINDS.get(kind);
        return name == null ? CLASSES.getOrDefault(kind >> 8, "device of class " + hex(kind, 4)) : name;
    }

    static String device(int vendor, int device) {
        String name = DEVICES.get(vendor << 16 | device);
        return VENDORS.getOrDefault(vendor, "vendor " + hex(vendor, 4)) + " " + (name == null ? "device " + hex(device, 4) : name);
    }

    static String capability(int id) {
        return CAPABILITIES.getOrDefault(id, "number " + hex(id, 2));
    }

    static String hex(long number, int digits) {
        String text = Long.toHexString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
