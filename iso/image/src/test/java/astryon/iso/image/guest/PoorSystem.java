package astryon.iso.image.guest;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Size;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** In init's place: starts a program with every budget from one page on, until it has what it needs. A line tells of budgets with which it ends in the same way. */
public final class PoorSystem {
    private static final int PRIORITY = 16;
    private static final long PAGE = 4096;
    private static final int MOST = 2000;

    private PoorSystem() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory archive = SharedMemory.map(block.handle(InitHandles.ARCHIVE), Protection.READ);
        Loader loader = new Loader(new BootArchive(archive.start().value()), archive.handle(), block.log());
        Handle all = block.handle(InitHandles.BUDGET);
        Console console = new Console(block.log());
        String before = "";
        for (int pages = 1; pages <= MOST && !before.equals("ended with 0"); pages++) {
            String end = end(loader, all, pages);
            // In a program that others depend on, as anywhere: what it has is still there.
            System.gc();
            if (!end.equals(before)) {
                console.line("with " + pages + " pages: " + end);
                before = end;
            }
        }
        Calls.powerOff(block.handle(InitHandles.POWER), 0);
    }

    private static String end(Loader loader, Handle all, int pages) {
        Handle budget = new Handle(SystemError.check(Calls.budgetCreate(all, new Size(pages * PAGE)).value()));
        Handle ended = new Handle(SystemError.check(Calls.notificationCreate().value()));
        try {
            Loader.Prepared poor = loader.spendingFrom(budget).prepare("poor", "");
            try {
                SystemError.check(Calls.watch(poor.process(), ended, 1));
                poor.start(PRIORITY);
                Calls.notificationWait(ended, 1, 0);
                return "ended with " + Calls.processStatus(poor.process());
            } finally {
                Calls.handleClose(poor.process());
            }
        } catch (SystemError refused) {
            return "refused, " + refused.getMessage();
        } finally {
            Calls.handleClose(ended);
            Calls.handleClose(budget);
        }
    }
}
