package astryon.compiler.image;

import astryon.abi.CodeTableFormat;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the side table that {@code astryon.unwind.CodeTable} reads, in the {@link CodeTableFormat}. Functions are added in the order of their
 * addresses.
 *
 * <p>What makes it small: numbers of variable length, differences to the row before, and chains of inlined calls, methods,
 * classes and strings written once and named by offset. The common row (a call in the function's own code with the same
 * references live as at the last one) takes two bytes.
 */
public final class CodeTableWriter {

    /** What a stack trace says of a method. A null source file is unknown. */
    public record MethodName(String className, String name, String sourceFile) {
    }

    /** Finds what a stack trace says of a {@link Position}'s method. */
    public interface Naming {
        MethodName of(Symbol method);
    }

    /**
     * A place in code where the stack may be walked.
     *
     * @param offset         from the function's start: the return address minus one, or the trapping instruction
     * @param referenceSlots byte offsets from the stack pointer, ascending multiples of 8; at a poll, those below it are saved registers
     * @param handler        offset of the handler from the function's start, or -1
     * @param position       null if unknown
     */
    public record Row(int offset, List<Integer> referenceSlots, int handler, Position position) {
    }

    private record Method(int classAt, int nameAt) {
    }

    private record JavaType(int nameAt, int sourceAtPlusOne) {
    }

    private record Chain(int methodAt, int line, int callerPlusOne) {
    }

    private final Naming naming;
    private final ArrayList<Integer> starts = new ArrayList<>();
    private final ArrayList<Integer> recordsAt = new ArrayList<>();
    private final ByteSink records = new ByteSink();
    private final ByteSink chains = new ByteSink();
    private final ByteSink methods = new ByteSink();
    private final ByteSink strings = new ByteSink();
    private final Map<String, Integer> stringsAt = new HashMap<>();
    private final Map<JavaType, Integer> typesAt = new HashMap<>();
    private final Map<Method, Integer> methodsAt = new HashMap<>();
    private final Map<Chain, Integer> chainsAt = new HashMap<>();
    private final Map<Symbol, Integer> symbolsAt = new HashMap<>();

    public CodeTableWriter(Naming naming) {
        this.naming = naming;
    }

    /**
     * Adds the function that starts {@code start} bytes into the text.
     *
     * @param method null for code that is not a Java method: it is known to be nobody's, so that no neighbour is blamed
     * @param rows   by ascending offset
     */
    public void add(int start, Symbol method, int frameSize, List<Row> rows) {
        if (!starts.isEmpty() && start <= starts.get(starts.size() - 1)) {
            throw new IllegalArgumentException("functions are not in the order of their addresses");
        }
        if (frameSize % 8 != 0) {
            throw new IllegalArgumentException("stack frame of " + frameSize + " bytes");
        }
        starts.add(start);
        recordsAt.add(records.size());
        int own = method == null ? 0 : methodAt(method);
        records.number(frameSize / 8);
        records.number(own);
        ArrayList<byte[]> groups = new ArrayList<>();
        ArrayList<Integer> index = new ArrayList<>();
        int bytes = 0;
        for (int first = 0; first < rows.size(); first += CodeTableFormat.GROUP) {
            List<Row> group = rows.subList(first, Math.min(first + CodeTableFormat.GROUP, rows.size()));
            int groupStart = first == 0 ? 0 : group.get(0).offset();
            if (first > 0) {
                index.add(groupStart);
                index.add(bytes);
            }
            groups.add(group(own, groupStart, group));
            bytes += groups.get(groups.size() - 1).length;
        }
        boolean wide = index.stream().anyMatch(offset -> offset > 0xffff);
        records.number(rows.size() << 1 | (wide ? CodeTableFormat.WIDE : 0));
        index.forEach(wide ? records::fourBytes : records::twoBytes);
        groups.forEach(records::bytes);
    }

    /** Rows that stand by themselves. */
    private byte[] group(int own, int start, List<Row> rows) {
        ByteSink bytes = new ByteSink();
        int offset = start;
        int line = 0;
        int lastMethod = -1;
        int lastChain = -1;
        int lastLine = 0;
        List<Integer> map = List.of();
        for (Row row : rows) {
            boolean sameMap = row.referenceSlots().equals(map);
            Position position = row.position();
            boolean inlined = position != null && (position.caller() != null || methodAt(position.method()) != own);
            if (row.offset() < offset) {
                throw new IllegalArgumentException("rows are not in order");
            }
            int inlinedAt = inlined ? methodAt(position.method()) : 0;
            int chain = inlined ? chainAt(position.caller()) : 0;
            boolean inlinedToo = inlined && inlinedAt == lastMethod && chain == lastChain;
            int kind = inlinedToo ? CodeTableFormat.INLINED_TOO : inlined ? CodeTableFormat.INLINED : CodeTableFormat.OWN;
            bytes.number((row.offset() - offset) << CodeTableFormat.FLAG_BITS | (sameMap ? CodeTableFormat.SAME_MAP : 0)
                    | (row.handler() >= 0 ? CodeTableFormat.HANDLER : 0) | kind);
            offset = row.offset();
            if (!sameMap) {
                map = row.referenceSlots();
                writeMap(map, bytes);
            }
            if (row.handler() >= 0) {
                bytes.number(row.handler());
            }
            if (inlinedToo) {
                bytes.signedNumber(position.line() - lastLine);
                lastLine = position.line();
            } else if (inlined) {
                bytes.number(inlinedAt);
                bytes.number(position.line());
                bytes.number(chain);
                lastMethod = inlinedAt;
                lastChain = chain;
                lastLine = position.line();
            } else {
                int ownLine = position == null ? line : position.line();
                bytes.signedNumber(ownLine - line);
                line = ownLine;
            }
        }
        return bytes.toByteArray();
    }

    private static void writeMap(List<Integer> slots, ByteSink bytes) {
        bytes.number(slots.size());
        int previous = 0;
        for (int i = 0; i < slots.size(); i++) {
            int slot = slots.get(i) / 8;
            if (slots.get(i) % 8 != 0 || i > 0 && slot <= previous) {
                throw new IllegalArgumentException("reference slots " + slots);
            }
            if (i == 0) {
                bytes.signedNumber(slot);
            } else {
                bytes.number(slot - previous - 1);
            }
            previous = slot;
        }
    }

    /** The chain from {@code position} outwards, plus one; 0 for none. Outer calls are written first and shared. */
    private int chainAt(Position position) {
        ArrayList<Position> outwards = new ArrayList<>();
        for (Position p = position; p != null; p = p.caller()) {
            outwards.add(p);
        }
        int plusOne = 0;
        for (int i = outwards.size() - 1; i >= 0; i--) {
            Position p = outwards.get(i);
            Chain chain = new Chain(methodAt(p.method()), p.line(), plusOne);
            Integer known = chainsAt.get(chain);
            if (known == null) {
                known = chains.size();
                chainsAt.put(chain, known);
                chains.number(chain.methodAt);
                chains.number(chain.line);
                chains.number(chain.callerPlusOne);
            }
            plusOne = known + 1;
        }
        return plusOne;
    }

    private int methodAt(Symbol symbol) {
        Integer known = symbolsAt.get(symbol);
        if (known == null) {
            MethodName name = naming.of(symbol);
            JavaType type = new JavaType(stringAt(name.className()), name.sourceFile() == null ? 0 : stringAt(name.sourceFile()) + 1);
            Integer typeAt = typesAt.get(type);
            if (typeAt == null) {
                typeAt = methods.size();
                typesAt.put(type, typeAt);
                methods.number(type.nameAt);
                methods.number(type.sourceAtPlusOne);
            }
            Method method = new Method(typeAt, stringAt(name.name()));
            known = methodsAt.get(method);
            if (known == null) {
                known = methods.size();
                methodsAt.put(method, known);
                methods.number(method.classAt);
                methods.number(method.nameAt);
            }
            symbolsAt.put(symbol, known);
        }
        return known;
    }

    /** Where among the strings it is; added if need be. */
    int stringAt(String string) {
        Integer known = stringsAt.get(Objects.requireNonNull(string));
        if (known == null) {
            known = strings.size();
            stringsAt.put(string, known);
            byte[] utf8 = string.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            strings.number(utf8.length);
            strings.bytes(utf8);
        }
        return known;
    }

    /** The table, for code that ends {@code end} bytes after the start of the text. */
    public byte[] write(int end) {
        int index = CodeTableFormat.HEADER_BYTES + 8 * (starts.size() + 1);
        int chainsStart = index + records.size();
        int methodsStart = chainsStart + chains.size();
        int stringsStart = methodsStart + methods.size();
        ByteBuffer table = ByteBuffer.allocate(stringsStart + strings.size()).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(starts.size()).putInt(index).putInt(chainsStart).putInt(methodsStart).putInt(stringsStart);
        for (int i = 0; i < starts.size(); i++) {
            table.putInt(starts.get(i)).putInt(recordsAt.get(i));
        }
        table.putInt(end).putInt(records.size());
        table.put(records.toByteArray()).put(chains.toByteArray()).put(methods.toByteArray()).put(strings.toByteArray());
        return table.array();
    }
}
