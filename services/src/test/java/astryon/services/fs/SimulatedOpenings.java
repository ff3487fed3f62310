package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Simulated memory for {@link Openings} that outlives a program. */
public final class SimulatedOpenings implements Openings.Room {
    private final List<Address> pieces = new ArrayList<>();
    private final Map<Integer, Handle> notifications = new HashMap<>();

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

    @Override
    public void keep(int number, Handle notification) {
        notifications.put(number, notification);
    }

    @Override
    public Handle kept(int number) {
        return notifications.get(number);
    }

    @Override
    public void drop(int number) {
        notifications.remove(number);
    }
}
