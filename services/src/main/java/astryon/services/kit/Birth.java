package astryon.services.kit;

import astryon.abi.Handle;
import java.util.List;

/**
 * What a program is born with, beside its process and its budget: texts, and copies of handles. It has nothing else.
 *
 * @param arguments the first is its name
 * @param gifts the handles that its start block has by number
 * @param input standard input, as output and error output an {@code OpenFile}, each or all of them {@link #NOTHING}
 * @param files a {@code FileTree}, or {@link #NOTHING}
 * @param broker a {@code Broker}, or {@link #NOTHING}
 */
public record Birth(List<String> arguments, List<String> environment, String folder, List<Loader.Gift> gifts, Handle input, Handle output, Handle errors,
        Handle files, Handle broker) {
    public static final Handle NOTHING = new Handle(0);

    public Birth {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        gifts = List.copyOf(gifts);
    }

    /** With arguments alone. */
    public static Birth of(List<String> arguments) {
        return new Birth(arguments, List.of(), "/", List.of(), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
    }

    public Birth giving(Loader.Gift... handles) {
        return new Birth(arguments, environment, folder, List.of(handles), input, output, errors, files, broker);
    }

    public Birth withFiles(Handle tree, String start) {
        return new Birth(arguments, environment, start, gifts, input, output, errors, tree, broker);
    }

    public Birth withStreams(Handle in, Handle out, Handle err) {
        return new Birth(arguments, environment, folder, gifts, in, out, err, files, broker);
    }

    public Birth withBroker(Handle connection) {
        return new Birth(arguments, environment, folder, gifts, input, output, errors, files, connection);
    }

    public Birth withEnvironment(List<String> variables) {
        return new Birth(arguments, variables, folder, gifts, input, output, errors, files, broker);
    }
}
