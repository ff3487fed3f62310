package astryon.compiler.image;

import astryon.abi.DebugTableFormat;
import astryon.compiler.image.CodeTableWriter.Row;
import astryon.compiler.ir.LocalVariable;
import astryon.compiler.ir.Symbol;
import astryon.compiler.object.LinkedImage;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import astryon.compiler.x64.CompiledMethod;
import astryon.compiler.x64.VariableStretch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a {@link DebugTableFormat} beside an image. Functions are added in the order of their addresses. */
final class DebugTableWriter {

    private record Function(int start, List<VariableStretch> stretches) {
    }

    private record Variable(int depth, LocalVariable variable) {
    }

    private final CodeTableWriter places;
    private final JavaClass string;
    /** Descriptors of words and structs. */
    private final Set<String> bare = new HashSet<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<JavaClass> classes = new ArrayList<>();

    DebugTableWriter(World world, CodeTableWriter.Naming naming) {
        this.places = new CodeTableWriter(naming);
        JavaClass found = null;
        for (JavaClass type : world.classes()) {
            if (type.kind() == JavaClass.Kind.WORD || type.kind() == JavaClass.Kind.STRUCT) {
                bare.add("L" + type.name() + ";");
            }
            found = type.name().equals("java/lang/String") ? type : found;
        }
        string = found;
    }

    void add(int start, Symbol source, CompiledMethod method) {
        places.add(start, source, method.frameSize(), method.places().stream().map(place -> new Row(place.offset(), List.of(), -1, place.position())).toList());
        List<VariableStretch> told = method.variables().stream().filter(stretch -> isTold(stretch, source)).toList();
        if (!told.isEmpty()) {
            functions.add(new Function(start, told));
        }
    }

    /** Variables of the JDK's methods are of little interest to who finds out why a program crashed, and would be half of all. */
    private static boolean isTold(VariableStretch stretch, Symbol source) {
        Symbol method = stretch.variable().method();
        return !(method instanceof JavaMethod java && java.isLibrary()) && (stretch.depth() > 0 || method.equals(source));
    }

    /** Code that is not a Java method. */
    void add(int start) {
        places.add(start, null, 0, List.of());
    }

    void add(JavaClass type) {
        classes.add(type);
    }

    /** @param sideTable the image's; @param end of the text, from its start */
    byte[] write(byte[] sideTable, int end, LinkedImage image) {
        ByteSink records = new ByteSink();
        ByteSink index = new ByteSink();
        int indexBytes = 4 + 8 * functions.size();
        index.fourBytes(functions.size());
        for (Function function : functions) {
            index.fourBytes(function.start);
            index.fourBytes(indexBytes + records.size());
            // An object that only a variable means is not in the image.
            write(function.stretches.stream().filter(stretch -> stretch.kind() != VariableStretch.Kind.ADDRESS || image.has(stretch.symbol())).toList(), records, image);
        }
        ByteSink names = new ByteSink();
        names.fourBytes(classes.size());
        classes.sort(Comparator.comparingLong(type -> image.address(new Hub(type).symbol())));
        for (JavaClass type : classes) {
            names.fourBytes((int) image.address(new Hub(type).symbol()));
            names.fourBytes(places.stringAt(type.symbol()));
        }
        byte[] table = places.write(end);
        int variablesAt = DebugTableFormat.PLACES + table.length;
        int classesAt = variablesAt + index.size() + records.size();
        ByteBuffer all = ByteBuffer.allocate(classesAt + names.size()).order(ByteOrder.LITTLE_ENDIAN);
        all.put(sideTable, 0, Math.min(sideTable.length, DebugTableFormat.START_BYTES)).position(DebugTableFormat.VARIABLES);
        all.putInt(variablesAt).putInt(classesAt);
        all.putShort((short) stringField("value")).putShort((short) stringField("coder")).position(DebugTableFormat.PLACES);
        all.put(table).put(index.toByteArray()).put(records.toByteArray()).put(names.toByteArray());
        return all.array();
    }

    /** 0 where there are no strings. */
    private int stringField(String name) {
        JavaField field = string == null ? null : string.declaredField(name);
        return field == null ? 0 : field.offset();
    }

    private void write(List<VariableStretch> stretches, ByteSink record, LinkedImage image) {
        Map<Variable, Integer> numbers = new LinkedHashMap<>();
        for (VariableStretch stretch : stretches) {
            numbers.putIfAbsent(new Variable(stretch.depth(), stretch.variable()), numbers.size());
        }
        record.number(numbers.size());
        for (Variable variable : numbers.keySet()) {
            record.number(places.stringAt(variable.variable.name()));
            record.bytes(new byte[] {(byte) shape(variable.variable.descriptor())});
            record.number(variable.depth);
        }
        record.number(stretches.size());
        int last = 0;
        for (VariableStretch stretch : stretches) {
            record.number(stretch.from() - last);
            record.number(stretch.to() - stretch.from());
            last = stretch.from();
            record.number(numbers.get(new Variable(stretch.depth(), stretch.variable())) << DebugTableFormat.KIND_BITS | kind(stretch.kind()));
            record.signedLong(stretch.kind() == VariableStretch.Kind.ADDRESS ? image.address(stretch.symbol()) + stretch.value() : stretch.value());
        }
    }

    private static int kind(VariableStretch.Kind kind) {
        return switch (kind) {
            case REGISTER -> DebugTableFormat.REGISTER;
            case FLOATING_REGISTER -> DebugTableFormat.FLOATING;
            case STACK -> DebugTableFormat.STACK;
            case CONSTANT, ADDRESS -> DebugTableFormat.CONSTANT;
        };
    }

    private char shape(String descriptor) {
        return bare.contains(descriptor) ? DebugTableFormat.WORD : descriptor.charAt(0);
    }
}
