package astryon.iso.image.guest;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.magic.Size;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** In init's place: a budget, one program that needs it, and one that takes it all. */
public final class StarvingSystem {
    private static final int PRIORITY = 16;
    private static final long BUDGET = 64L << 20;

    private StarvingSystem() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        SharedMemory archive = SharedMemory.map(block.handle(InitHandles.ARCHIVE), Protection.READ);
        Handle budget = new Handle(SystemError.check(Calls.budgetCreate(block.handle(InitHandles.BUDGET), new Size(BUDGET)).value()));
        Loader loader = new Loader(new BootArchive(archive.start().value()), archive.handle(), block.log()).spendingFrom(budget);
        Handle warm = new Handle(SystemError.check(Calls.notificationCreate().value()));
        Handle alone = new Handle(SystemError.check(Calls.notificationCreate().value()));
        Handle ended = new Handle(SystemError.check(Calls.notificationCreate().value()));
        Loader.Prepared starving = loader.prepare("starving", "", new Loader.Gift(warm, Rights.Bit.SIGNAL), new Loader.Gift(alone, Rights.Bit.WAIT));
        Calls.watch(starving.process(), ended, 1);
        starving.start(PRIORITY);
        Calls.notificationWait(warm, 1, 0);
        loader.prepare("hungry", "", new Loader.Gift(alone, Rights.Bit.SIGNAL)).start(PRIORITY);
        Calls.notificationWait(ended, 1, 0);
        new Console(block.log()).line("starving: ended with " + Calls.processStatus(starving.process()));
        Calls.powerOff(block.handle(InitHandles.POWER), 0);
    }
}
