package astryon.services.app.system;

import static astryon.services.app.system.PciNames.hex;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Pci;
import astryon.protocol.PciClient;
import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;

/** {@code lspci}. */
final class Lspci implements Program {
    private static final int REGIONS = 6;
    private static final long KIBIBYTE = 1024;

    private final SystemProcesses processes;

    Lspci(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("lspci", "list PCI devices", "").option('n', "numeric", "with numbers in place of names").option('v', "verbose", "with what they answer at, and what they can")
                .paragraph("Before each is its bus, device and function. Sizes of what shows pictures are not measured: it would not show any meanwhile.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 0);
        Pci pci = new PciClient(new EndpointChannel(processes.connect("pci")));
        for (int place = 0; ; place++) {
            Pci.Function function;
            try {
                function = pci.function(place);
            } catch (Failure failure) {
                if (failure.number() == Failure.NOT_THERE) {
                    return 0;
                }
                invocation.errors().println("lspci: " + failure.getMessage());
                return 1;
            }
            invocation.output().println(line(function, arguments.has('n')));
            if (arguments.has('v')) {
                details(pci, place, function, invocation.output());
            }
        }
    }

    private static String line(Pci.Function function, boolean numeric) {
        int address = function.address();
        String where = hex(address >> 8, 2) + ":" + hex(address >> 3 & 31, 2) + "." + (address & 7);
        String revision = function.revision() == 0 ? "" : " (rev " + hex(function.revision(), 2) + ")";
        int kind = function.kind() >> 8;
        return where + " " + (numeric ? hex(kind, 4) + ": " + hex(function.vendor(), 4) + ":" + hex(function.device(), 4)
                : PciNames.kind(kind) + ": " + PciNames.device(function.vendor(), function.device())) + revision;
    }

    private static void details(Pci pci, int place, Pci.Function function, Output output) throws IOException {
        if (function.subsystem() != 0) {
            output.println("\tsubsystem: " + hex(function.subsystem() & 0xffff, 4) + ":" + hex(function.subsystem() >>> 16, 4));
        }
        for (int i = 0; i < REGIONS; i++) {
            try {
                Pci.Region region = pci.region(place, i);
                boolean isPorts = (region.kind() & Pci.PORTS) != 0;
                output.println("\t" + (isPorts ? "ports at " : "memory at ") + hex(region.start(), 4) + (isPorts ? "" : (region.kind() & Pci.WIDE) != 0 ? ", 64 bits" : ", 32 bits")
                        + ((region.kind() & Pci.PREFETCHABLE) != 0 ? ", prefetchable" : "") + size(region.size(), isPorts));
            } catch (Failure none) {
                // The next may be there.
            }
        }
        try {
            for (int i = 0; ; i++) {
                Pci.Capability capability = pci.capability(place, i);
                output.println("\tcapability at " + hex(capability.offset(), 2) + ": " + PciNames.capability(capability.id()));
            }
        } catch (Failure behindTheLast) {
            output.println("");
        }
    }

    private static String size(long size, boolean isPorts) {
        if (size == 0) {
            return "";
        }
        long kibibytes = size / KIBIBYTE;
        return ", " + (isPorts || kibibytes == 0 ? size + (isPorts ? "" : " bytes") : kibibytes < KIBIBYTE ? kibibytes + " KiB" : kibibytes / KIBIBYTE + " MiB");
    }
}
