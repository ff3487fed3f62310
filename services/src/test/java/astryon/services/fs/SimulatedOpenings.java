package astryon.services.fs;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;

/** Simulated memory for {@link Openings} that outlives a program. */
public final class SimulatedOpenings implements Openings.Room {
    private final List<Address> pieces = new ArrayList<>();

    @Override
    public Address left(int number) {
        return number < pieces.size() ? pieces.get(number) : new Address(0);
    }

    @Override
    public Address create(int number) {
        Address piece = SimulatedMemory.allocate(Openings.PIECE);
        SimulatedMemory.write(piece, new byte[Openings.PIECE]);
        pieces.add(piece);
        return piece;
    }
}
