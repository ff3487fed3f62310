package astryon.compiler.dwarf;

import static astryon.compiler.dwarf.Attribute.*;

import astryon.compiler.object.LinkedImage;
import astryon.compiler.object.Unloaded;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Puts the sections together: one unit for the whole image. */
public final class DebugSections {
    private static final int JAVA = 0x0b;
    private static final int ADDR = 0x03;

    private DebugSections() {
    }

    /**
     * The sections.
     *
     * @param methods     those with code in the image, by address
     * @param routines    what is assembled
     * @param classes     what variables and fields may be of
     * @param made        those of them that objects may be of
     * @param statics     static fields that the image has, by their addresses
     * @param signExtends whether a reference in memory is the lower half of an address whose upper half is ones
     */
    public static List<Unloaded> of(LinkedImage image, List<PlacedMethod> methods, List<PlacedRoutine> routines, Collection<JavaClass> classes, List<JavaClass> made, Map<JavaField, Long> statics, boolean signExtends) {
        long text = image.address("astryon.text");
        SourceFiles files = new SourceFiles();
        ListSections lists = new ListSections();
        LineTable lines = new LineTable(files);
        CallFrames frames = new CallFrames();
        Entry unit = new Entry(Entry.COMPILE_UNIT).with(PRODUCER, "astryonc").with(LANGUAGE, JAVA).with(NAME, "astryon").with(DIRECTORY, ".").with(STATEMENTS, 0)
                .with(LOW_PC, text).with(HIGH_PC, image.address("astryon.text.end") - text);
        JavaTypes types = new JavaTypes(unit, classes, signExtends);
        InformationWriter written = new InformationWriter(unit);
        MethodEntries entries = new MethodEntries(unit, written, text, files, types, lists, symbol -> image.has(symbol) ? image.address(symbol) : 0);
        for (PlacedMethod method : methods) {
            entries.add(method);
            lines.add(method);
            frames.add(method);
        }
        routines.forEach(frames::add);
        made.forEach(types::describe);
        statics.forEach((field, address) -> unit.add(new Entry(Entry.VARIABLE)).with(NAME, field.owner().symbol() + "." + field.name()).with(TYPE, types.of(field))
                .with(EXTERNAL, true).with(STATIC_LOCATION, new DwarfBytes().u8(ADDR).u64(address).toByteArray()));
        written.finish();
        return List.of(new Unloaded(".debug_info", written.information.toByteArray()), new Unloaded(".debug_abbrev", written.abbreviations.toByteArray()),
                new Unloaded(".debug_str", written.strings.toByteArray()), new Unloaded(".debug_line", lines.write()), new Unloaded(".debug_loclists", lists.locations()),
                new Unloaded(".debug_rnglists", lists.ranges()), new Unloaded(".debug_frame", frames.write()));
    }
}
