package astryon.abi;

import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code docs/abi.md} from the tables of this package. */
final class AbiPage {
    private static final List<String> REGISTERS = List.of("rdi", "rsi", "rdx", "r10", "r8", "r9");

    private AbiPage() {
    }

    static String text() {
        StringBuilder page = new StringBuilder();
        page.append("# The binary interface\n\n");
        page.append("Generated from `astryon.abi`; a test keeps it current.\n\n");
        page.append("## System calls\n\n");
        page.append("`syscall` with the number in eax and arguments in rdi rsi rdx r10 r8 r9. The result is in rax; one from -63 to -1 is the negated number\n");
        page.append("of an error. All registers are kept but rax, rcx and r11, and those of a message. An argument named after a kind of object is\n");
        page.append("a handle to one, with the rights it must have in brackets. Bits and values without a meaning are refused.\n\n");
        page.append("| number | call | arguments | result | what it does | errors |\n|---:|---|---|---|---|---|\n");
        for (SystemCall call : SystemCall.values()) {
            page.append("| ").append(call.number()).append(" | ").append(call.name()).append(" | ").append(arguments(call)).append(" | ")
                    .append(call.result()).append(" | ").append(call.effect()).append(" | ")
                    .append(call.errors().stream().map(ErrorCode::name).collect(Collectors.joining(" "))).append(" |\n");
        }
        page.append("\n## Errors\n\n| number | error | when |\n|---:|---|---|\n");
        for (ErrorCode error : ErrorCode.values()) {
            page.append("| ").append(error.number()).append(" | ").append(error.name()).append(" | ").append(error.meaning()).append(" |\n");
        }
        page.append("\n## Rights\n\n| bit | right | allows to |\n|---:|---|---|\n");
        for (Rights right : Rights.values()) {
            page.append("| ").append(right.ordinal()).append(" | ").append(right.name()).append(" | ").append(right.meaning()).append(" |\n");
        }
        page.append("\n## Objects\n\n| kind | what it is |\n|---|---|\n");
        for (ObjectType type : ObjectType.values()) {
            page.append("| ").append(type.name()).append(" | ").append(type.meaning()).append(" |\n");
        }
        page.append("\n## Counters\n\n| number | counter | counts |\n|---:|---|---|\n");
        for (SystemCounter counter : SystemCounter.values()) {
            page.append("| ").append(counter.number()).append(" | ").append(counter.name()).append(" | ").append(counter.meaning()).append(" |\n");
        }
        page.append("\n## Recorded events\n\n16 bytes: the time by the time stamp counter, and the kind in the lowest byte below the detail.\n\n| kind | event | detail |\n|---:|---|---|\n");
        for (TraceKind kind : TraceKind.values()) {
            page.append("| ").append(kind.number()).append(" | ").append(kind.name()).append(" | ").append(kind.detail()).append(" |\n");
        }
        page.append("\n## Messages\n\n");
        page.append("The tag is in rsi: bits 0 to 31 operation, 32 to 35 number of words that mean something, 36 no reply, 37 a deadline in r14, 38 and 39 the last two\n");
        page.append("words are address and size of memory that who answers may read (38) or write (39) until then, 40 to 42 how many of the first words are\n");
        page.append("handles (at most 4; they move), 48 to 60 how many bytes go from the sender's message page to the receiver's (at most 4096). Words are in rdx r10\n");
        page.append("r8 r9 rbx rbp r12 r13; all eight travel. What is received comes in the same registers, the sender's badge in rdi.\n\n");
        page.append("## Addresses\n\n| from | to | whose |\n|---|---|---|\n");
        row(page, 0, UserSpace.START, "nobody's: null faults");
        row(page, UserSpace.START, UserSpace.END, "the process's");
        row(page, UserSpace.END, 0x8000_0000_0000L, "nobody's");
        row(page, 0xffff_8000_0000_0000L, 0, "the kernel's, but for what follows");
        row(page, ClockPage.ADDRESS, ClockPage.ADDRESS + UserSpace.PAGE, "everybody's to read: `astryon.abi.ClockPage`, the time without a call");
        page.append("\nA program's first stack ends at ").append(hex(UserSpace.STACK_END)).append(" and has ").append(UserSpace.STACK_SIZE / 1024)
                .append(" KiB; its last page holds the start block, whose\naddress is in rdi and is the first stack pointer. `astryon.abi.StartBlock`, `BootInfo`, `BootArchive` and `ElfImage` ")
                .append("describe their layouts.\n");
        return page.toString();
    }

    private static String arguments(SystemCall call) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < call.arguments().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(REGISTERS.get(i)).append(": ").append(call.arguments().get(i));
        }
        return text.toString();
    }

    private static void row(StringBuilder page, long from, long to, String whose) {
        page.append("| ").append(hex(from)).append(" | ").append(to == 0 ? "the top" : hex(to)).append(" | ").append(whose).append(" |\n");
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
