package astryon.sys;

import astryon.abi.Handle;
import astryon.abi.Result;
import astryon.abi.SystemCall.Number;
import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Machine;
import astryon.magic.Size;

/**
 * Every system call as a method; {@link astryon.abi.SystemCall} says what each does. Results are as they come: negative for
 * an error, which {@link SystemError#check} turns into an exception, and {@link Handle#isError} tells of handles.
 */
public final class Calls {
    /** Flag of ENDPOINT_MINT. */
    private static final int TELLS_END = 1;

    private Calls() {
    }

    public static long nothing() {
        return Machine.syscall(Number.NULL);
    }

    public static long handleClose(Handle handle) {
        return Machine.syscall(Number.HANDLE_CLOSE, handle.value());
    }

    public static Handle handleDuplicate(Handle handle, int rights) {
        return new Handle(Machine.syscall(Number.HANDLE_DUPLICATE, handle.value(), rights));
    }

    public static Handle handleGive(Handle process, Handle handle, int rights) {
        return new Handle(Machine.syscall(Number.HANDLE_GIVE, process.value(), handle.value(), rights));
    }

    public static long logWrite(Handle log, Address text, Size size) {
        return Machine.syscall(Number.LOG_WRITE, log.value(), text.value(), size.value());
    }

    /** What is in the log, from byte {@code from} on: 8 bytes with the number of the first that is still there, 8 with how many follow, and they; the result is how many were written so far. */
    public static long logRead(Handle log, long from, Address to, Size size) {
        return Machine.syscall(Number.LOG_READ, log.value(), from, to.value(), size.value());
    }

    /** The count-th allocation of kernel memory for this thread fails, 0 for none; what was left of the count before. */
    public static long logShortage(Handle log, int count) {
        return Machine.syscall(Number.LOG_SHORTAGE, log.value(), count);
    }

    public static long logCounter(Handle log, int counter) {
        return Machine.syscall(Number.LOG_COUNTER, log.value(), counter);
    }

    /** Returns where there is no debug-exit device. */
    public static long powerOff(Handle power, int code) {
        return Machine.syscall(Number.POWER_OFF, power.value(), code);
    }

    public static Handle memoryCreate(Size size) {
        return new Handle(Machine.syscall(Number.MEMORY_CREATE, size.value(), 0));
    }

    /** As {@link #memoryCreate}, but pages are charged when touched. */
    public static Handle memoryReserve(Size size) {
        return new Handle(Machine.syscall(Number.MEMORY_CREATE, size.value(), 1));
    }

    /** As {@link #memoryCreate}, but 2 MiB are taken when one of their pages is touched, and a page of 2 MiB shows them; where there are none it is as if this had not been asked for. */
    public static Handle memoryCreateLarge(Size size) {
        return new Handle(Machine.syscall(Number.MEMORY_CREATE, size.value(), 8));
    }

    /** As {@link #memoryCreateLarge}, but pages are charged when touched. */
    public static Handle memoryReserveLarge(Size size) {
        return new Handle(Machine.syscall(Number.MEMORY_CREATE, size.value(), 9));
    }

    /** Its pages are asked for at the endpoint. */
    public static Handle memoryPaged(Size size, Handle endpoint) {
        return new Handle(Machine.syscall(Number.MEMORY_PAGED, size.value(), endpoint.value(), 0, 0, 0, 0));
    }

    public static long memorySize(Handle memory) {
        return Machine.syscall(Number.MEMORY_READ, memory.value(), 0);
    }

    /** What no other memory object ever has. */
    public static long memoryNumber(Handle memory) {
        return Machine.syscall(Number.MEMORY_READ, memory.value(), 1);
    }

    /** Whether who touches it may wait for who supplies its pages: 1 if so. */
    public static long memoryIsPaged(Handle memory) {
        return Machine.syscall(Number.MEMORY_READ, memory.value(), 2);
    }

    /** The address is negative for an error. */
    public static Address memoryMap(Handle process, Handle memory, Address address, long offset, Size size, int protection) {
        return new Address(Machine.syscall(Number.MEMORY_MAP, process.value(), memory.value(), address.value(), offset, size.value(), protection));
    }

    public static long memoryUnmap(Handle process, Address address) {
        return Machine.syscall(Number.MEMORY_UNMAP, process.value(), address.value(), 0);
    }

    public static Handle processCreate() {
        return new Handle(Machine.syscall(Number.PROCESS_CREATE, 0));
    }

    /** A process that spends from {@code budget}. */
    public static Handle processCreate(Handle budget) {
        return new Handle(Machine.syscall(Number.PROCESS_CREATE, budget.value()));
    }

    public static long processStart(Handle process, Address entry, Address stackPointer, long argument, long codeTable, int priority) {
        return Machine.syscall(Number.PROCESS_START, process.value(), entry.value(), stackPointer.value(), argument, codeTable, priority);
    }

    public static long processKill(Handle process) {
        return processKill(process, 0);
    }

    public static long processKill(Handle process, int code) {
        return Machine.syscall(Number.PROCESS_KILL, process.value(), code);
    }

    public static long processSuspend(Handle process, int code) {
        return Machine.syscall(Number.PROCESS_SUSPEND, process.value(), code);
    }

    public static long processResume(Handle process) {
        return Machine.syscall(Number.PROCESS_RESUME, process.value());
    }

    /** Nanoseconds of processor time; an error once it has ended. */
    public static long processTime(Handle process) {
        return Machine.syscall(Number.PROCESS_READ, process.value(), 0);
    }

    /** Bytes of memory that it has in use, its own and shared. */
    public static long processMemory(Handle process) {
        return Machine.syscall(Number.PROCESS_READ, process.value(), 1);
    }

    public static long processThreads(Handle process) {
        return Machine.syscall(Number.PROCESS_READ, process.value(), 2);
    }

    public static long processExit(int code) {
        return Machine.syscall(Number.PROCESS_EXIT, code);
    }

    public static long processStatus(Handle process) {
        return Machine.syscall(Number.PROCESS_STATUS, process.value());
    }

    public static long processWatch(Handle process, Handle notification, long bits) {
        return Machine.syscall(Number.PROCESS_WATCH, process.value(), notification.value(), bits);
    }

    public static Handle threadCreate(Handle process, Address entry, Address stackPointer, long argument, int priority) {
        return new Handle(Machine.syscall(Number.THREAD_CREATE, process.value(), entry.value(), stackPointer.value(), argument, priority));
    }

    public static long threadExit() {
        return Machine.syscall(Number.THREAD_EXIT);
    }

    public static long threadYield() {
        return Machine.syscall(Number.THREAD_YIELD);
    }

    public static long threadSleep(long deadlineNanos) {
        return Machine.syscall(Number.THREAD_SLEEP, deadlineNanos);
    }

    public static long clockRead() {
        return Machine.syscall(Number.CLOCK_READ);
    }

    public static Handle endpointCreate() {
        return new Handle(Machine.syscall(Number.ENDPOINT_CREATE));
    }

    public static Handle endpointMint(Handle endpoint, long badge, int rights) {
        return new Handle(Machine.syscall(Number.ENDPOINT_MINT, endpoint.value(), badge, rights, 0));
    }

    /** The same; {@code endpoint} receives {@link astryon.abi.MessageTag#ENDED} when it and all that was made of it is closed. */
    public static Handle endpointConnect(Handle endpoint, long badge, int rights) {
        return new Handle(Machine.syscall(Number.ENDPOINT_MINT, endpoint.value(), badge, rights, TELLS_END));
    }

    /** Sends {@code message}, which then holds the reply. */
    public static long call(Handle endpoint, Message message) {
        return exchange(Number.CALL, endpoint, message);
    }

    /** Replies with {@code message} unless its tag says not to; it then holds the next message and its badge. */
    public static long replyReceive(Handle endpoint, Message message) {
        return exchange(Number.REPLY_RECEIVE, endpoint, message);
    }

    /** A system call with a message in registers both ways. */
    @Assembled("astryon.compiler.x64.MessageExchange#assemble")
    private static native long exchange(long number, Handle endpoint, Message message);

    public static Handle notificationCreate() {
        return new Handle(Machine.syscall(Number.NOTIFICATION_CREATE));
    }

    public static long notificationSignal(Handle notification, long bits) {
        return Machine.syscall(Number.NOTIFICATION_SIGNAL, notification.value(), bits);
    }

    /** Negative results may be bits: {@link Result#isError}. */
    public static long notificationWait(Handle notification, long bits, long deadlineNanos) {
        return Machine.syscall(Number.NOTIFICATION_WAIT, notification.value(), bits, deadlineNanos, 0);
    }

    public static long interruptBind(Handle interrupt, Handle notification, long bits) {
        return Machine.syscall(Number.INTERRUPT_BIND, interrupt.value(), notification.value(), bits);
    }

    public static long interruptAcknowledge(Handle interrupt) {
        return Machine.syscall(Number.INTERRUPT_ACKNOWLEDGE, interrupt.value());
    }

    public static long portRead(Handle ports, int offset, int bytes, Address also) {
        return Machine.syscall(Number.PORT_READ, ports.value(), offset, bytes, also.value());
    }

    /** The first port. */
    public static long portAllow(Handle process, Handle ports) {
        return Machine.syscall(Number.PORT_ALLOW, process.value(), ports.value());
    }

    public static long faultEntries(Address nullEntry, Address stackEntry) {
        return Machine.syscall(Number.FAULT_ENTRIES, nullEntry.value(), stackEntry.value());
    }

    public static long portWrite(Handle ports, int offset, int bytes, int bits, Address counter) {
        return Machine.syscall(Number.PORT_WRITE, ports.value(), offset, bytes, bits & 0xffff_ffffL, counter.value());
    }

    public static Handle budgetCreate(Handle budget, Size bytes) {
        return new Handle(Machine.syscall(Number.BUDGET_CREATE, budget.value(), bytes.value()));
    }

    public static long budgetEnd(Handle budget) {
        return Machine.syscall(Number.BUDGET_END, budget.value());
    }

    /** Of the caller's own budget if the handle is 0. */
    public static long budgetLimit(Handle budget) {
        return Machine.syscall(Number.BUDGET_READ, budget.value(), 0);
    }

    /** Of the caller's own budget if the handle is 0. */
    public static long budgetUsed(Handle budget) {
        return Machine.syscall(Number.BUDGET_READ, budget.value(), 1);
    }

    /** Nanoseconds of processor time. */
    public static long budgetTime(Handle budget) {
        return Machine.syscall(Number.BUDGET_READ, budget.value(), 2);
    }

    /** {@code which} is one of {@link astryon.abi.BudgetLimit}. */
    public static long budgetLimit(Handle budget, int which, int most) {
        return Machine.syscall(Number.BUDGET_LIMIT, budget.value(), which, most);
    }

    public static Handle handleDerive(Handle handle, int rights) {
        return new Handle(Machine.syscall(Number.HANDLE_DERIVE, handle.value(), rights));
    }

    public static long handleRevoke(Handle handle) {
        return Machine.syscall(Number.HANDLE_REVOKE, handle.value());
    }

    public static long watch(Handle object, Handle notification, long bits) {
        return Machine.syscall(Number.WATCH, object.value(), notification.value(), bits);
    }

    public static Handle waitSetCreate() {
        return new Handle(Machine.syscall(Number.WAIT_SET_CREATE));
    }

    public static long waitSetAdd(Handle waitSet, Handle object, long key) {
        return Machine.syscall(Number.WAIT_SET_ADD, waitSet.value(), object.value(), key);
    }

    public static long waitSetRemove(Handle waitSet, Handle object) {
        return Machine.syscall(Number.WAIT_SET_REMOVE, waitSet.value(), object.value());
    }

    public static long waitSetWait(Handle waitSet, long deadlineNanos) {
        return Machine.syscall(Number.WAIT_SET_WAIT, waitSet.value(), deadlineNanos);
    }

    public static Handle timerCreate() {
        return new Handle(Machine.syscall(Number.TIMER_CREATE));
    }

    public static long timerSet(Handle timer, long timeNanos, long periodNanos) {
        return Machine.syscall(Number.TIMER_SET, timer.value(), timeNanos, periodNanos);
    }

    /** {@code owner} is zero if nobody in particular is waited for. */
    public static long futexWait(Address word, int value, long deadlineNanos, Handle owner) {
        return Machine.syscall(Number.FUTEX_WAIT, word.value(), value & 0xffff_ffffL, deadlineNanos, owner.value());
    }

    /** At most {@link astryon.abi.Futex#MOST_WOKEN} at a time. */
    public static long futexWake(Address word, int count) {
        return Machine.syscall(Number.FUTEX_WAKE, word.value(), count);
    }

    public static long messagePage(Address page) {
        return Machine.syscall(Number.MESSAGE_PAGE, page.value());
    }

    public static Handle replyDetach() {
        return new Handle(Machine.syscall(Number.REPLY_DETACH));
    }

    public static long reply(Handle reply, Message message) {
        return exchange(Number.REPLY, reply, message);
    }

    public static long leaseRead(Handle reply, long offset, Address to, Size size) {
        return Machine.syscall(Number.LEASE_READ, reply.value(), offset, to.value(), size.value());
    }

    public static long leaseWrite(Handle reply, long offset, Address from, Size size) {
        return Machine.syscall(Number.LEASE_WRITE, reply.value(), offset, from.value(), size.value());
    }

    public static long notificationWaitForAll(Handle notification, long bits, long deadlineNanos) {
        return Machine.syscall(Number.NOTIFICATION_WAIT, notification.value(), bits, deadlineNanos, 1);
    }

    /** The same below 4 GiB. */
    public static Handle memoryCreateLow(Size size) {
        return new Handle(Machine.syscall(Number.MEMORY_CREATE, size.value(), 6));
    }

    /** Memory that devices can be told of: frames in a row. */
    public static Handle memoryCreateContiguous(Size size) {
        return new Handle(Machine.syscall(Number.MEMORY_CREATE, size.value(), 2));
    }

    public static Handle memoryClone(Handle memory) {
        return new Handle(Machine.syscall(Number.MEMORY_CLONE, memory.value()));
    }

    public static long memoryResize(Handle memory, Size size) {
        return Machine.syscall(Number.MEMORY_RESIZE, memory.value(), size.value());
    }

    public static long memoryUnmap(Handle process, Address address, Size size) {
        return Machine.syscall(Number.MEMORY_UNMAP, process.value(), address.value(), size.value());
    }

    public static long memoryDiscard(Handle process, Address address, Size size) {
        return Machine.syscall(Number.MEMORY_DISCARD, process.value(), address.value(), size.value());
    }

    /** At most 4 MiB. */
    public static long memoryCommit(Handle process, Address address, Size size) {
        return Machine.syscall(Number.MEMORY_COMMIT, process.value(), address.value(), size.value());
    }

    public static long memoryProtect(Handle process, Address address, Size size, int protection) {
        return Machine.syscall(Number.MEMORY_PROTECT, process.value(), address.value(), size.value(), protection);
    }

    public static Handle processClone(Handle process, Handle budget) {
        return new Handle(Machine.syscall(Number.PROCESS_CLONE, process.value(), budget.value()));
    }

    public static long processSupervise(Handle process, Handle endpoint) {
        return Machine.syscall(Number.PROCESS_SUPERVISE, process.value(), endpoint.value());
    }

    public static long threadSuspend(Handle thread) {
        return Machine.syscall(Number.THREAD_SUSPEND, thread.value());
    }

    public static long threadResume(Handle thread) {
        return Machine.syscall(Number.THREAD_RESUME, thread.value());
    }

    /** Bit n of the mask is processor n. */
    public static long threadPin(Handle thread, long mask) {
        return Machine.syscall(Number.THREAD_PIN, thread.value(), mask);
    }

    /** {@link astryon.abi.Priority}. */
    public static long threadWeight(Handle thread, int weight) {
        return Machine.syscall(Number.THREAD_WEIGHT, thread.value(), weight);
    }

    public static long threadRead(Handle thread, Address registers) {
        return Machine.syscall(Number.THREAD_READ, thread.value(), registers.value());
    }

    public static long threadWrite(Handle thread, Address registers) {
        return Machine.syscall(Number.THREAD_WRITE, thread.value(), registers.value());
    }

    /** 0 is the FS base, 1 the GS base. */
    public static long threadBase(int which, Address address) {
        return Machine.syscall(Number.THREAD_BASE, which, address.value());
    }

    public static long redirectSet(Address entry, Address area, Address start, Address end) {
        return Machine.syscall(Number.REDIRECT_SET, entry.value(), area.value(), start.value(), end.value());
    }

    public static long redirectResume(Address area) {
        return Machine.syscall(Number.REDIRECT_RESUME, area.value());
    }

    /** The offset of written pages plus how many they are. */
    public static long memoryClean(Handle memory, long offset, int count) {
        return Machine.syscall(Number.MEMORY_CLEAN, memory.value(), offset, count);
    }

    /** How many pages it were. */
    public static long memoryEvict(Handle memory, long offset, Size size) {
        return Machine.syscall(Number.MEMORY_EVICT, memory.value(), offset, size.value());
    }

    /** At address 0 the kernel chooses, with the alignment. */
    public static Handle regionCreate(Handle space, Address address, Size size, long alignment) {
        return new Handle(Machine.syscall(Number.REGION_CREATE, space.value(), address.value(), size.value(), alignment));
    }

    public static Address regionStart(Handle region) {
        return new Address(Machine.syscall(Number.REGION_READ, region.value(), 0));
    }

    public static long regionSize(Handle region) {
        return Machine.syscall(Number.REGION_READ, region.value(), 1);
    }

    public static long regionEnd(Handle region) {
        return Machine.syscall(Number.REGION_END, region.value());
    }
}
