package astryon.compiler.dwarf;

import static astryon.compiler.dwarf.Attribute.*;

import astryon.compiler.dwarf.ListSections.Stretch;
import astryon.compiler.ir.LocalVariable;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.x64.SideTableRow;
import astryon.compiler.x64.VariableStretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Entries for methods: one for the code of each, below it one for each call that was inlined, and in both the variables there, with lists of where they are. */
final class MethodEntries {

    private record Call(Symbol callee, Symbol caller, int line) {
    }

    /** A method or an inlined call, as its code is gone through. */
    private static final class Node {
        final Symbol method;
        final Entry entry;
        final List<Stretch> ranges = new ArrayList<>(1);
        final Map<Call, Node> calls = new LinkedHashMap<>();
        final Map<LocalVariable, List<Stretch>> variables = new HashMap<>();

        Node(Symbol method, Entry entry) {
            this.method = method;
            this.entry = entry;
        }
    }

    private final Entry unit;
    private final InformationWriter writer;
    private final long text;
    private final SourceFiles files;
    private final JavaTypes types;
    private final ListSections lists;
    private final ToLongFunction<String> addresses;
    private final Map<JavaMethod, Entry> abstracts = new HashMap<>();

    /** @param unit has the entries that methods name; @param writer takes theirs; @param text where the text starts; @param addresses of symbols, 0 of those that there are not */
    MethodEntries(Entry unit, InformationWriter writer, long text, SourceFiles files, JavaTypes types, ListSections lists, ToLongFunction<String> addresses) {
        this.unit = unit;
        this.writer = writer;
        this.text = text;
        this.files = files;
        this.types = types;
        this.lists = lists;
        this.addresses = addresses;
    }

    void add(PlacedMethod placed) {
        int size = placed.code().code().length;
        Entry entry = describe(new Entry(Entry.SUBPROGRAM), placed.method());
        entry.with(LOW_PC, placed.address()).with(HIGH_PC, size).with(FRAME_BASE, Expressions.frameBase()).with(EXTERNAL, true);
        Node root = new Node(placed.method(), entry);
        walk(placed, root);
        finish(root);
        writer.write(entry);
    }

    private Entry describe(Entry entry, JavaMethod method) {
        String name = method.owner().symbol() + "." + method.name();
        // Without a linkage name gdb takes the language for C++ and adds parameters to the name.
        entry.with(NAME, name).with(LINKAGE_NAME, name).with(FILE, files.of(method)).with(LINE, Math.max(0, method.line()));
        String descriptor = method.descriptor();
        Entry result = types.of(descriptor.substring(descriptor.indexOf(')') + 1));
        return result == null ? entry : entry.with(TYPE, result);
    }

    /** Goes through the code from one change to the next: of where it comes from, or of where variables are. */
    private void walk(PlacedMethod placed, Node root) {
        List<SideTableRow> places = placed.code().places();
        List<VariableStretch> variables = placed.code().variables();
        int start = (int) (placed.address() - text);
        int[] changes = changes(placed);
        List<VariableStretch> here = new ArrayList<>();
        int place = 0;
        int variable = 0;
        Node[] path = {root};
        for (int i = 0; i + 1 < changes.length; i++) {
            int from = changes[i];
            int to = changes[i + 1];
            while (place < places.size() && places.get(place).offset() <= from) {
                path = path(root, places.get(place++).position());
            }
            here.removeIf(stretch -> stretch.to() <= from);
            while (variable < variables.size() && from(variables.get(variable), placed) <= from) {
                here.add(variables.get(variable++));
            }
            for (int depth = 1; depth < path.length; depth++) {
                extend(path[depth].ranges, start + from, start + to, null);
            }
            for (VariableStretch stretch : here) {
                place(stretch, path, placed.code().frameSize(), start + from, start + to);
            }
        }
    }

    /** Offsets, each once, with the method's start and end. */
    private static int[] changes(PlacedMethod placed) {
        IntStream.Builder offsets = IntStream.builder().add(0).add(placed.code().code().length);
        placed.code().places().forEach(row -> offsets.add(row.offset()));
        placed.code().variables().forEach(stretch -> offsets.add(from(stretch, placed)).add(stretch.to()));
        return offsets.build().sorted().distinct().toArray();
    }

    /** What is known behind the prologue is true before it, too: registers are the caller's, and the stack is named by where the caller's ends. */
    private static int from(VariableStretch stretch, PlacedMethod placed) {
        return stretch.from() <= placed.code().bodyStart() ? 0 : stretch.from();
    }

    private void place(VariableStretch held, Node[] path, int frameSize, int from, int to) {
        long address = held.kind() == VariableStretch.Kind.ADDRESS ? addresses.applyAsLong(held.symbol()) : 0;
        boolean isGone = held.kind() == VariableStretch.Kind.ADDRESS && address == 0;
        if (held.depth() < path.length && path[held.depth()].method.equals(held.variable().method()) && !isGone) {
            List<Stretch> stretches = path[held.depth()].variables.computeIfAbsent(held.variable(), unseen -> new ArrayList<>(2));
            extend(stretches, from, to, Expressions.of(held, frameSize, address));
        }
    }

    private static void extend(List<Stretch> stretches, int from, int to, byte[] expression) {
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.to() == from && Arrays.equals(last.expression(), expression)) {
            stretches.set(stretches.size() - 1, new Stretch(last.from(), to, expression));
        } else {
            stretches.add(new Stretch(from, to, expression));
        }
    }

    /** The method and the calls inlined at a position, outermost first. */
    private Node[] path(Node root, Position position) {
        ArrayList<Position> chain = new ArrayList<>();
        for (Position at = position; at != null; at = at.caller()) {
            chain.add(0, at);
        }
        Node[] path = new Node[chain.size()];
        path[0] = root;
        for (int depth = 1; depth < path.length; depth++) {
            Position call = chain.get(depth - 1);
            Position callee = chain.get(depth);
            Node outer = path[depth - 1];
            path[depth] = outer.calls.computeIfAbsent(new Call(callee.method(), call.method(), call.line()), made -> new Node(callee.method(), inlined(call, (JavaMethod) callee.method())));
        }
        return path;
    }

    private Entry inlined(Position call, JavaMethod callee) {
        Entry origin = abstracts.get(callee);
        if (origin == null) {
            origin = unit.add(describe(new Entry(Entry.SUBPROGRAM), callee)).with(INLINE, 1);
            abstracts.put(callee, origin);
        }
        return new Entry(Entry.INLINED_SUBROUTINE).with(ORIGIN, origin).with(CALL_FILE, files.of((JavaMethod) call.method())).with(CALL_LINE, Math.max(0, call.line()));
    }

    private void finish(Node node) {
        List<LocalVariable> variables = new ArrayList<>(node.variables.keySet());
        variables.sort(Comparator.comparing((LocalVariable variable) -> !variable.isParameter()).thenComparing(LocalVariable::number));
        for (LocalVariable variable : variables) {
            Entry entry = node.entry.add(new Entry(variable.isParameter() ? Entry.FORMAL_PARAMETER : Entry.VARIABLE));
            entry.with(NAME, variable.name()).with(TYPE, types.of(variable.descriptor())).with(LOCATION, lists.addLocations(node.variables.get(variable)));
        }
        for (Node call : node.calls.values()) {
            if (call.ranges.isEmpty()) {
                continue;
            }
            if (call.ranges.size() == 1) {
                Stretch only = call.ranges.get(0);
                call.entry.with(LOW_PC, text + only.from()).with(HIGH_PC, only.to() - only.from());
            } else {
                call.entry.with(RANGES, lists.addRanges(call.ranges));
            }
            node.entry.add(call.entry);
            finish(call);
        }
    }
}
