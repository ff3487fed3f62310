package astryon.abi;

import static astryon.abi.ErrorCode.BAD_ADDRESS;
import static astryon.abi.ErrorCode.BAD_ALIGNMENT;
import static astryon.abi.ErrorCode.BAD_ARGUMENT;
import static astryon.abi.ErrorCode.BAD_FLAGS;
import static astryon.abi.ErrorCode.BAD_HANDLE;
import static astryon.abi.ErrorCode.BAD_SIZE;
import static astryon.abi.ErrorCode.MISSING_RIGHT;
import static astryon.abi.ErrorCode.NOT_MAPPED;
import static astryon.abi.ErrorCode.NO_CALLER;
import static astryon.abi.ErrorCode.NO_HANDLES;
import static astryon.abi.ErrorCode.NO_MEMORY;
import static astryon.abi.ErrorCode.OVERLAP;
import static astryon.abi.ErrorCode.PEER_DIED;
import static astryon.abi.ErrorCode.STILL_RUNNING;
import static astryon.abi.ErrorCode.TIMED_OUT;
import static astryon.abi.ErrorCode.WRONG_STATE;
import static astryon.abi.ErrorCode.WRONG_TYPE;

import java.util.List;

/**
 * Every system call, one row each. The number goes in rax, arguments in rdi rsi rdx r10 r8 r9; the result comes in rax,
 * negative for an {@link ErrorCode}. Every other register is kept, except rcx and r11, which the {@code syscall} instruction
 * destroys (Intel SDM vol. 2B, SYSCALL), and those that {@link MessageTag} describes in calls that carry a message.
 *
 * <p>An argument named after an object type is a handle to one; the rights in brackets are those the handle must have.
 */
public enum SystemCall {
    // @formatter:off
    NULL                 (Number.NULL,                 "does nothing",                                                              "0"),

    HANDLE_CLOSE         (Number.HANDLE_CLOSE,         "closes a handle; the object dies with its last",                            "0",
                          List.of("handle"),                                                       BAD_HANDLE),
    HANDLE_DUPLICATE     (Number.HANDLE_DUPLICATE,     "makes another handle with the given subset of the rights",                  "handle",
                          List.of("handle [DUPLICATE]", "rights"),                                 BAD_HANDLE, MISSING_RIGHT, BAD_FLAGS, NO_HANDLES, NO_MEMORY),
    HANDLE_GIVE          (Number.HANDLE_GIVE,          "puts a handle with the given subset of the rights into a process's table",  "handle, as that process numbers it",
                          List.of("process [MANAGE]", "handle [TRANSFER]", "rights"),              BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, WRONG_STATE, NO_HANDLES, NO_MEMORY),

    LOG_WRITE            (Number.LOG_WRITE,            "writes up to 1024 bytes of text to the log and the serial line",            "0",
                          List.of("log [WRITE]", "address", "size"),                               BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ADDRESS, BAD_SIZE),
    LOG_COUNTER          (Number.LOG_COUNTER,          "reads one of the system's counters, see SystemCounter",                     "count",
                          List.of("log [INSPECT]", "counter"),                                     BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    POWER_OFF            (Number.POWER_OFF,            "switches the machine off; a debug-exit device, if present, is written the code (0 to 127)", "does not return",
                          List.of("power [MANAGE]", "code"),                                       BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),

    MEMORY_CREATE        (Number.MEMORY_CREATE,        "makes a memory object of zeroes; frames are taken when first touched",      "handle with all rights",
                          List.of("size"),                                                         BAD_ALIGNMENT, BAD_SIZE, NO_HANDLES, NO_MEMORY),
    MEMORY_SIZE          (Number.MEMORY_SIZE,          "reads the size of a memory object",                                         "bytes",
                          List.of("memory"),                                                       BAD_HANDLE, WRONG_TYPE),
    MEMORY_MAP           (Number.MEMORY_MAP,           "maps part of a memory object; the protection (Protection) needs the same rights of the memory handle; at address 0 the kernel chooses", "address",
                          List.of("process [MANAGE]", "memory [READ WRITE EXECUTE]", "address", "offset", "size", "protection"),
                                                                                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, BAD_FLAGS, OVERLAP, WRONG_STATE, NO_MEMORY),
    MEMORY_UNMAP         (Number.MEMORY_UNMAP,         "removes one whole mapping, named by its first address",                     "0",
                          List.of("process [MANAGE]", "address"),                                  BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, NOT_MAPPED, WRONG_STATE),

    PROCESS_CREATE       (Number.PROCESS_CREATE,       "makes an empty process",                                                    "handle with all rights",
                          List.of(),                                                               NO_HANDLES, NO_MEMORY),
    PROCESS_START        (Number.PROCESS_START,        "starts its first thread with the argument in rdi and a priority from 0 up to the caller's; codeTable is two 32-bit addresses, of the image's code table and, above, of its code, or 0: used to name places in crash reports only", "0",
                          List.of("process [MANAGE]", "entry", "stackPointer", "argument", "codeTable", "priority"),
                                                                                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ADDRESS, BAD_ARGUMENT, WRONG_STATE, NO_MEMORY),
    PROCESS_KILL         (Number.PROCESS_KILL,         "ends a process at once",                                                    "0",
                          List.of("process [MANAGE]"),                                             BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT),
    PROCESS_EXIT         (Number.PROCESS_EXIT,         "ends the calling process with a code from 0 to 255",                        "does not return",
                          List.of("code"),                                                         BAD_ARGUMENT),
    PROCESS_STATUS       (Number.PROCESS_STATUS,       "how a process ended: its exit code, 256 if it was killed, 512 + vector if it faulted", "status",
                          List.of("process [INSPECT]"),                                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, STILL_RUNNING),
    PROCESS_WATCH        (Number.PROCESS_WATCH,        "has a notification signalled when the process ends, at once if it has",     "0",
                          List.of("process [INSPECT]", "notification [SIGNAL]", "bits"),           BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE),

    THREAD_CREATE        (Number.THREAD_CREATE,        "starts another thread of a running process with the argument in rdi and a priority from 0 up to the caller's",       "0",
                          List.of("process [MANAGE]", "entry", "stackPointer", "argument", "priority"),
                                                                                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ADDRESS, BAD_ARGUMENT, WRONG_STATE, NO_MEMORY),
    THREAD_EXIT          (Number.THREAD_EXIT,          "ends the calling thread; with the last the process ends with code 0",       "does not return"),
    THREAD_YIELD         (Number.THREAD_YIELD,         "lets the next ready thread of the same priority run",                       "0"),
    THREAD_SLEEP         (Number.THREAD_SLEEP,         "sleeps until the clock shows the given time",                               "0",
                          List.of("deadlineNanos"),                                                BAD_ARGUMENT),
    CLOCK_READ           (Number.CLOCK_READ,           "nanoseconds since the kernel started",                                      "nanoseconds"),

    ENDPOINT_CREATE      (Number.ENDPOINT_CREATE,      "makes an endpoint",                                                         "handle with all rights",
                          List.of(),                                                               NO_HANDLES, NO_MEMORY),
    ENDPOINT_MINT        (Number.ENDPOINT_MINT,        "makes an endpoint handle whose calls carry a badge (0 to 2^62 - 1)",        "handle",
                          List.of("endpoint [MINT]", "badge", "rights"),                           BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, BAD_ARGUMENT, NO_HANDLES, NO_MEMORY),
    CALL                 (Number.CALL,                 "sends the message, waits for the reply",                                    "0 and a message",
                          List.of("endpoint [CALL]", "tag", "message"),                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, PEER_DIED),
    REPLY_RECEIVE        (Number.REPLY_RECEIVE,        "replies to the caller of the last message, then waits for the next; with MessageTag.NO_REPLY only waits", "0 and a message, its badge in rdi",
                          List.of("endpoint [RECEIVE]", "tag", "message"),                         BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, NO_CALLER, WRONG_STATE),

    NOTIFICATION_CREATE  (Number.NOTIFICATION_CREATE,  "makes a notification with no bit set",                                      "handle with all rights",
                          List.of(),                                                               NO_HANDLES, NO_MEMORY),
    NOTIFICATION_SIGNAL  (Number.NOTIFICATION_SIGNAL,  "sets bits (of the lower 62) and wakes who waits for one of them",           "0",
                          List.of("notification [SIGNAL]", "bits"),                                BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    NOTIFICATION_WAIT    (Number.NOTIFICATION_WAIT,    "waits until one of the bits is set or the clock shows the deadline (0: waits for ever, 1: does not wait); clears and yields the set ones", "bits",
                          List.of("notification [WAIT]", "bits", "deadlineNanos"),                 BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, TIMED_OUT),

    INTERRUPT_BIND       (Number.INTERRUPT_BIND,       "has an interrupt signal the bits of a notification from now on",            "0",
                          List.of("interrupt [WAIT]", "notification [SIGNAL]", "bits"),            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    INTERRUPT_ACKNOWLEDGE(Number.INTERRUPT_ACKNOWLEDGE, "lets the interrupt come again",                                            "0",
                          List.of("interrupt [WAIT]"),                                             BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE),
    PORT_READ            (Number.PORT_READ,            "reads 1, 2 or 4 bytes from a port of a range",                              "bits read",
                          List.of("port_range [READ]", "offset", "bytes"),                         BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    PORT_WRITE           (Number.PORT_WRITE,           "writes 1, 2 or 4 bytes to a port of a range",                               "0",
                          List.of("port_range [WRITE]", "offset", "bytes", "bits"),                BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    NULL_ENTRY           (Number.NULL_ENTRY,           "from now on, where the process's code table has a row for an instruction that faults on the first page, its thread goes on at the entry as if called from one byte behind the instruction; 0 ends that", "0",
                          List.of("entry"),                                                        BAD_ADDRESS);
    // @formatter:on

    /** The numbers, as constants that a {@code switch} and the stubs can use: dense from 0, so that the switch is one jump. */
    public interface Number {
        int NULL = 0;
        int HANDLE_CLOSE = 1;
        int HANDLE_DUPLICATE = 2;
        int HANDLE_GIVE = 3;
        int LOG_WRITE = 4;
        int LOG_COUNTER = 5;
        int POWER_OFF = 6;
        int MEMORY_CREATE = 7;
        int MEMORY_SIZE = 8;
        int MEMORY_MAP = 9;
        int MEMORY_UNMAP = 10;
        int PROCESS_CREATE = 11;
        int PROCESS_START = 12;
        int PROCESS_KILL = 13;
        int PROCESS_EXIT = 14;
        int PROCESS_STATUS = 15;
        int PROCESS_WATCH = 16;
        int THREAD_CREATE = 17;
        int THREAD_EXIT = 18;
        int THREAD_YIELD = 19;
        int THREAD_SLEEP = 20;
        int CLOCK_READ = 21;
        int ENDPOINT_CREATE = 22;
        int ENDPOINT_MINT = 23;
        int CALL = 24;
        int REPLY_RECEIVE = 25;
        int NOTIFICATION_CREATE = 26;
        int NOTIFICATION_SIGNAL = 27;
        int NOTIFICATION_WAIT = 28;
        int INTERRUPT_BIND = 29;
        int INTERRUPT_ACKNOWLEDGE = 30;
        int PORT_READ = 31;
        int PORT_WRITE = 32;
        int NULL_ENTRY = 33;
    }

    private final int number;
    private final String effect;
    private final String result;
    private final List<String> arguments;
    private final List<ErrorCode> errors;

    SystemCall(int number, String effect, String result) {
        this(number, effect, result, List.of());
    }

    SystemCall(int number, String effect, String result, List<String> arguments, ErrorCode... errors) {
        this.number = number;
        this.effect = effect;
        this.result = result;
        this.arguments = arguments;
        this.errors = List.of(errors);
    }

    public int number() {
        return number;
    }

    public String effect() {
        return effect;
    }

    public String result() {
        return result;
    }

    /** In register order; an object type's name means a handle, with the rights it needs in brackets. */
    public List<String> arguments() {
        return arguments;
    }

    public List<ErrorCode> errors() {
        return errors;
    }
}
