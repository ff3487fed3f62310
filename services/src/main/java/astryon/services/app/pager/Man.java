package astryon.services.app.pager;

import astryon.services.app.Arguments;
import astryon.services.app.Catalogue;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.Terminal;
import java.io.IOException;
import java.util.Locale;

/** Prints manuals. */
public final class Man implements Program {
    private static final int WIDTH = 80;
    private final Catalogue tools;

    /** @param tools those that have manuals */
    public Man(Catalogue tools) {
        this.tools = tools;
    }

    @Override
    public Manual manual() {
        return Manual.of("man", "print the manual of a program", "NAME...").option('k', "apropos", "WORD", "the programs whose purpose has WORD in it");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        if (arguments.has('k')) {
            return search(invocation.output(), arguments.value('k').orElseThrow());
        }
        arguments.wantOperands(1, Integer.MAX_VALUE);
        int width = invocation.terminal().map(Terminal::columns).orElse(WIDTH);
        StringBuilder pages = new StringBuilder();
        int status = Operands.each(invocation, arguments.operands(), name -> {
            Program program = tools.find(name).orElseThrow(() -> new Complaint(1, name + ": has no manual here; man -k WORD searches"));
            pages.append(pages.length() == 0 ? "" : "\n\n").append(ManualPage.of(program.manual(), width));
        });
        if (invocation.terminal().isPresent() && pages.length() > 0) {
            Less.show(invocation, String.join(" ", arguments.operands()), pages.toString());
        } else {
            invocation.output().print(pages.toString());
        }
        return status;
    }

    private int search(Output output, String word) throws IOException {
        boolean found = false;
        for (String name : tools.names()) {
            String purpose = tools.find(name).orElseThrow().manual().purpose();
            if (purpose.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)) || name.contains(word)) {
                output.println(name + " - " + purpose);
                found = true;
            }
        }
        return found ? 0 : 1;
    }
}
