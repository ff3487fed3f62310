package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.abi.SystemCall.Number;
import astryon.abi.SystemCounter;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.ipc.Notification;
import astryon.kernel.irq.Interrupt;
import astryon.kernel.irq.PortRange;
import astryon.kernel.irq.PowerSwitch;
import astryon.kernel.log.Log;
import astryon.kernel.mem.Backlog;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelHeap;
import astryon.kernel.mem.Shortage;
import astryon.kernel.mem.UserRange;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Processes;
import astryon.kernel.sched.Recording;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Size;

/** Calls about the log, interrupts, ports and power. */
final class DeviceCalls {
    private static final int MAX_LOG_WRITE = 1024;
    private static final int MAX_POWER_CODE = 127;
    private static final int EVENT_BYTES = 16;
    private static final int MAX_TRACE = 1 << 16;
    private static final long EVERYTHING = 1;
    /** The first two words of what is read of a ring: number of the first item, and how many follow. */
    private static final int HEADER_BYTES = 16;
    private static final long[] HEADER = new long[2];
    private static final int MAX_LOG_READ = 1 << 16;
    /** Text on its way to the log. */
    private static final byte[] TEXT = new byte[MAX_LOG_WRITE];
    /** Of a port, on their way to memory. */
    private static final long[] BITS = new long[1];

    private DeviceCalls() {
    }

    static long logWrite(Thread thread, long log, long address, long size) {
        Lookup.log(thread, log, Rights.Bit.WRITE);
        if (size < 0 || size > MAX_LOG_WRITE) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        Address text = Address.of(TEXT).plus(12);
        UserRange.copyIn(text, new Address(address), new Size(size));
        Log.line("").bytes(text, (int) size);
        return 0;
    }

    static long logCounter(Thread thread, long log, long counter) {
        Lookup.log(thread, log, Rights.Bit.INSPECT);
        if (!Backlog.isEmpty()) {
            // What is as good as gone is not counted.
            Backlog.work();
            return SystemCalls.again(Number.LOG_COUNTER);
        }
        if (counter == SystemCounter.Number.FREE_FRAMES) {
            return Frames.free();
        }
        if (counter == SystemCounter.Number.LIVE_HANDLES) {
            return HandleTable.liveHandles();
        }
        if (counter == SystemCounter.Number.LIVE_OBJECTS) {
            return KernelHeap.liveObjects();
        }
        if (counter == SystemCounter.Number.LIVE_PROCESSES) {
            return Processes.alive();
        }
        if (counter == SystemCounter.Number.PROCESSORS) {
            return Processors.count();
        }
        return counter == SystemCounter.Number.TOTAL_FRAMES ? Frames.allocator().managedFrames() : -ErrorCode.Number.BAD_ARGUMENT;
    }

    /** What a processor recorded, from an event on: the number of the first one that is still there, how many follow, and they. */
    static long trace(Thread thread, Context context) {
        Lookup.log(thread, context.register(Context.RDI), Rights.Bit.INSPECT);
        long processor = context.register(Context.RSI);
        long from = context.register(Context.RDX);
        Address to = new Address(context.register(Context.R10));
        long size = context.register(Context.R8);
        if (processor < 0 || processor >= Processors.count() || from < 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        if (size < EVENT_BYTES || size > MAX_TRACE) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        PerCpu source = Processors.get((int) processor);
        int traced = source.traced();
        long first = from < traced - source.traceEvents() ? traced - source.traceEvents() : from;
        long count = 0;
        while (first + count < traced && (count + 2) * EVENT_BYTES <= size) {
            UserRange.copyOut(to.plus((count + 1) * EVENT_BYTES), source.traceEvent((int) (first + count)), new Size(EVENT_BYTES));
            count++;
        }
        copyHeader(first, count, to);
        return traced;
    }

    /** Has everything recorded from now on, or what is rare. */
    static long record(Thread thread, long log, long flags) {
        Lookup.log(thread, log, Rights.Bit.MANAGE);
        if ((flags & ~EVERYTHING) != 0) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        if (flags == 0) {
            Recording.stop();
        } else {
            Recording.start();
        }
        return 0;
    }

    private static void copyHeader(long first, long count, Address to) {
        HEADER[0] = first;
        HEADER[1] = count;
        UserRange.copyOut(to, Address.of(HEADER).plus(16), new Size(HEADER_BYTES));
    }

    static long logRead(Thread thread, long log, long offset, long address, long size) {
        Lookup.log(thread, log, Rights.Bit.INSPECT);
        if (offset < 0 || size < HEADER_BYTES || size > MAX_LOG_READ) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        Address to = new Address(address);
        long written = Log.written();
        long first = Math.min(Math.max(offset, Log.firstKept()), written);
        long count = Math.min(written - first, size - HEADER_BYTES);
        long inOne = Math.min(count, Log.inOnePiece(first));
        UserRange.copyOut(to.plus(HEADER_BYTES), Log.kept(first), new Size(inOne));
        UserRange.copyOut(to.plus(HEADER_BYTES + inOne), Log.kept(first + inOne), new Size(count - inOne));
        copyHeader(first, count, to);
        return written;
    }

    static long shortage(Thread thread, long log, long count) {
        Lookup.log(thread, log, Rights.Bit.MANAGE);
        return count < 0 || count > Integer.MAX_VALUE ? -ErrorCode.Number.BAD_ARGUMENT : Shortage.arrange(thread.context, (int) count);
    }

    static long powerOff(Thread thread, long handle, long code) {
        PowerSwitch power = Lookup.power(thread, handle);
        if (code < 0 || code > MAX_POWER_CODE) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        Log.say("kernel: power off");
        power.off((int) code);
        return 0;
    }

    static long powerReset(Thread thread, long handle) {
        Lookup.power(thread, handle).reset();
        return 0;
    }

    static long bind(Thread thread, long interrupt, long notification, long bits) {
        Interrupt line = Lookup.interrupt(thread, interrupt, Rights.Bit.WAIT);
        Notification target = Lookup.notification(thread, notification, Rights.Bit.SIGNAL);
        if (bits == 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        line.bind(target, bits);
        return 0;
    }

    static long acknowledge(Thread thread, long interrupt) {
        Interrupt line = Lookup.interrupt(thread, interrupt, Rights.Bit.WAIT);
        line.acknowledge();
        return 0;
    }

    /** What could not be written is not read: reading changes some registers. */
    static long portRead(Thread thread, long ports, long offset, long bytes, long also) {
        PortRange range = Lookup.ports(thread, ports, Rights.Bit.READ);
        if (also == 0) {
            return range.read(offset, bytes);
        }
        BITS[0] = -1;
        UserRange.copyOut(new Address(also), Address.of(BITS).plus(16), new Size(Long.BYTES));
        BITS[0] = range.read(offset, bytes);
        UserRange.copyOut(new Address(also), Address.of(BITS).plus(16), new Size(Long.BYTES));
        return BITS[0];
    }

    static long portAllow(Thread thread, long process, long ports) {
        Process target = Lookup.process(thread, process, Rights.Bit.MANAGE);
        PortRange range = Lookup.ports(thread, ports, Rights.Bit.READ | Rights.Bit.WRITE);
        target.requireAlive();
        return range.allow(target);
    }

    /** What could not be counted is not written. */
    static long portWrite(Thread thread, long ports, long offset, long bytes, long bits, long counter) {
        PortRange range = Lookup.ports(thread, ports, Rights.Bit.WRITE);
        if (counter == 0) {
            range.write(offset, bytes, bits);
            return 0;
        }
        Address place = new Address(counter);
        Address count = Address.of(BITS).plus(16);
        UserRange.copyIn(count, place, new Size(Long.BYTES));
        UserRange.copyOut(place, count, new Size(Long.BYTES));
        range.write(offset, bytes, bits);
        BITS[0]++;
        UserRange.copyOut(place, count, new Size(Long.BYTES));
        return 0;
    }
}
