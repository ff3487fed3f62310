package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;

/**
 * What processors remember of page tables. Programs run while tables change, so a change of a user's page is told to every processor that has the tree
 * loaded, and waited for: afterwards nobody sees the old page. The kernel's own pages are only looked at under the lock, so their changes are written
 * down, and whoever takes the lock follows them first. (A speculative walk in between may load an old translation, but nothing uses it.)
 */
public final class Translations {
    private static final long PAGE = 4096;
    /** Above this many pages forgetting everything is quicker than one by one. */
    private static final long ONE_BY_ONE = 32;
    private static final long GLOBAL_PAGES = 1 << 7;
    private static final int LOG = 64;

    /** The last kernel pages that changed, and how many ever did. */
    private static final long[] CHANGED = new long[LOG];
    private static long changes;

    private Translations() {
    }

    /** Pages from {@code from} to {@code end} are not what they were in that tree; the executing processor knows. */
    public static void dropElsewhere(PhysicalAddress root, Address from, Address end) {
        if (!Processors.several()) {
            return;
        }
        PerCpu self = PerCpu.current();
        for (int i = 0; i < Processors.count(); i++) {
            PerCpu other = Processors.get(i);
            if (other.value() != self.value() && other.root().equals(root)) {
                Mailbox.post(other, Mailbox.DROP, from, end);
            }
        }
        for (int i = 0; i < Processors.count(); i++) {
            if (Processors.get(i).value() != self.value()) {
                Mailbox.awaitAnswer(Processors.get(i));
            }
        }
    }

    /** Does what {@link Mailbox#DROP} asks. */
    public static void drop(PerCpu self) {
        Address from = new Address(self.start().plus(PerCpu.MAIL_FROM).loadLong());
        Address end = new Address(self.start().plus(PerCpu.MAIL_TO).loadLong());
        if (end.minus(from).value() > ONE_BY_ONE * PAGE) {
            Privileged.writeCr3(self.root().value());
            return;
        }
        for (Address page = from; page.isBelow(end); page = page.plus(PAGE)) {
            Privileged.invalidatePage(page);
        }
    }

    /** A page of the kernel's half is not mapped any more. */
    public static void dropKernelPage(Address page) {
        Privileged.invalidatePage(page);
        if (Processors.several()) {
            CHANGED[(int) changes & LOG - 1] = page.value();
            changes++;
            PerCpu.current().start().plus(PerCpu.FOLLOWED).storeLong(changes);
        }
    }

    /** The executing processor, which has just taken the lock, forgets what is no longer so. */
    public static void follow(PerCpu self) {
        Address followed = self.start().plus(PerCpu.FOLLOWED);
        long next = followed.loadLong();
        if (next == changes) {
            return;
        }
        if (changes - next > LOG) {
            forgetEverything();
        } else {
            for (; next != changes; next++) {
                Privileged.invalidatePage(new Address(CHANGED[(int) next & LOG - 1]));
            }
        }
        followed.storeLong(changes);
    }

    private static void forgetEverything() {
        long cr4 = Privileged.readCr4();
        if ((cr4 & GLOBAL_PAGES) == 0) {
            Privileged.writeCr3(Privileged.readCr3());
            return;
        }
        Privileged.writeCr4(cr4 & ~GLOBAL_PAGES);
        Privileged.writeCr4(cr4);
    }
}
