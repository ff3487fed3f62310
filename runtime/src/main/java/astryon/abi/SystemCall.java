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
import static astryon.abi.ErrorCode.NO_BUDGET;
import static astryon.abi.ErrorCode.NO_MEMORY;
import static astryon.abi.ErrorCode.NO_MESSAGE_PAGE;
import static astryon.abi.ErrorCode.OVERLAP;
import static astryon.abi.ErrorCode.PEER_DIED;
import static astryon.abi.ErrorCode.PEER_RESTARTED;
import static astryon.abi.ErrorCode.REVOKED;
import static astryon.abi.ErrorCode.STILL_RUNNING;
import static astryon.abi.ErrorCode.TIMED_OUT;
import static astryon.abi.ErrorCode.TOO_DEEP;
import static astryon.abi.ErrorCode.WRONG_STATE;
import static astryon.abi.ErrorCode.WRONG_TYPE;
import static astryon.abi.ErrorCode.WRONG_VALUE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Every system call, one row each. The number goes in eax, arguments in rdi rsi rdx r10 r8 r9; the result comes in rax,
 * negative for an {@link ErrorCode}. Every other register is kept, except rcx and r11, which the {@code syscall} instruction
 * destroys (Intel SDM vol. 2B, SYSCALL), and those that {@link MessageTag} describes in calls that carry a message.
 *
 * <p>An argument named after an object type is a handle to one; the rights in brackets are those the handle must have ({@link Argument}).
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

    LOG_WRITE            (Number.LOG_WRITE,            "writes up to 1024 bytes of UTF-8 to the log and the serial line, without controls but tabs, backspaces and line ends",            "0",
                          List.of("log [WRITE]", "address", "size"),                               BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ADDRESS, BAD_SIZE),
    LOG_COUNTER          (Number.LOG_COUNTER,          "reads one of the system's counters, see SystemCounter",                     "count",
                          List.of("log [INSPECT]", "counter"),                                     BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    POWER_OFF            (Number.POWER_OFF,            "writes the code (0 to 127) to a debug-exit device, if present, which ends the machine", "0",
                          List.of("power [MANAGE]", "code"),                                       BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),

    MEMORY_CREATE        (Number.MEMORY_CREATE,        "makes a memory object of zeroes; frames are taken when first touched, and charged now, or with flag 1 (RESERVED) only then; with flag 2 (CONTIGUOUS) it is up to 4 MiB of frames in a row, and with flag 4 besides (LOW) below 4 GiB; with flag 8 (LARGE), alone or with 1, frames are taken 2 MiB at a time where they can be, and pages of 2 MiB show them", "memory handle with all rights",
                          List.of("size", "flags"),                                                BAD_ALIGNMENT, BAD_SIZE, BAD_FLAGS, NO_HANDLES, NO_MEMORY),
    MEMORY_READ          (Number.MEMORY_READ,          "reads how many bytes a memory object has (0), its number, which no other one ever has (1), or whether somebody is asked for pages that are missing, so that who touches one may wait (2: 1 if so)", "amount",
                          List.of("memory", "which"),                                              BAD_HANDLE, WRONG_TYPE, BAD_ARGUMENT),
    MEMORY_MAP           (Number.MEMORY_MAP,           "maps part of a memory object; a space is a process or a region, and then nothing outside of it or in a region that is a part of it can be named; the protection (Protection) needs the same rights of both handles; at address 0 the kernel chooses", "address",
                          List.of("space [MANAGE]", "memory [READ WRITE EXECUTE]", "address", "offset", "size", "protection"),
                                                                                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, BAD_FLAGS, OVERLAP, WRONG_STATE, NO_MEMORY),
    MEMORY_UNMAP         (Number.MEMORY_UNMAP,         "removes whatever is mapped in a range, or, with size 0, one whole mapping, named by its first address", "0",
                          List.of("space [MANAGE]", "address", "size"),                          BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, NOT_MAPPED, WRONG_STATE, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, OVERLAP, NO_MEMORY),

    PROCESS_CREATE       (Number.PROCESS_CREATE,       "makes an empty process that spends from the budget, or from the caller's if that is 0", "process handle with all rights",
                          List.of("budget [MANAGE]"),                                              BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, NO_HANDLES, NO_MEMORY),
    PROCESS_START        (Number.PROCESS_START,        "starts its first thread with the argument in rdi and a priority (Priority) from 0 up to the caller's; codeTable is two 32-bit addresses, of the image's code table and, above, of its code, or 0: used to name places in crash reports only", "0",
                          List.of("process [MANAGE]", "entry", "stackPointer", "argument", "codeTable", "priority"),
                                                                                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ADDRESS, BAD_ARGUMENT, WRONG_STATE, NO_MEMORY),
    PROCESS_KILL         (Number.PROCESS_KILL,         "ends a process at once; the code, from 0 to 255, is for who asks how it ended", "0",
                          List.of("process [MANAGE]", "code"),                                     BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    PROCESS_EXIT         (Number.PROCESS_EXIT,         "ends the calling process with a code from 0 to 255",                        "does not return",
                          List.of("code"),                                                         BAD_ARGUMENT),
    PROCESS_STATUS       (Number.PROCESS_STATUS,       "how a process ended: its exit code, 256 + code if it was killed, 512 + vector if it faulted; or that it is suspended: 1024 + code", "status",
                          List.of("process [INSPECT]"),                                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, STILL_RUNNING),
    PROCESS_WATCH        (Number.PROCESS_WATCH,        "has a notification signalled when the process ends, at once if it has, and when it is suspended", "0",
                          List.of("process [INSPECT]", "notification [SIGNAL]", "bits"),           BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE, NO_MEMORY),

    THREAD_CREATE        (Number.THREAD_CREATE,        "starts another thread of a running process with the argument in rdi and a priority from 0 up to the caller's, or, with -1, the caller's",       "thread handle with all rights",
                          List.of("process [MANAGE]", "entry", "stackPointer", "argument", "priority"),
                                                                                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ADDRESS, BAD_ARGUMENT, WRONG_STATE, NO_HANDLES, NO_MEMORY),
    THREAD_EXIT          (Number.THREAD_EXIT,          "ends the calling thread; with the last the process ends with code 0",       "does not return"),
    THREAD_YIELD         (Number.THREAD_YIELD,         "lets the next ready thread of the same priority run",                       "0"),
    THREAD_SLEEP         (Number.THREAD_SLEEP,         "sleeps until the clock shows the given time",                               "0",
                          List.of("deadlineNanos"),                                                BAD_ARGUMENT),
    CLOCK_READ           (Number.CLOCK_READ,           "nanoseconds since the kernel started",                                      "nanoseconds"),

    ENDPOINT_CREATE      (Number.ENDPOINT_CREATE,      "makes an endpoint",                                                         "endpoint handle with all rights",
                          List.of(),                                                               NO_HANDLES, NO_MEMORY),
    ENDPOINT_MINT        (Number.ENDPOINT_MINT,        "makes an endpoint handle whose calls carry a badge (0 to 2^62 - 1); with flag 1 the endpoint receives a message (MessageTag.ENDED) when it and all that was made of it is closed", "endpoint handle",
                          List.of("endpoint [MINT]", "badge", "rights", "flags"),                  BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, BAD_ARGUMENT, TOO_DEEP, NO_HANDLES, NO_MEMORY),
    CALL                 (Number.CALL,                 "sends the message, waits for the reply",                                    "0 and a message",
                          List.of("endpoint [CALL]", "tag", "message"),                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, BAD_ADDRESS, NO_MESSAGE_PAGE, PEER_DIED, PEER_RESTARTED, TIMED_OUT, NO_HANDLES, NO_MEMORY),
    REPLY_RECEIVE        (Number.REPLY_RECEIVE,        "replies to the caller of the last message, then waits for the next; with MessageTag.NO_REPLY only waits; a caller that has given up is no error unless it was to have handles", "0 and a message, its badge in rdi",
                          List.of("endpoint [RECEIVE]", "tag", "message"),                         BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, BAD_ADDRESS, NO_MESSAGE_PAGE, NO_CALLER, PEER_DIED, WRONG_STATE, TIMED_OUT, NO_HANDLES, NO_MEMORY),

    NOTIFICATION_CREATE  (Number.NOTIFICATION_CREATE,  "makes a notification with no bit set",                                      "notification handle with all rights",
                          List.of(),                                                               NO_HANDLES, NO_MEMORY),
    NOTIFICATION_SIGNAL  (Number.NOTIFICATION_SIGNAL,  "sets bits and wakes who waits for one of them",                             "0",
                          List.of("notification [SIGNAL]", "bits"),                                BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT),
    NOTIFICATION_WAIT    (Number.NOTIFICATION_WAIT,    "waits until one of the bits, or with flag 1 all of them, are set or the clock shows the deadline (0: waits for ever, 1: does not wait); clears and yields the set ones; if all from bit 6 on are, which would look like an error, all but bit 63, which without the flag stays set", "bits",
                          List.of("notification [WAIT]", "bits", "deadlineNanos", "flags"),        BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, BAD_FLAGS, TIMED_OUT),

    INTERRUPT_BIND       (Number.INTERRUPT_BIND,       "has an interrupt signal the bits of a notification from now on",            "0",
                          List.of("interrupt [WAIT]", "notification [SIGNAL]", "bits"),            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, NO_MEMORY),
    INTERRUPT_ACKNOWLEDGE(Number.INTERRUPT_ACKNOWLEDGE, "lets the interrupt come again",                                            "0",
                          List.of("interrupt [WAIT]"),                                             BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT),
    PORT_READ            (Number.PORT_READ,            "reads 1, 2 or 4 bytes from a port of a range; unless the address is 0 they are written there, too, as 8 bytes, and whoever is ended meanwhile has either both read and written them or not read them", "bits read",
                          List.of("port_range [READ]", "offset", "bytes", "address"),              BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, BAD_ADDRESS),
    PORT_WRITE           (Number.PORT_WRITE,           "writes 1, 2 or 4 bytes to a port of a range; unless the address is 0 the 8 bytes there are one more then, and whoever is ended meanwhile has either both written and counted them or not written them", "0",
                          List.of("port_range [WRITE]", "offset", "bytes", "bits", "address"),     BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, BAD_ADDRESS),
    FAULT_ENTRIES        (Number.FAULT_ENTRIES,        "from now on, where the process's code table has a row for an instruction that faults on the first page, its thread goes on at nullEntry as if called from one byte behind the instruction, and where it has one for an instruction that faults up to 64 KiB below the stack pointer, at stackEntry with the row's stack frame gone; 0 ends that", "0",
                          List.of("nullEntry", "stackEntry"),                                      BAD_ADDRESS),

    BUDGET_CREATE        (Number.BUDGET_CREATE,        "splits a budget of so many bytes off another one",                          "budget handle with all rights",
                          List.of("budget [MANAGE]", "bytes"),                                     BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_SIZE, TOO_DEEP, NO_HANDLES, NO_MEMORY),
    BUDGET_READ          (Number.BUDGET_READ,          "reads the limit (0) of a budget, or of the caller's if that is 0, or what of it is spent (1), or, of one with limits in number, how much processor time had who spends from it or a part of it (2)", "bytes, or nanoseconds",
                          List.of("budget [INSPECT]", "which"),                                    BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE),
    HANDLE_DERIVE        (Number.HANDLE_DERIVE,        "makes another handle with the given subset of the rights, which can be revoked, as can all that is made of it", "handle",
                          List.of("handle [DUPLICATE]", "rights"),                                 BAD_HANDLE, MISSING_RIGHT, BAD_FLAGS, TOO_DEEP, NO_HANDLES, NO_MEMORY),
    HANDLE_REVOKE        (Number.HANDLE_REVOKE,        "ends every handle that was derived from this one, wherever it is",          "0",
                          List.of("handle [REVOKE]"),                                              BAD_HANDLE, MISSING_RIGHT),
    WATCH                (Number.WATCH,                "has a notification signalled whenever a process, thread, endpoint, timer or interrupt becomes ready, at once if it is", "0",
                          List.of("object [WAIT]", "notification [SIGNAL]", "bits"),               BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE, NO_MEMORY),
    WAIT_SET_CREATE      (Number.WAIT_SET_CREATE,      "makes an empty wait set",                                                   "wait_set handle with all rights",
                          List.of(),                                                               NO_HANDLES, NO_MEMORY),
    WAIT_SET_ADD         (Number.WAIT_SET_ADD,         "puts a process, thread, endpoint, notification, timer or interrupt into a wait set, with a key (0 to 2^62 - 1)", "0",
                          List.of("wait_set [MANAGE]", "object [WAIT]", "key"),                    BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE, NO_MEMORY),
    WAIT_SET_REMOVE      (Number.WAIT_SET_REMOVE,      "takes an object out of a wait set",                                         "0",
                          List.of("wait_set [MANAGE]", "object"),                                  BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE),
    WAIT_SET_WAIT        (Number.WAIT_SET_WAIT,        "waits until an object of the set is ready or the clock shows the deadline (0: waits for ever, 1: does not wait)", "its key",
                          List.of("wait_set [WAIT]", "deadlineNanos"),                             BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, TIMED_OUT),
    TIMER_CREATE         (Number.TIMER_CREATE,         "makes a timer that is not set",                                             "timer handle with all rights",
                          List.of(),                                                               NO_HANDLES, NO_MEMORY),
    TIMER_SET            (Number.TIMER_SET,            "sets a timer to fire when the clock shows the given time (0: never), and then again and again if the period is not 0", "0",
                          List.of("timer [SIGNAL]", "timeNanos", "periodNanos"),                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    FUTEX_WAIT           (Number.FUTEX_WAIT,           "waits, if the 4 bytes at an address have the value, until woken or the clock shows the deadline (0: waits for ever); the owner, unless 0, is as urgent as who waits for it", "0",
                          List.of("address", "value", "deadlineNanos", "thread"),                  BAD_ALIGNMENT, BAD_ADDRESS, BAD_ARGUMENT, BAD_HANDLE, WRONG_TYPE, WRONG_VALUE, TIMED_OUT),
    FUTEX_WAKE           (Number.FUTEX_WAKE,           "wakes up to so many, and at most 64 at a time, of those who wait at an address, in any process that has the same memory there", "how many",
                          List.of("address", "count"),                                             BAD_ALIGNMENT, BAD_ADDRESS, BAD_ARGUMENT),
    MESSAGE_PAGE         (Number.MESSAGE_PAGE,         "names the calling thread's message page, from and to which bytes of messages are copied; 0 ends that", "0",
                          List.of("address"),                                                      BAD_ALIGNMENT, BAD_ADDRESS),
    REPLY_DETACH         (Number.REPLY_DETACH,         "takes the duty to reply off the calling thread, to be done with REPLY by whoever has the handle; closing it fails the call", "reply handle with all rights",
                          List.of(),                                                               NO_CALLER, NO_HANDLES, NO_MEMORY),
    REPLY                (Number.REPLY,                "replies and closes the handle; a caller that has given up is no error unless it was to have handles",     "0",
                          List.of("reply [RECEIVE]", "tag", "message"),                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, BAD_ADDRESS, NO_MESSAGE_PAGE, PEER_DIED, NO_HANDLES, NO_MEMORY),
    LEASE_READ           (Number.LEASE_READ,           "copies up to 64 KiB out of what a caller lent: the one who waits for the reply, or, if that is 0, for the calling thread", "0",
                          List.of("reply [RECEIVE]", "offset", "address", "size"),                 BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, NO_CALLER, BAD_SIZE, BAD_ADDRESS),
    LEASE_WRITE          (Number.LEASE_WRITE,          "copies up to 64 KiB into what a caller lent",                               "0",
                          List.of("reply [RECEIVE]", "offset", "address", "size"),                 BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, NO_CALLER, BAD_SIZE, BAD_ADDRESS),

    MEMORY_CLONE         (Number.MEMORY_CLONE,         "makes a memory object with the same contents, which part when either is written; not of contiguous or physical memory, nor while it is bound for a device", "memory handle with all rights",
                          List.of("memory [DUPLICATE READ]"),                                      BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE, NO_HANDLES, NO_MEMORY),
    MEMORY_RESIZE        (Number.MEMORY_RESIZE,        "changes the size of a memory object; what is cut off is gone from all mappings; not of contiguous or physical memory, nor while it is bound for a device", "0",
                          List.of("memory [MANAGE]", "size"),                                      BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, WRONG_STATE, NO_MEMORY),
    DMA_CREATE           (Number.DMA_CREATE,           "makes a DMA space for a device, which reaches all memory, or with flag 1 what lies below 4 GiB", "dma_space handle with all rights",
                          List.of("dma_space [MANAGE]", "flags"),                                  BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, NO_HANDLES, NO_MEMORY),
    MEMORY_PROTECT       (Number.MEMORY_PROTECT,       "changes the protection of whatever is mapped in a range, within the rights it was mapped with and those of the handle", "0",
                          List.of("space [MANAGE]", "address", "size", "protection"),            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, OVERLAP, WRONG_STATE, NO_MEMORY),
    PROCESS_CLONE        (Number.PROCESS_CLONE,        "makes a new process that sees copies of what another one sees (the same where it is mapped SHARED, contiguous, physical or bound for a device), without threads and handles", "process handle with all rights",
                          List.of("process [MANAGE]", "budget [MANAGE]"),                          BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE, NO_HANDLES, NO_MEMORY),
    PROCESS_SUPERVISE    (Number.PROCESS_SUPERVISE,    "has faults of a process's threads come as calls (MessageTag.FAULT) to an endpoint, and the thread go on when they are answered; 0 ends that", "0",
                          List.of("process [MANAGE]", "endpoint [CALL]"),                          BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE),
    THREAD_SUSPEND       (Number.THREAD_SUSPEND,       "keeps a thread from running until it is resumed or no handle is left that could do that; what it waits for may come meanwhile", "0",
                          List.of("thread [MANAGE]"),                                              BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE),
    THREAD_RESUME        (Number.THREAD_RESUME,        "ends a suspension",                                                         "0",
                          List.of("thread [MANAGE]"),                                              BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE),
    THREAD_READ          (Number.THREAD_READ,          "copies the registers of a thread that is suspended and waits for nothing, or that faulted, to 192 bytes of memory", "0",
                          List.of("thread [MANAGE]", "address"),                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE, BAD_ADDRESS),
    THREAD_WRITE         (Number.THREAD_WRITE,         "the other way; the trap flag makes it fault after one instruction",         "0",
                          List.of("thread [MANAGE]", "address"),                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE, BAD_ADDRESS),
    THREAD_BASE          (Number.THREAD_BASE,          "sets the calling thread's FS (0) or GS (1) base",                           "0",
                          List.of("which", "address"),                                             BAD_ARGUMENT, BAD_ADDRESS),
    REDIRECT_SET         (Number.REDIRECT_SET,         "from now on, a syscall instruction of the calling thread outside of a code range, and a fault there, saves the registers to 192 bytes and goes on at the entry, with these' address in rdi, -1 or the fault's vector in rsi, its address in rdx; entry 0 ends that", "0",
                          List.of("entry", "area", "start", "end"),                                BAD_ADDRESS),
    REDIRECT_RESUME      (Number.REDIRECT_RESUME,      "loads all registers from 192 bytes",                                        "what rax is there",
                          List.of("area"),                                                         BAD_ADDRESS),
    MEMORY_DISCARD       (Number.MEMORY_DISCARD,       "makes writable pages of a range zero again and gives their frames back; what is contiguous or physical stays as it is", "0",
                          List.of("space [MANAGE]", "address", "size"),                          BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, OVERLAP, WRONG_STATE, NO_MEMORY),
    THREAD_PIN           (Number.THREAD_PIN,           "lets a thread run on some processors only: bit n of the mask is processor n; one of them must be there", "0",
                          List.of("thread [MANAGE]", "mask"),                                      BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE, BAD_ARGUMENT),
    LOG_SHORTAGE         (Number.LOG_SHORTAGE,         "for tests: the count-th allocation of kernel memory for the calling thread from now on fails; 0 ends that", "allocations that were left of the count before, 0 if it happened",
                          List.of("log [MANAGE]", "count"),                                        BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    BUDGET_END           (Number.BUDGET_END,           "ends every process that spends from a budget or from one that was split off it, however often", "0",
                          List.of("budget [MANAGE]"),                                              BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT),
    PORT_ALLOW           (Number.PORT_ALLOW,           "lets a process use a range's ports by instructions, as long as it lives",   "first port",
                          List.of("process [MANAGE]", "port_range [READ WRITE]"),                  BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE, TOO_DEEP, NO_MEMORY),
    MEMORY_PAGED         (Number.MEMORY_PAGED,         "makes a memory object whose pages are asked for, once they are touched, by calls (MessageTag.PAGE) to an endpoint, and charged then; who touches one waits for the reply", "memory handle with all rights",
                          List.of("size", "endpoint [CALL]"),                                      BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, NO_HANDLES, NO_MEMORY),
    LOG_TRACE            (Number.LOG_TRACE,            "copies what a processor recorded (TraceKind), from an event on: 8 bytes with the number of the first that is still there, 8 with how many follow, and 16 bytes for each", "events recorded so far",
                          List.of("log [INSPECT]", "which", "count", "address", "size"),           BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, BAD_SIZE, BAD_ADDRESS),
    MEMORY_CLEAN         (Number.MEMORY_CLEAN,         "finds the first pages from an offset on, up to so many in a row, that were written since they came or were found last; they are from now on not, until they are written again; for a pager that wants to write them back", "offset plus how many pages they are; no pages: there are none before that offset",
                          List.of("memory [MANAGE]", "offset", "count"),                           BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ARGUMENT, WRONG_STATE, NO_MEMORY),
    MEMORY_EVICT         (Number.MEMORY_EVICT,         "gives the frames of up to 2 MiB of paged memory back, but for pages that MEMORY_CLEAN would find; who touches one asks for it again", "how many pages",
                          List.of("memory [MANAGE]", "offset", "size"),                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, WRONG_STATE, NO_MEMORY),
    REGION_CREATE        (Number.REGION_CREATE,        "makes a part of a process's addresses, where nothing is mapped, a region: only who has a handle to it maps there, until it ends with its last handle, with the region it is a part of, or with the process; at address 0 the kernel chooses, with the alignment, a power of two or 0", "region handle with all rights",
                          List.of("space [MANAGE]", "address", "size", "alignment"),               BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, OVERLAP, WRONG_STATE, TOO_DEEP, NO_HANDLES, NO_MEMORY),
    REGION_READ          (Number.REGION_READ,          "reads where a region starts (0), or how many bytes it has (1)",             "address or bytes",
                          List.of("region [INSPECT]", "which"),                                    BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    REGION_END           (Number.REGION_END,           "unmaps all that is mapped in a region and in its parts, which end with it; the addresses are again those of what it was a part of", "0",
                          List.of("region [MANAGE]"),                                              BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT),
    THREAD_WEIGHT        (Number.THREAD_WEIGHT,        "gives a thread a weight in the fair band (Priority), from 1 to 1024, or to the caller's where that is of this band itself; threads begin with that of who makes them, the first with 64", "0",
                          List.of("thread [MANAGE]", "weight"),                                    BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE, BAD_ARGUMENT),
    DMA_BIND             (Number.DMA_BIND,             "lets a device reach part of a memory object: its pages stay where they are, and charged, until they are unbound, whatever becomes of the handle and of the process; meanwhile it is not cloned, resized, discarded or evicted; BAD_ADDRESS if a page lies where the device cannot reach", "number of the binding in that space",
                          List.of("dma_space [WRITE]", "memory [READ WRITE]", "offset", "size"),   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, NO_MEMORY),
    DMA_UNBIND           (Number.DMA_UNBIND,           "ends a binding, which the device must not use any more, or, with 0, all of the space", "0",
                          List.of("dma_space [WRITE]", "which"),                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    DMA_SEGMENTS         (Number.DMA_SEGMENTS,         "copies where a binding is for the device, from an offset in it on: 16 bytes for each segment, its address and its size, up to 32 of them", "how many segments",
                          List.of("dma_space [INSPECT]", "which", "offset", "address", "size"),    BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS),
    LOG_READ             (Number.LOG_READ,             "copies what is in the log, from a byte on: 8 bytes with the number of the first that is still there, 8 with how many follow, and they; a line begins with the time stamp counter when it began, in 16 hexadecimal digits, and a space", "bytes written to the log so far",
                          List.of("log [INSPECT]", "offset", "address", "size"),                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_SIZE, BAD_ADDRESS),

    PROCESS_SUSPEND      (Number.PROCESS_SUSPEND,      "keeps all threads of a process from running until it is resumed, whatever becomes of their own suspensions; what they wait for may come meanwhile; the code, from 0 to 255, is for who asks for its status", "0",
                          List.of("process [MANAGE]", "code"),                                     BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE),
    PROCESS_RESUME       (Number.PROCESS_RESUME,       "lets the threads of a process run again",                                   "0",
                          List.of("process [MANAGE]"),                                             BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, WRONG_STATE),
    PROCESS_READ         (Number.PROCESS_READ,         "reads what a process has used or has: nanoseconds of processor time, of its own and of who worked for it, also when it has ended (0), bytes of memory that its page tables show (1), threads (2)", "amount",
                          List.of("process [INSPECT]", "which"),                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE),
    POWER_RESET          (Number.POWER_RESET,          "starts the machine again in the ways that every PC has: by the keyboard controller, else by a processor that cannot go on", "does not return",
                          List.of("power [MANAGE]"),                                               BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT),
    MACHINE_READ         (Number.MACHINE_READ,         "reads where in physical memory the ACPI root pointer is (0)",               "physical address, or 0 if there is none",
                          List.of("machine [INSPECT]", "which"),                                   BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    MACHINE_PORTS        (Number.MACHINE_PORTS,        "makes a range of so many I/O ports, from one on, something to be given to a driver", "port_range handle with all rights",
                          List.of("machine [MANAGE]", "offset", "size"),                           BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_SIZE, NO_HANDLES, NO_MEMORY),
    MACHINE_MEMORY       (Number.MACHINE_MEMORY,       "makes physical memory, such as a device's registers, a memory object; BAD_ADDRESS if a part of it is memory that is given out otherwise", "memory handle with all rights",
                          List.of("machine [MANAGE]", "address", "size"),                          BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, NO_HANDLES, NO_MEMORY),
    MACHINE_INTERRUPT    (Number.MACHINE_INTERRUPT,    "makes a line of the interrupt controller an interrupt; with flag 1 it is a level, and not an edge, and comes again once it is acknowledged; with flag 2 low means that it came; WRONG_STATE if somebody has it; with flag 4 alone, and line 0, it comes as a message, of which there are a few", "interrupt handle with all rights",
                          List.of("machine [MANAGE]", "which", "flags"),                           BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, BAD_FLAGS, WRONG_STATE, NO_HANDLES, NO_MEMORY),
    MEMORY_COMMIT        (Number.MEMORY_COMMIT,        "charges up to 4 MiB of readable pages as if they were touched, with the tables that show them, so that touching them cannot fail; their frames are still taken then, and MEMORY_DISCARD ends it; after an error some may be charged", "0",
                          List.of("space [MANAGE]", "address", "size"),                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ALIGNMENT, BAD_SIZE, BAD_ADDRESS, OVERLAP, WRONG_STATE, NO_MEMORY),
    TIME_SET             (Number.TIME_SET,             "says what time of day it is now, in nanoseconds since 1970, to all programs (ClockPage)", "0",
                          List.of("machine [WRITE]", "timeNanos"),                                 BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT),
    INTERRUPT_READ       (Number.INTERRUPT_READ,       "reads what a device has to write for an interrupt that comes as a message: where (0), and what (1); WRONG_STATE for a line", "physical address or bits",
                          List.of("interrupt [INSPECT]", "which"),                                 BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE),
    BUDGET_LIMIT         (Number.BUDGET_LIMIT,         "limits what begins from now on and spends from a budget, or from one that is split off it from now on: threads (0), processes (1), handles of each process (2), or what all threads together weigh in the fair band (3), from 1 to 2^20; WRONG_STATE where that is limited by the budget it was split off", "0",
                          List.of("budget [MANAGE]", "which", "count"),                            BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_ARGUMENT, WRONG_STATE),
    LOG_RECORD           (Number.LOG_RECORD,           "with flag 1 has all processors record everything from now on (TraceKind), switches and system calls too, and keep more of it; with 0 only what is rare, and what was recorded before is forgotten", "0",
                          List.of("log [MANAGE]", "flags"),                                        BAD_HANDLE, WRONG_TYPE, MISSING_RIGHT, BAD_FLAGS, NO_MEMORY);
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
        int MEMORY_READ = 8;
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
        int FAULT_ENTRIES = 33;
        int BUDGET_CREATE = 34;
        int BUDGET_READ = 35;
        int HANDLE_DERIVE = 36;
        int HANDLE_REVOKE = 37;
        int WATCH = 38;
        int WAIT_SET_CREATE = 39;
        int WAIT_SET_ADD = 40;
        int WAIT_SET_REMOVE = 41;
        int WAIT_SET_WAIT = 42;
        int TIMER_CREATE = 43;
        int TIMER_SET = 44;
        int FUTEX_WAIT = 45;
        int FUTEX_WAKE = 46;
        int MESSAGE_PAGE = 47;
        int REPLY_DETACH = 48;
        int REPLY = 49;
        int LEASE_READ = 50;
        int LEASE_WRITE = 51;
        int MEMORY_CLONE = 52;
        int MEMORY_RESIZE = 53;
        int DMA_CREATE = 54;
        int MEMORY_PROTECT = 55;
        int PROCESS_CLONE = 56;
        int PROCESS_SUPERVISE = 57;
        int THREAD_SUSPEND = 58;
        int THREAD_RESUME = 59;
        int THREAD_READ = 60;
        int THREAD_WRITE = 61;
        int THREAD_BASE = 62;
        int REDIRECT_SET = 63;
        int REDIRECT_RESUME = 64;
        int MEMORY_DISCARD = 65;
        int THREAD_PIN = 66;
        int LOG_SHORTAGE = 67;
        int BUDGET_END = 68;
        int PORT_ALLOW = 69;
        int MEMORY_PAGED = 70;
        int LOG_TRACE = 71;
        int MEMORY_CLEAN = 72;
        int MEMORY_EVICT = 73;
        int REGION_CREATE = 74;
        int REGION_READ = 75;
        int REGION_END = 76;
        int THREAD_WEIGHT = 77;
        int DMA_BIND = 78;
        int DMA_UNBIND = 79;
        int DMA_SEGMENTS = 80;
        int LOG_READ = 81;
        int PROCESS_SUSPEND = 82;
        int PROCESS_RESUME = 83;
        int PROCESS_READ = 84;
        int POWER_RESET = 85;
        int MACHINE_READ = 86;
        int MACHINE_PORTS = 87;
        int MACHINE_MEMORY = 88;
        int MACHINE_INTERRUPT = 89;
        int MEMORY_COMMIT = 90;
        int TIME_SET = 91;
        int INTERRUPT_READ = 92;
        int BUDGET_LIMIT = 93;
        int LOG_RECORD = 94;
    }

    private final int number;
    private final String effect;
    private final String result;
    private final ObjectType made;
    private final List<Argument> arguments;
    private final List<ErrorCode> errors;

    SystemCall(int number, String effect, String result) {
        this(number, effect, result, List.of());
    }

    SystemCall(int number, String effect, String result, List<String> arguments, ErrorCode... errors) {
        this.number = number;
        this.effect = effect;
        this.result = result;
        int space = result.indexOf(' ');
        made = space < 0 ? null : Argument.objectNamed(result.substring(0, space));
        this.arguments = new ArrayList<>();
        for (String argument : arguments) {
            this.arguments.add(Argument.of(argument));
        }
        this.errors = new ArrayList<>();
        for (ErrorCode error : errors) {
            this.errors.add(error);
            // Wherever a handle is taken it may be revoked, wherever memory is, the budget may not cover it.
            if (error == BAD_HANDLE) {
                this.errors.add(REVOKED);
            } else if (error == NO_MEMORY) {
                this.errors.add(NO_BUDGET);
            }
        }
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

    /** What a handle that it yields names, if it says so; null if it yields none, or one to what the first argument names. */
    public ObjectType made() {
        return made;
    }

    /** In register order. */
    public List<Argument> arguments() {
        return Collections.unmodifiableList(arguments);
    }

    public List<ErrorCode> errors() {
        return Collections.unmodifiableList(errors);
    }
}
