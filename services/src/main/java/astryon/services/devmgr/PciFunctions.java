package astryon.services.devmgr;

import astryon.abi.UserSpace;
import astryon.protocol.Failure;
import astryon.protocol.Pci;
import java.util.ArrayList;
import java.util.List;

/** The functions of PCI devices, each as a device of its own. */
final class PciFunctions {
    static final String PREFIX = "pci:";
    private static final int REGIONS = 6;
    private static final int DIGITS = 4;

    private PciFunctions() {
    }

    /** Where it is is told; the function, its interrupt, and up to six regions. */
    static List<Device> devices(Pci pci) {
        List<Device> devices = new ArrayList<>();
        try {
            while (true) {
                int place = devices.size();
                Pci.Function function = pci.function(place);
                List<Part> parts = new ArrayList<>(List.of(new Part.Function(place), new Part.Message(place)));
                for (int i = 0; i < REGIONS; i++) {
                    parts.add(region(pci, place, i));
                }
                devices.add(new Device(PREFIX + digits(function.vendor()) + ":" + digits(function.device()), digits(function.address()), parts));
            }
        } catch (Failure behindTheLast) {
            return devices;
        }
    }

    private static String digits(int number) {
        String digits = Integer.toHexString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Only whole pages can be given: a page of several functions would be a way from one to the other. */
    private static Part region(Pci pci, int place, int number) {
        try {
            Pci.Region region = pci.region(place, number);
            if (region.size() == 0) {
                return new Part.Missing();
            }
            if ((region.kind() & Pci.PORTS) != 0) {
                return new Part.Ports((int) region.start(), (int) region.size());
            }
            return region.start() == 0 || region.size() < UserSpace.PAGE ? new Part.Missing() : new Part.Memory(region.start(), region.size());
        } catch (Failure none) {
            return new Part.Missing();
        }
    }
}
