package astryon.library.linux;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Machine;

/** What a Linux process knows of itself. The stack at entry: System V ABI for AMD64, section 3.4.1; getpid(2), getcwd(2), uname(2). */
final class LinuxProcess {
    private static final int GETPID = 39;
    private static final int UNAME = 63;
    private static final int GETCWD = 79;
    private static final int GETRANDOM = 318;
    private static final int MOST_PATH_BYTES = 4096;
    /** Each name in {@code utsname} takes as much. */
    private static final int NAME_BYTES = 65;

    private static Address stack;

    private LinuxProcess() {
    }

    static void begin(Address entryStack) {
        stack = entryStack;
    }

    /** The variables are behind the arguments and a null. */
    static String environment(int index) {
        Address variables = stack.plus(8 * (stack.loadLong() + 2));
        Address variable = variables.plus(8L * index).loadAddress();
        return variable.value() == 0 ? null : Utf8.decodeZeroTerminated(variable);
    }

    static long number() {
        return Machine.syscall(GETPID, 0, 0, 0, 0, 0, 0);
    }

    static String currentFolder() {
        Address path = LinuxBuffer.take();
        String folder = Machine.syscall(GETCWD, path.value(), MOST_PATH_BYTES, 0, 0, 0, 0) > 0 ? Utf8.decodeZeroTerminated(path) : "/";
        LinuxBuffer.give(path);
        return folder;
    }

    /** @param number 0 the system's name, 2 its release */
    static String systemName(int number) {
        Address names = LinuxBuffer.take();
        Machine.syscall(UNAME, names.value(), 0, 0, 0, 0, 0);
        String name = Utf8.decodeZeroTerminated(names.plus(number * NAME_BYTES));
        LinuxBuffer.give(names);
        return name;
    }

    /** getrandom(2): never less than asked for when it is so little. */
    static long random() {
        Address number = LinuxBuffer.take();
        Machine.syscall(GETRANDOM, number.value(), Long.BYTES, 0, 0, 0, 0);
        long bits = number.loadLong();
        LinuxBuffer.give(number);
        return bits;
    }
}
