package astryon.services.app.system;

import astryon.abi.Handle;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.app.Child;
import astryon.sys.Calls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Regular programs that this process has started, and the ends of terminals that they have as guests. Where it says who has the terminal, the others do not read it. */
final class Guests {
    private final Map<Child, List<End>> children = new HashMap<>();
    private List<Child> holders = List.of();
    private boolean controls;

    /** An end of the terminal behind {@code control}, which is this process's handle. */
    private record End(Handle control, int number) {
        void letRead(boolean may) {
            try {
                new TerminalClient(new EndpointChannel(control)).letRead(number, may);
            } catch (Failure noTerminalAnyMore) {
                // Then nobody reads it.
            }
        }
    }

    /** What one child is to be given. */
    final class Ends {
        private final List<End> ends = new ArrayList<>();

        /** Another one of a terminal, whose control this takes. Throws {@link astryon.protocol.Failure}. */
        Handle add(Handle control) {
            Terminal.GuestEnd guest = new TerminalClient(new EndpointChannel(control)).guest(!controls || isHolder(Optional.ofNullable(Child.AT_WORK.get())));
            ends.add(new End(control, guest.number()));
            return guest.end();
        }

        void belongTo(Child child) {
            synchronized (Guests.this) {
                forgetEnded();
                children.put(child, ends);
            }
        }

        void close() {
            ends.forEach(end -> Calls.handleClose(end.control));
        }
    }

    /** These have the terminal, and no others. */
    synchronized void foreground(List<Child> now) {
        controls = true;
        holders = now;
        forgetEnded();
        children.forEach((child, ends) -> ends.forEach(end -> end.letRead(isHolder(Optional.of(child)))));
    }

    /** Whether a child, or one for whose work it was started, has the terminal. */
    private synchronized boolean isHolder(Optional<Child> child) {
        Optional<Child> next = child;
        while (next.isPresent() && !holders.contains(next.get())) {
            next = next.get().outer();
        }
        return next.isPresent();
    }

    private void forgetEnded() {
        children.entrySet().removeIf(entry -> {
            boolean hasEnded = entry.getKey().state().isEnded();
            if (hasEnded) {
                entry.getValue().forEach(end -> Calls.handleClose(end.control));
            }
            return hasEnded;
        });
    }
}
