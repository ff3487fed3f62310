package astryon.services.counter;

import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.services.kit.RingProducer;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** Counts from 127, or what it is told, down to 1. Its handles: the ring's memory, the notification that says "data", the one that says "space". */
public final class Counter {
    /** Type of an item that holds a number, 4 bytes. */
    public static final int NUMBER = 1;
    public static final int FIRST = 127;

    private Counter() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory memory = SharedMemory.map(block.handle(0), Protection.READ | Protection.WRITE);
        RingProducer ring = new RingProducer(memory.start(), memory.size());
        int first = arguments.length == 0 ? FIRST : Integer.parseInt(arguments[0]);
        for (int number = first; number >= 1; number--) {
            Address payload = ring.reserve(NUMBER, 4);
            while (payload.isZero()) {
                if (ring.mustSleep()) {
                    Calls.notificationWait(block.handle(2), 1, 0);
                }
                payload = ring.reserve(NUMBER, 4);
            }
            payload.storeInt(number);
            if (ring.publish()) {
                Calls.notificationSignal(block.handle(1), 1);
            }
        }
    }
}
