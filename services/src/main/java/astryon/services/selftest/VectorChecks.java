package astryon.services.selftest;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** The upper halves of vector registers, which compiled code does not use: threads that take turns have their own, where the processor has any. */
final class VectorChecks {
    private static final int PRIORITY = ObjectChecks.PRIORITY - 1;
    private static final int PAGE = 4096;
    private static final int THREADS = 3;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int AVX2 = 1 << 5;
    private static final int ENABLED = 1 << 27;

    /**
     * With a block's address in rdi, fills a register with that, and stores and compares its upper half for some slices. What it was born with is in the block's second word, in its first is 1 if all is well.
     */
    private static final byte[] CODE = {
        (byte) 0xc5, (byte) 0xfe, 0x7f, 0x47, 0x40,                          // vmovdqu [rdi + 64], ymm0
        0x48, (byte) 0x8b, 0x47, 0x58,                                       // mov rax, [rdi + 88]
        0x48, (byte) 0x89, 0x47, 0x08,                                       // mov [rdi + 8], rax
        (byte) 0xc4, (byte) 0xe1, (byte) 0xf9, 0x6e, (byte) 0xc7,            // vmovq xmm0, rdi
        (byte) 0xc4, (byte) 0xe2, 0x7d, 0x59, (byte) 0xc0,                   // vpbroadcastq ymm0, xmm0
        (byte) 0xb9, 0x00, 0x00, 0x40, 0x00,                                 // mov ecx, 4194304
        (byte) 0xc5, (byte) 0xfe, 0x7f, 0x47, 0x40,                          // again: vmovdqu [rdi + 64], ymm0
        0x48, (byte) 0x8b, 0x47, 0x58,                                       // mov rax, [rdi + 88]
        0x48, 0x39, (byte) 0xf8,                                             // cmp rax, rdi
        0x75, 0x0a,                                                          // jne end
        (byte) 0xff, (byte) 0xc9,                                            // dec ecx
        0x75, (byte) 0xee,                                                   // jnz again
        (byte) 0xc7, 0x07, 0x01, 0x00, 0x00, 0x00,                           // mov dword [rdi], 1
        (byte) 0xb8, 0x12, 0x00, 0x00, 0x00,                                 // end: mov eax, THREAD_EXIT
        0x0f, 0x05};                                                         // syscall

    private VectorChecks() {
    }

    static void run() {
        if ((Machine.cpuid(1, 0, 2) & ENABLED) == 0 || Machine.cpuid(0, 0, 0) < 7 || (Machine.cpuid(7, 0, 1) & AVX2) == 0) {
            return;
        }
        Handle self = Startup.block().process();
        try (SharedMemory memory = SharedMemory.create((THREADS + 1) * PAGE)) {
            for (int i = 0; i < CODE.length; i++) {
                memory.start().plus(i).storeByte(CODE[i]);
            }
            Address code = Calls.memoryMap(self, memory.handle(), new Address(0), 0, new Size(PAGE), Protection.READ | Protection.EXECUTE);
            Handle ended = Calls.notificationCreate();
            for (int i = 1; i <= THREADS; i++) {
                Address block = memory.start().plus((long) i * PAGE);
                block.plus(8).storeLong(-1);
                Handle thread = Calls.threadCreate(self, code, block.plus(PAGE), block.value(), PRIORITY);
                Calls.threadPin(thread, 1);
                Calls.watch(thread, ended, 1L << i);
                Calls.handleClose(thread);
            }
            long all = (1L << THREADS + 1) - 2;
            Check.equal(Calls.notificationWaitForAll(ended, all, SystemClock.nanos() + PATIENCE_NANOS), all, "all end");
            for (int i = 1; i <= THREADS; i++) {
                Check.equal(memory.start().plus((long) i * PAGE).loadInt(), 1, "each has its own upper halves");
                Check.equal(memory.start().plus((long) i * PAGE + 8).loadLong(), 0, "and nobody else's when it is born");
            }
            Calls.memoryUnmap(self, code);
            Calls.handleClose(ended);
        }
    }
}
