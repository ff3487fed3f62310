package astryon.processor;

import java.util.List;
import java.util.stream.Collectors;

/** The texts that a protocol becomes. Variables of their own end in an underscore, which keeps them apart from parameters. */
final class ProtocolWriter {
    private final String packageName;
    private final String name;
    private final int version;
    private final String text;
    private final List<Operation> operations;

    ProtocolWriter(String packageName, String name, int version, String text, List<Operation> operations) {
        this.packageName = packageName;
        this.name = name;
        this.version = version;
        this.text = text;
        this.operations = operations;
    }

    /** Turns calls of the interface into messages. */
    String client() {
        StringBuilder out = new StringBuilder("package " + packageName + ";\n\n");
        out.append("/** Calls over a channel; made from {@link ").append(name).append("}. Every method may throw {@link astryon.protocol.Failure}. */\n");
        out.append("public final class ").append(name).append("Client implements ").append(name).append(" {\n");
        for (Operation operation : operations) {
            out.append("    public static final int ").append(operation.constant()).append(" = ").append(operation.number()).append(";\n");
        }
        out.append("\n    private final astryon.protocol.Channel channel;\n\n");
        out.append("    public ").append(name).append("Client(astryon.protocol.Channel channel) {\n        this.channel = channel;\n    }\n\n");
        out.append("    /** Of the server. */\n    public int version() {\n");
        out.append("        astryon.protocol.Exchange exchange_ = channel.begin(0);\n        channel.call(exchange_);\n        return exchange_.takeInt();\n    }\n");
        for (Operation operation : operations) {
            out.append("\n    @Override\n    public ").append(operation.resultType()).append(' ').append(operation.name()).append('(')
                    .append(operation.parameters().stream().map(p -> p.type() + " " + p.name()).collect(Collectors.joining(", "))).append(") {\n");
            if (operation.since() > 1) {
                out.append("        if (version() < ").append(operation.since()).append(") {\n            throw new astryon.protocol.Failure(astryon.protocol.Failure.NOT_SUPPORTED, \"")
                        .append(name).append('.').append(operation.name()).append(" needs version ").append(operation.since())
                        .append(" of the server, which is older\");\n        }\n");
            }
            out.append("        astryon.protocol.Exchange exchange_ = channel.begin(").append(operation.constant()).append(");\n");
            for (Travel.Part part : Travel.inOrder(operation.parameters())) {
                out.append("        exchange_.").append(put(operation, part)).append(";\n");
            }
            out.append("        channel.call(exchange_);\n");
            if (operation.result() != null) {
                takeAll(out, List.of(operation.result()), "        ");
                out.append("        return ").append(operation.result().rebuilt()).append(";\n");
            }
            out.append("    }\n");
        }
        return out.append("}\n").toString();
    }

    private static String put(Operation operation, Travel.Part part) {
        if (part.travel() != Travel.LOAN) {
            return part.travel().put + "(" + part.expression() + ")";
        }
        boolean readable = operation.access().contains(Operation.Access.READ);
        return (readable ? "lendReadable(" : "lendWritable(") + part.expression() + ")";
    }

    private static void takeAll(StringBuilder out, List<Travel.Item> items, String indent) {
        for (Travel.Part part : Travel.inOrder(items)) {
            out.append(indent).append(part.travel().type).append(' ').append(part.variable()).append(" = exchange_.").append(part.travel().take).append("();\n");
        }
    }

    /** Turns messages into calls of the interface. */
    String dispatcher() {
        StringBuilder out = new StringBuilder("package " + packageName + ";\n\n");
        out.append("/** Answers messages by calls of a {@link ").append(name).append("}. */\n");
        out.append("public final class ").append(name).append("Dispatcher {\n    public static final int VERSION = ").append(version).append(";\n\n");
        out.append("    private ").append(name).append("Dispatcher() {\n    }\n\n");
        out.append("    /** Takes the request out of the exchange, and leaves the reply there unless the call was put off. Throws {@link astryon.protocol.Failure}. */\n");
        out.append("    public static void dispatch(").append(name).append(" service_, astryon.protocol.Exchange exchange_) {\n");
        out.append("        switch (exchange_.operation()) {\n");
        out.append("            case 0:\n                exchange_.beginReply();\n                exchange_.put(VERSION);\n                break;\n");
        for (Operation operation : operations) {
            out.append("            case ").append(operation.number()).append(":\n                ").append(operation.name()).append("(service_, exchange_);\n                break;\n");
        }
        out.append("            default:\n                throw astryon.protocol.Failure.unknownOperation(\"").append(name).append("\", exchange_.operation(), VERSION);\n");
        out.append("        }\n    }\n");
        for (Operation operation : operations) {
            out.append("\n    private static void ").append(operation.name()).append('(').append(name).append(" service_, astryon.protocol.Exchange exchange_) {\n");
            takeAll(out, operation.parameters(), "        ");
            out.append("        exchange_.allTaken();\n        ");
            if (operation.result() != null) {
                out.append(operation.result().type()).append(" result_ = ");
            }
            out.append("service_.").append(operation.name()).append('(')
                    .append(operation.parameters().stream().map(Travel.Item::rebuilt).collect(Collectors.joining(", "))).append(");\n");
            out.append("        if (exchange_.beginReply()) {\n");
            if (operation.result() != null) {
                for (Travel.Part part : Travel.inOrder(List.of(operation.result()))) {
                    out.append("            exchange_.").append(part.travel().put).append('(').append(part.expression()).append(");\n");
                }
            } else {
                out.append("            exchange_.put(0);\n");
            }
            out.append("        }\n    }\n");
        }
        return out.append("}\n").toString();
    }

    /** The reference page's section. */
    String page() {
        StringBuilder out = new StringBuilder("## " + name + "\n\nVersion " + version + ". " + text + "\n\n");
        out.append("| number | operation | sends | answers | what it does |\n|---:|---|---|---|---|\n");
        for (Operation operation : operations) {
            out.append("| ").append(operation.number()).append(" | ").append(operation.name());
            if (operation.since() > 1) {
                out.append(" (since version ").append(operation.since()).append(')');
            }
            out.append(" | ").append(parts(operation.parameters(), operation)).append(" | ")
                    .append(operation.result() == null ? "" : parts(List.of(operation.result()), operation)).append(" | ").append(operation.text()).append(" |\n");
        }
        return out.append('\n').toString();
    }

    private static String parts(List<Travel.Item> items, Operation operation) {
        return Travel.inOrder(items).stream().map(part -> {
            String word = part.travel() != Travel.LOAN ? part.travel().word
                    : operation.access().contains(Operation.Access.READ) ? "memory to read" : "memory to write";
            String name = part.variable().replace("result__", "").replace("result_", "").replace('_', '.');
            return name.isEmpty() ? word : word + " " + name;
        }).collect(Collectors.joining(", "));
    }
}
