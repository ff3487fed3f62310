package astryon.compiler.image;

import astryon.compiler.asm.Assembler;
import astryon.compiler.diag.Refusal;
import astryon.compiler.dwarf.DebugSections;
import astryon.compiler.dwarf.PlacedMethod;
import astryon.compiler.dwarf.PlacedRoutine;
import astryon.compiler.image.CodeTableWriter.MethodName;
import astryon.compiler.image.CodeTableWriter.Row;
import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.ir.Symbol;
import astryon.compiler.object.LinkedImage;
import astryon.compiler.object.Linker;
import astryon.compiler.object.Packing;
import astryon.compiler.object.Relocation;
import astryon.compiler.object.Section;
import astryon.compiler.object.SectionKind;
import astryon.compiler.object.Unloaded;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import astryon.compiler.x64.CompiledMethod;
import astryon.compiler.x64.SideTableRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts an image together: code, then everything that code names, everything that names in turn, and so on. Symbols are the
 * thread: {@code hub:} and {@code object:} symbols that some relocation asks for are laid out in the order in which they are first
 * asked for, so nothing is in the image that nothing refers to, and the same program gives the same image.
 *
 * <pre>
 *   text     methods in the order given, then assembled routines
 *   rodata   hubs, with reference maps and interface sets; the side table, {@code astryon.codetable}; what exceptions at null
 *            say, {@code astryon.nullmessages}, and the classes of stack frames, {@code astryon.frameclasses}, in a program that asks
 *   data     static fields, {@code astryon.statics}; objects, {@code astryon.heap} to {@code astryon.heap.end}
 *   bss      what was reserved
 * </pre>
 */
public final class ImageBuilder {
    private static final int CODE_ALIGNMENT = 16;
    private static final int HUB_ALIGNMENT = 8;
    private static final int LEAST_ZEROS = 256;
    private static final String HEAP = "astryon.heap";
    private static final String CODE_TABLE = "astryon.codetable";
    private static final String NULL_MESSAGES = "astryon.nullmessages";
    private static final String FRAME_CLASSES = "astryon.frameclasses";

    private final World world;
    private final ClosedWorld closedWorld;
    private final Interpreter interpreter;
    private final AssembledRoutines assembled;

    private final Section text = new Section("text", SectionKind.TEXT, CODE_ALIGNMENT);
    private final Section hubs = new Section("hubs", SectionKind.RODATA, HUB_ALIGNMENT);
    private final Section codeTable = new Section("codetable", SectionKind.RODATA, 4);
    private final Section messages = new Section("nullmessages", SectionKind.RODATA, 4);
    private final Section frameClasses = new Section("frameclasses", SectionKind.RODATA, 4);
    private final Section statics = new Section("statics", SectionKind.DATA, 8);
    private final Section objects = new Section("heap", SectionKind.DATA, ObjectLayout.ALIGNMENT);
    private final Section reserved = new Section("reserved", SectionKind.BSS, 8);

    private final HubWriter hubWriter;
    private final Map<String, JavaClass> classes = new HashMap<>();
    private final Map<String, JavaMethod> methods = new HashMap<>();
    private final CodeTableWriter codeTableWriter = new CodeTableWriter(ImageBuilder::nameOf);
    private final DebugTableWriter debugTable;
    private final Map<Integer, CompiledMethod> compiledAt = new LinkedHashMap<>();
    private final Map<Integer, Assembler> assembledAt = new LinkedHashMap<>();
    private final NullMessageWriter nullMessages = new NullMessageWriter();
    private final Set<String> asked = new HashSet<>();
    private final ArrayDeque<String> wanted = new ArrayDeque<>();
    private final List<JavaClass> laidOut = new ArrayList<>();
    private Piece keptBack;
    private String keptBackSymbol;
    private byte[] sideTable = {};

    /** @param interpreter the one that ran the program's static initialisers */
    public ImageBuilder(World world, ClosedWorld closedWorld, Interpreter interpreter, AssembledRoutines assembled) {
        this.world = world;
        this.closedWorld = closedWorld;
        this.interpreter = interpreter;
        this.assembled = assembled;
        this.debugTable = new DebugTableWriter(world, ImageBuilder::nameOf);
        this.hubWriter = new HubWriter(world, closedWorld, interpreter.heap(), hubs);
        for (JavaClass type : world.classes()) {
            classes.put(new Hub(type).symbol(), type);
        }
        for (JavaMethod method : closedWorld.methods()) {
            methods.put(method.symbol(), method);
        }
    }

    private static MethodName nameOf(Symbol symbol) {
        if (symbol instanceof JavaMethod method) {
            return new MethodName(method.owner().symbol(), method.name(), method.owner().sourceFile());
        }
        return new MethodName("", symbol.symbol(), null);
    }

    /** Memory that is zero at the start, for code that names it: a thread structure, a stack. */
    public ImageBuilder reserve(String symbol, int bytes, int alignment) {
        reserved.define(symbol, reserved.reserve(bytes, alignment), bytes, astryon.compiler.object.Symbol.Kind.OBJECT);
        return this;
    }

    /** Lays out and links. */
    public LinkedImage build(List<CompiledMethod> compiled, long imageBase, Packing packing) {
        Linker linker = new Linker(imageBase, packing);
        layOut(compiled).forEach(linker::add);
        return linker.link();
    }

    /**
     * The image's sections, for a linker. Called once.
     *
     * @param compiled the methods of the closed world that have code of their own, in the order they are to have
     */
    public List<Section> layOut(List<CompiledMethod> compiled) {
        for (CompiledMethod method : compiled) {
            place(method);
        }
        closedWorld.assembledMethods().forEach(this::place);
        placeStatics();
        objects.define(HEAP, 0, 0, astryon.compiler.object.Symbol.Kind.LABEL);
        if (asked.contains(FRAME_CLASSES)) {
            placeFrameClasses();
        }
        follow();
        Set<JavaClass> components = new HashSet<>();
        laidOut.forEach(type -> components.add(type.component()));
        for (JavaClass type : laidOut) {
            hubWriter.write(type, components.contains(type)).appendTo(hubs, HUB_ALIGNMENT, new Hub(type).symbol());
        }
        if (keptBack != null) {
            keptBack.appendTo(objects, ObjectLayout.ALIGNMENT, keptBackSymbol);
        }
        objects.define(HEAP + ".end", objects.size(), 0, astryon.compiler.object.Symbol.Kind.LABEL);
        sideTable = codeTableWriter.write(text.size());
        codeTable.define(CODE_TABLE, codeTable.append(sideTable, 4), sideTable.length, astryon.compiler.object.Symbol.Kind.OBJECT);
        if (asked.contains(NULL_MESSAGES)) {
            byte[] texts = nullMessages.write();
            messages.define(NULL_MESSAGES, messages.append(texts, 4), texts.length, astryon.compiler.object.Symbol.Kind.OBJECT);
        }
        return List.of(text, hubs, codeTable, messages, frameClasses, statics, objects, reserved);
    }

    /** Of the image that was laid out and linked: what debuggers know of it, as {@link astryon.abi.DebugTableFormat} says. */
    public byte[] debugTable(LinkedImage image) {
        laidOut.forEach(debugTable::add);
        return debugTable.write(sideTable, text.size(), image);
    }

    /** Of the image that was laid out and linked: sections for debuggers. */
    public List<Unloaded> debugSections(LinkedImage image) {
        long start = image.address("astryon.text");
        long area = image.address(LinkerSymbol.STATICS.symbol());
        List<PlacedMethod> placed = compiledAt.entrySet().stream().map(entry -> new PlacedMethod(start + entry.getKey(), methods.get(entry.getValue().symbol()), entry.getValue())).toList();
        List<PlacedRoutine> routines = assembledAt.entrySet().stream().map(entry -> new PlacedRoutine(start + entry.getKey(), entry.getValue().code().length, entry.getValue().unwindRows())).toList();
        Map<JavaField, Long> fields = new LinkedHashMap<>();
        closedWorld.statics().forEach(field -> fields.put(field, area + field.offset()));
        return DebugSections.of(image, placed, routines, classes.values(), laidOut, fields, start < 0);
    }

    private void place(CompiledMethod method) {
        JavaMethod source = methods.get(method.symbol());
        int start = text.append(method.code(), CODE_ALIGNMENT);
        text.relocate(method.relocations(), start);
        define(method.symbol(), source, start, method.code().length);
        ArrayList<Row> rows = new ArrayList<>();
        for (SideTableRow row : method.rows()) {
            rows.add(new Row(row.offset(), row.referenceSlots(), row.handlerOffset(), row.position()));
            if (row.position() != null && row.position().nullMessage() != null) {
                nullMessages.add(start + row.offset(), row.position().nullMessage());
            }
        }
        codeTableWriter.add(start, source, method.frameSize(), rows);
        debugTable.add(start, source, method);
        compiledAt.put(start, method);
        ask(method.relocations());
    }

    private void place(JavaMethod method) {
        Assembler routine = assembled.assemble(method);
        int start = routine.appendTo(text, CODE_ALIGNMENT);
        define(method.symbol(), method, start, text.size() - start);
        codeTableWriter.add(start, null, 0, List.of());
        debugTable.add(start);
        assembledAt.put(start, routine);
        ask(routine.relocations());
    }

    private void define(String symbol, JavaMethod source, int start, int size) {
        text.define(symbol, start, size, astryon.compiler.object.Symbol.Kind.FUNCTION);
        if (source != null && source.traits().exported().isPresent()) {
            text.define(source.traits().exported().get(), start, size, astryon.compiler.object.Symbol.Kind.FUNCTION);
        }
    }

    private void placeStatics() {
        Piece area = new Piece(closedWorld.staticsSize());
        for (JavaField field : closedWorld.statics()) {
            Datum value = interpreter.get(field);
            ObjectWriter.put(area, field.offset(), field.kind(), value.bits(), value.reference());
        }
        area.appendTo(statics, 8, LinkerSymbol.STATICS.symbol());
        statics.define(LinkerSymbol.STATICS.symbol() + ".references", closedWorld.staticReferencesSize(), 0, astryon.compiler.object.Symbol.Kind.LABEL);
        ask(area.relocations());
    }

    /** How many there are; then of each class with methods the place of its name in the side table, ascending, and its mirror, 4 bytes each. */
    private void placeFrameClasses() {
        TreeMap<Integer, JavaClass> byName = new TreeMap<>();
        for (JavaMethod method : closedWorld.methods()) {
            if (method.owner().kind() == JavaClass.Kind.OBJECT) {
                byName.put(codeTableWriter.stringAt(method.owner().symbol()), method.owner());
            }
        }
        Piece table = new Piece(4 + 8 * byName.size()).int32(0, byName.size());
        int offset = 4;
        for (Map.Entry<Integer, JavaClass> row : byName.entrySet()) {
            table.int32(offset, row.getKey()).address32(offset + 4, interpreter.heap().mirror(row.getValue()).symbol());
            offset += 8;
        }
        table.appendTo(frameClasses, 4, FRAME_CLASSES);
        ask(table.relocations());
    }

    private void ask(List<Relocation> relocations) {
        for (Relocation relocation : relocations) {
            ask(relocation.symbol());
        }
    }

    private void ask(String symbol) {
        if (symbol.equals(NULL_MESSAGES) || symbol.equals(FRAME_CLASSES)) {
            asked.add(symbol);
        } else if ((symbol.startsWith(Hub.PREFIX) || symbol.startsWith(ImageObject.OBJECT_PREFIX)) && asked.add(symbol)) {
            wanted.add(symbol);
        }
    }

    /**
     * Appends an object, but keeps back the one that ends in the most zeros: it comes last, and at the end of the file its zeros
     * need no room.
     */
    private void place(String symbol, Piece object) {
        if (object.trailingZeros() < LEAST_ZEROS || keptBack != null && object.trailingZeros() <= keptBack.trailingZeros()) {
            object.appendTo(objects, ObjectLayout.ALIGNMENT, symbol);
            return;
        }
        if (keptBack != null) {
            keptBack.appendTo(objects, ObjectLayout.ALIGNMENT, keptBackSymbol);
        }
        keptBack = object;
        keptBackSymbol = symbol;
    }

    /** Lays out what is asked for until nothing is; hubs only when it is known which arrays have one. */
    private void follow() {
        while (!wanted.isEmpty()) {
            String symbol = wanted.remove();
            if (symbol.startsWith(Hub.PREFIX)) {
                JavaClass type = classes.get(symbol);
                if (type == null) {
                    throw new Refusal("the image names " + symbol + ", and there is no such class");
                }
                laidOut.add(type);
                ask(hubWriter.write(type, false).relocations());
            } else {
                Piece object = ObjectWriter.write(interpreter.heap().object(Integer.parseInt(symbol.substring(ImageObject.OBJECT_PREFIX.length()))));
                ask(object.relocations());
                place(symbol, object);
            }
        }
    }
}
