package astryon.services.driver.pci;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Pci;
import astryon.protocol.PciControl;
import astryon.protocol.PciControlDispatcher;
import astryon.protocol.PciDispatcher;
import astryon.services.kit.Session;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** All functions, on the first bus and on those behind bridges. */
final class Buses implements Pci, Session {
    private static final int DEVICES = 32;
    private static final int FUNCTIONS = 8;
    private static final int NOTHING = 0xffff;
    private static final int BUSES = 256;

    private final Configuration configuration;
    private final MeasuredSizes sizes;
    private final List<PciFunction> functions = new ArrayList<>();

    Buses(Configuration configuration, MeasuredSizes sizes) {
        this.configuration = configuration;
        this.sizes = sizes;
        BitSet wanted = new BitSet();
        wanted.set(0);
        for (int bus = 0; bus >= 0 && bus < BUSES; bus = wanted.nextSetBit(bus + 1)) {
            for (int device = 0; device < DEVICES; device++) {
                scan(bus << 8 | device << 3, wanted);
            }
        }
    }

    /** Bridges have higher buses behind them. */
    private void scan(int first, BitSet wanted) {
        for (int i = 0; i < FUNCTIONS; i++) {
            if (configuration.read(first + i, 0, 2) != NOTHING) {
                PciFunction function = new PciFunction(configuration, first + i, sizes);
                function.measure();
                functions.add(function);
                wanted.set(function.busBehind());
            }
            if (i == 0 && (functions.isEmpty() || functions.get(functions.size() - 1).address() != first || !functions.get(functions.size() - 1).hasSiblings())) {
                return;
            }
        }
    }

    List<PciFunction> functions() {
        return functions;
    }

    private PciFunction at(int place) {
        if (place < 0 || place >= functions.size()) {
            throw new Failure(Failure.NOT_THERE);
        }
        return functions.get(place);
    }

    @Override
    public void dispatch(Exchange exchange) {
        PciDispatcher.dispatch(this, exchange);
    }

    @Override
    public Function function(int place) {
        return at(place).facts();
    }

    @Override
    public Region region(int place, int number) {
        return at(place).region(number);
    }

    @Override
    public Capability capability(int place, int number) {
        List<Capability> all = at(place).capabilities();
        if (number < 0 || number >= all.size()) {
            throw new Failure(Failure.NOT_THERE);
        }
        return all.get(number);
    }

    /** For the device manager; {@code connect} makes a connection to the function with an address. */
    Session control(IntFunction<Long> connect) {
        return new Control(this, connect);
    }

    private record Control(Buses buses, IntFunction<Long> connect) implements PciControl, Session {
        @Override
        public void dispatch(Exchange exchange) {
            PciControlDispatcher.dispatch(this, exchange);
        }

        @Override
        public Handle open(int place) {
            return new Handle(connect.apply(buses.at(place).address()));
        }

        @Override
        public void direct(int place, long address, int bits) {
            buses.at(place).direct(address, bits);
        }
    }
}
