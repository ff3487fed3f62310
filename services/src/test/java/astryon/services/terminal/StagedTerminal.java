package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.kit.Client;
import astryon.services.kit.Stage;

/** A terminal with a program at one end and a user at the other, and a clock that tests set. */
final class StagedTerminal {
    final Stage stage = new Stage();
    final TerminalService service;
    /** The program's end, and the user's. */
    final Handle near;
    final Handle far;
    final Client program;
    final Client user;
    final Terminal terminal;
    long now;

    StagedTerminal(boolean asksForSize, TerminalService.Answerer answerer) {
        Address memory = SimulatedMemory.allocate(TerminalService.MEMORY);
        SimulatedMemory.write(memory, new byte[TerminalService.MEMORY]);
        service = new TerminalService(stage, memory, new SizeQuestion(() -> now, asksForSize), () -> now, answerer);
        near = stage.connect(new ProgramEnd(stage, service));
        far = stage.connect(new FarEnd(service));
        program = new Client(stage, near);
        user = new Client(stage, far);
        terminal = new TerminalClient(stage.channel(program.file().terminal()));
    }

    void types(String text) {
        user.write(text);
    }

    /** All that there is to see since the last time. */
    String seen() {
        return user.file().available() == 0 ? "" : user.read();
    }
}
