package astryon.sys;

import astryon.abi.Handle;
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
    private Calls() {
    }

    public static long nothing() {
        return Machine.syscall(Number.NULL, 0, 0, 0, 0, 0, 0);
    }

    public static long handleClose(Handle handle) {
        return Machine.syscall(Number.HANDLE_CLOSE, handle.value(), 0, 0, 0, 0, 0);
    }

    public static Handle handleDuplicate(Handle handle, int rights) {
        return new Handle(Machine.syscall(Number.HANDLE_DUPLICATE, handle.value(), rights, 0, 0, 0, 0));
    }

    public static Handle handleGive(Handle process, Handle handle, int rights) {
        return new Handle(Machine.syscall(Number.HANDLE_GIVE, process.value(), handle.value(), rights, 0, 0, 0));
    }

    public static long logWrite(Handle log, Address text, Size size) {
        return Machine.syscall(Number.LOG_WRITE, log.value(), text.value(), size.value(), 0, 0, 0);
    }

    public static long logCounter(Handle log, int counter) {
        return Machine.syscall(Number.LOG_COUNTER, log.value(), counter, 0, 0, 0, 0);
    }

    public static long powerOff(Handle power, int code) {
        return Machine.syscall(Number.POWER_OFF, power.value(), code, 0, 0, 0, 0);
    }

    public static Handle memoryCreate(Size size) {
        return new Handle(Machine.syscall(Number.MEMORY_CREATE, size.value(), 0, 0, 0, 0, 0));
    }

    public static long memorySize(Handle memory) {
        return Machine.syscall(Number.MEMORY_SIZE, memory.value(), 0, 0, 0, 0, 0);
    }

    /** The address is negative for an error. */
    public static Address memoryMap(Handle process, Handle memory, Address address, long offset, Size size, int protection) {
        return new Address(Machine.syscall(Number.MEMORY_MAP, process.value(), memory.value(), address.value(), offset, size.value(), protection));
    }

    public static long memoryUnmap(Handle process, Address address) {
        return Machine.syscall(Number.MEMORY_UNMAP, process.value(), address.value(), 0, 0, 0, 0);
    }

    public static Handle processCreate() {
        return new Handle(Machine.syscall(Number.PROCESS_CREATE, 0, 0, 0, 0, 0, 0));
    }

    public static long processStart(Handle process, Address entry, Address stackPointer, long argument, long codeTable, int priority) {
        return Machine.syscall(Number.PROCESS_START, process.value(), entry.value(), stackPointer.value(), argument, codeTable, priority);
    }

    public static long processKill(Handle process) {
        return Machine.syscall(Number.PROCESS_KILL, process.value(), 0, 0, 0, 0, 0);
    }

    public static long processExit(int code) {
        return Machine.syscall(Number.PROCESS_EXIT, code, 0, 0, 0, 0, 0);
    }

    public static long processStatus(Handle process) {
        return Machine.syscall(Number.PROCESS_STATUS, process.value(), 0, 0, 0, 0, 0);
    }

    public static long processWatch(Handle process, Handle notification, long bits) {
        return Machine.syscall(Number.PROCESS_WATCH, process.value(), notification.value(), bits, 0, 0, 0);
    }

    public static long threadCreate(Handle process, Address entry, Address stackPointer, long argument, int priority) {
        return Machine.syscall(Number.THREAD_CREATE, process.value(), entry.value(), stackPointer.value(), argument, priority, 0);
    }

    public static long threadExit() {
        return Machine.syscall(Number.THREAD_EXIT, 0, 0, 0, 0, 0, 0);
    }

    public static long threadYield() {
        return Machine.syscall(Number.THREAD_YIELD, 0, 0, 0, 0, 0, 0);
    }

    public static long threadSleep(long deadlineNanos) {
        return Machine.syscall(Number.THREAD_SLEEP, deadlineNanos, 0, 0, 0, 0, 0);
    }

    public static long clockRead() {
        return Machine.syscall(Number.CLOCK_READ, 0, 0, 0, 0, 0, 0);
    }

    public static Handle endpointCreate() {
        return new Handle(Machine.syscall(Number.ENDPOINT_CREATE, 0, 0, 0, 0, 0, 0));
    }

    public static Handle endpointMint(Handle endpoint, long badge, int rights) {
        return new Handle(Machine.syscall(Number.ENDPOINT_MINT, endpoint.value(), badge, rights, 0, 0, 0));
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
        return new Handle(Machine.syscall(Number.NOTIFICATION_CREATE, 0, 0, 0, 0, 0, 0));
    }

    public static long notificationSignal(Handle notification, long bits) {
        return Machine.syscall(Number.NOTIFICATION_SIGNAL, notification.value(), bits, 0, 0, 0, 0);
    }

    public static long notificationWait(Handle notification, long bits, long deadlineNanos) {
        return Machine.syscall(Number.NOTIFICATION_WAIT, notification.value(), bits, deadlineNanos, 0, 0, 0);
    }

    public static long interruptBind(Handle interrupt, Handle notification, long bits) {
        return Machine.syscall(Number.INTERRUPT_BIND, interrupt.value(), notification.value(), bits, 0, 0, 0);
    }

    public static long interruptAcknowledge(Handle interrupt) {
        return Machine.syscall(Number.INTERRUPT_ACKNOWLEDGE, interrupt.value(), 0, 0, 0, 0, 0);
    }

    public static long portRead(Handle ports, int offset, int bytes) {
        return Machine.syscall(Number.PORT_READ, ports.value(), offset, bytes, 0, 0, 0);
    }

    public static long nullEntry(Address entry) {
        return Machine.syscall(Number.NULL_ENTRY, entry.value(), 0, 0, 0, 0, 0);
    }

    public static long portWrite(Handle ports, int offset, int bytes, int bits) {
        return Machine.syscall(Number.PORT_WRITE, ports.value(), offset, bytes, bits & 0xffff_ffffL, 0, 0);
    }
}
