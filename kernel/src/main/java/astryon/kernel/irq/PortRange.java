package astryon.kernel.irq;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.kernel.arch.Ports;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.sched.Process;

/** I/O ports of one device. */
public final class PortRange extends KernelObject {
    private final int first;
    private final int count;

    public PortRange(int first, int count) {
        super(ObjectType.PORT_RANGE);
        this.first = first;
        this.count = count;
    }

    public long read(long offset, long bytes) {
        return Ports.read(port(offset, bytes), (int) bytes);
    }

    public void write(long offset, long bytes, long bits) {
        Ports.write(port(offset, bytes), (int) bytes, (int) bits);
    }

    /** The first of them, which the threads of a process may use by instructions from now on, and the others; throws {@link KernelError}. */
    public int allow(Process process) {
        process.allowPorts(first, count);
        return first;
    }

    private int port(long offset, long bytes) {
        if (!Ports.isWidth(bytes) || offset < 0 || offset > count - bytes) {
            throw KernelError.of(ErrorCode.Number.BAD_ARGUMENT);
        }
        return first + (int) offset;
    }

    @Override
    protected void destroy() {
    }
}
