package astryon.services.selftest;

import astryon.abi.Argument;
import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.ObjectType;
import astryon.abi.Result;
import astryon.abi.SystemCall;
import astryon.abi.SystemCall.Number;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;

/**
 * System calls drawn from a seed: which, and with what, by the rows of {@link SystemCall}. Calls may fail, block this process or end it; but they fail with errors that their
 * row has, yield what their row says, the kernel lives, and it keeps nothing. Two threads do the same at once; what they did stands on a board, {@link #BOARD_SIZE} bytes for
 * each, that is shared with who started this: how many calls, and if one went wrong its number plus one, its result, its arguments.
 */
final class FuzzedCalls {
    private static final int BOARD_SIZE = 128;
    private static final int COUNT = 0;
    private static final int WRONG = 8;
    private static final int RESULT = 16;
    private static final int ARGUMENTS = 24;

    /** Of the handles that this process was started with. */
    private static final int BOARD = 0;
    private static final ObjectType[] GIFTS = {null, ObjectType.ENDPOINT, ObjectType.NOTIFICATION, ObjectType.BUDGET, ObjectType.LOG, ObjectType.MEMORY, ObjectType.MEMORY,
        ObjectType.PORT_RANGE, ObjectType.INTERRUPT, ObjectType.POWER, ObjectType.DMA_SPACE, ObjectType.MACHINE};

    /** One in so many of those calls that may be the last is made. */
    private static final int LAST_CALLS = 32;
    private static final SystemCall[] CALLS = SystemCall.values();
    private static final Argument[][] PARAMETERS = new Argument[CALLS.length][];
    /** Bit n is set if error n may come. */
    private static final long[] ERRORS = new long[CALLS.length];
    private static final boolean[] YIELDS_NOTHING = new boolean[CALLS.length];

    private static FuzzedCalls second;

    private final Address board;
    private final FuzzedArguments draw;
    private final HandlePool handles;
    private final Message message;
    private final long[] arguments = new long[6];

    private FuzzedCalls(long seed, Address board, Address message, HandlePool handles) {
        this.board = board;
        this.message = new Message(message.value());
        this.handles = handles;
        draw = new FuzzedArguments(seed, handles);
    }

    static void run(int seed) {
        for (SystemCall call : CALLS) {
            PARAMETERS[call.number()] = call.arguments().toArray(new Argument[0]);
            YIELDS_NOTHING[call.number()] = call.result().equals("0");
            for (ErrorCode error : call.errors()) {
                ERRORS[call.number()] |= 1L << error.number();
            }
        }
        FuzzedArguments.prepare();
        HandlePool handles = new HandlePool();
        handles.add(ObjectType.PROCESS, Startup.block().process().value());
        for (int i = BOARD + 1; i < GIFTS.length; i++) {
            handles.add(GIFTS[i], Startup.block().handle(i).value());
        }
        Address board = SharedMemory.map(Startup.block().handle(BOARD), 3).start();
        Address messages = SharedMemory.create(4096).start();
        FuzzedCalls first = new FuzzedCalls(2L * seed, board, messages, handles);
        second = new FuzzedCalls(2L * seed + 1, board.plus(BOARD_SIZE), messages.plus(Message.SIZE), handles);
        new Companion(Companion.FUZZ, new Handle(0), new Handle(0), FuzzedArguments.PRIORITY);
        first.loop();
    }

    /** What the second thread does. It makes no objects: it has no memory of its own for them. */
    static long loopInSecondThread() {
        second.loop();
        return 0;
    }

    private void loop() {
        for (int i = 1;; i++) {
            // Beyond the table's end there is nothing.
            int number = draw.below(CALLS.length + 2) - 1;
            if (!isSkipped(number)) {
                board.plus(COUNT).storeOrderedInt(i);
                perform(number);
            }
        }
    }

    /** Most of those that may end this thread or leave it little to do, and those that write without end. */
    private boolean isSkipped(int number) {
        boolean last = number == Number.PROCESS_EXIT || number == Number.THREAD_EXIT || number == Number.REDIRECT_SET || number == Number.REDIRECT_RESUME
                || number == Number.BUDGET_END || number == Number.BUDGET_LIMIT;
        return number == Number.LOG_WRITE || last && draw.below(LAST_CALLS) != 0;
    }

    private void perform(int number) {
        boolean known = number >= 0 && number < CALLS.length;
        int count = known ? PARAMETERS[number].length : 0;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < count ? draw.argument(PARAMETERS[number][i]) : draw.word();
        }
        if ((number == Number.PROCESS_KILL || number == Number.PROCESS_SUSPEND) && arguments[0] == Startup.block().process().value() && draw.below(LAST_CALLS) != 0) {
            return;
        }
        long result = number == Number.CALL || number == Number.REPLY_RECEIVE || number == Number.REPLY ? exchange(number)
                : Machine.syscall(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
        if (!known) {
            require(result == -ErrorCode.Number.UNKNOWN_CALL, number, result);
            return;
        }
        require(Result.isError(result) ? (ERRORS[number] >>> -result & 1) != 0 : result == 0 || !YIELDS_NOTHING[number], number, result);
        if (result > 0) {
            use(number, result);
        }
    }

    private long exchange(int number) {
        draw.message(message, number != Number.REPLY_RECEIVE);
        Handle handle = new Handle(arguments[0]);
        return number == Number.CALL ? Calls.call(handle, message) : number == Number.REPLY ? Calls.reply(handle, message) : Calls.replyReceive(handle, message);
    }

    private void require(boolean good, int number, long result) {
        if (!good) {
            board.plus(RESULT).storeLong(result);
            for (int i = 0; i < arguments.length; i++) {
                board.plus(ARGUMENTS + 8L * i).storeLong(arguments[i]);
            }
            board.plus(WRONG).storeOrderedInt(number + 1);
            Calls.processExit(1);
        }
    }

    private void use(int number, long result) {
        if (number == Number.HANDLE_DUPLICATE || number == Number.HANDLE_DERIVE) {
            dispose(handles.replace(draw, handles.typeOf(arguments[0]), result));
        } else if (CALLS[number].made() != null) {
            dispose(handles.replace(draw, CALLS[number].made(), result));
        } else if (number == Number.MEMORY_MAP && arguments[0] == Startup.block().process().value() && draw.below(2) == 0) {
            // A fault here is as good an end as any.
            new Address(result).loadByte();
        }
    }

    /** Mostly closed, so that the table fills slowly. */
    private void dispose(long handle) {
        if (handle != 0 && draw.below(16) != 0) {
            Calls.handleClose(new Handle(handle));
        }
    }
}
