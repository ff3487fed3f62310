package astryon.services.selftest;

import astryon.abi.Argument;
import astryon.abi.MessageTag;
import astryon.abi.Priority;
import astryon.abi.ObjectType;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Arguments of system calls drawn from a seed: mostly of the kind that the call takes, else edges of every range and rubbish. */
final class FuzzedArguments {
    /** Of what is started, at most. */
    static final int PRIORITY = Priority.FAIR;
    private static final int EDGE_IN = 12;
    private static final long PAGE = 4096;
    private static final int PAGES = 64;
    /** Memory that is there from the beginning, and room where some may be mapped. */
    private static final long ARENA = 0x3000_0000_0000L;
    private static final long ROOM = 0x3100_0000_0000L;
    private static final long MOST_NANOS = 200_000;
    private static final long[] EDGES = {0, 1, 2, 3, 4, 7, 8, 16, 255, 256, 4095, 4096, 8192, 65536, 1L << 20, 0x7fff_ffffL, 0xffff_ffffL, 1L << 32, 1L << 36,
        1L << 47, 0x7fff_ffff_f000L, 0x2000_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, -1, -4096, 0xffff_8000_0000_0000L, 0xffff_ffff_8020_0000L,
        0xffff_ffff_c000_0000L};

    private final HandlePool handles;
    private long state;

    FuzzedArguments(long seed, HandlePool handles) {
        this.handles = handles;
        state = (seed + 1) * 0x9e37_79b9_7f4a_7c15L;
    }

    /** Makes the memory that most addresses name; once. */
    static void prepare() {
        Calls.memoryMap(Startup.block().process(), Calls.memoryCreate(new Size(PAGES * PAGE)), new Address(ARENA), 0, new Size(PAGES * PAGE),
                Protection.READ | Protection.WRITE);
    }

    /** Xorshift (Marsaglia 2003). */
    private long random() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state;
    }

    int below(int bound) {
        return (int) (random() >>> 33) % bound;
    }

    /** Rubbish. */
    long word() {
        return random() >>> below(Long.SIZE);
    }

    private long edge() {
        return EDGES[below(EDGES.length)];
    }

    long argument(Argument argument) {
        if (below(EDGE_IN) == 0) {
            // What waits for ever is rare, or this comes to nothing.
            return argument.kind() == Argument.Kind.TIME && below(EDGE_IN) != 0 ? MessageTag.NO_WAIT : edge();
        }
        return switch (argument.kind()) {
            case HANDLE -> handles.draw(this, below(EDGE_IN) == 0 ? null : object(argument));
            case ADDRESS -> address();
            case CODE -> below(4) == 0 ? address() : Machine.symbol("astryon.selftest.nothing").value();
            case SIZE -> below(4) == 0 ? below(2 * (int) PAGE) : below(16) * PAGE;
            case RIGHTS -> below(2) == 0 ? Rights.Bit.ALL : word() & Rights.Bit.ALL;
            case PROTECTION -> below(2) == 0 ? Protection.READ | Protection.WRITE : below(16);
            case FLAGS -> below(16);
            case BITS -> 1L << below(Long.SIZE);
            case TIME -> time();
            case DURATION -> below(2) == 0 ? 0 : below((int) MOST_NANOS);
            case NUMBER -> below(PRIORITY + 1);
            case WORD -> below(2);
            case TAG, MESSAGE -> word();
        };
    }

    private ObjectType object(Argument argument) {
        return !argument.name().equals(Argument.SPACE) ? argument.object() : below(2) == 0 ? ObjectType.PROCESS : ObjectType.REGION;
    }

    private long time() {
        return below(2) == 0 ? MessageTag.NO_WAIT : SystemClock.nanos() + below((int) MOST_NANOS);
    }

    private long address() {
        int kind = below(16);
        if (kind == 0) {
            return Startup.block().value() - below(PAGES) * PAGE;
        }
        // A stack pointer, as the last word of a page.
        return (kind < 10 ? ARENA : ROOM) + below(PAGES) * PAGE + (kind % 4 == 1 ? PAGE - 8 : kind % 4 == 2 ? 8 * below(512) : 0);
    }

    /** Fills in what is sent. With {@code reply} the tag may not say that there is none. */
    void message(Message message, boolean reply) {
        long tag = MessageTag.of(below(8), below(9));
        int handleCount = below(4) == 0 ? below(5) : 0;
        tag = MessageTag.withHandles(tag, handleCount);
        tag = below(4) == 0 ? MessageTag.withBytes(tag, below(4097)) : tag;
        tag |= below(8) == 0 ? MessageTag.LEASE_READ : 0;
        tag |= below(8) == 0 ? MessageTag.LEASE_WRITE : 0;
        tag |= !reply && below(2) == 0 ? MessageTag.NO_REPLY : 0;
        tag |= below(256) == 0 ? 0 : MessageTag.DEADLINE;
        message.setTag(below(EDGE_IN) == 0 ? tag | 1L << below(Long.SIZE) : tag);
        for (int i = 0; i < MessageTag.MAX_WORDS; i++) {
            message.setWord(i, i < handleCount ? handles.draw(this, null) : word());
        }
        if (below(2) == 0) {
            message.setWord(MessageTag.MAX_WORDS - 2, address());
            message.setWord(MessageTag.MAX_WORDS - 1, below(2 * (int) PAGE));
        }
        message.setDeadline(time());
    }
}
