package astryon.compiler.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives sections their addresses, in the order of {@link SectionKind} and of addition, and fills in what waits for them. It also defines
 * {@link SectionKind#symbol} and its {@code .end} for every kind.
 */
public final class Linker {
    static final int PAGE = 4096;
    /** What {@link Packing#COMPACT} leaves for the ELF header and program headers before the first segment. */
    static final int HEADERS = 384;

    private final long imageBase;
    private final Packing packing;
    private final EnumMap<SectionKind, ArrayList<Section>> sections = new EnumMap<>(SectionKind.class);
    private final HashMap<String, Long> addresses = new HashMap<>();
    private final HashMap<String, String> definedIn = new HashMap<>();
    private final HashMap<Section, Long> sectionAddresses = new HashMap<>();
    private final ArrayList<String> problems = new ArrayList<>();

    /** @param imageBase address of the image's first byte, a multiple of the page size unless the packing is flat */
    public Linker(long imageBase, Packing packing) {
        if (packing != Packing.FLAT && imageBase % PAGE != 0) {
            throw new IllegalArgumentException("image base " + Long.toHexString(imageBase) + " is not on a page boundary");
        }
        this.imageBase = imageBase;
        this.packing = packing;
        for (SectionKind kind : SectionKind.values()) {
            sections.put(kind, new ArrayList<>());
        }
    }

    /** Symbols, bytes and relocations may still be added to the section until {@link #link}. */
    public void add(Section section) {
        sections.get(section.kind()).add(section);
    }

    /** A symbol with a value of its own, in no section. */
    public void define(String symbol, long value) {
        define(symbol, value, "the linker's definitions");
    }

    /** @throws LinkException naming every undefined and duplicate symbol and every address that does not fit its place */
    public LinkedImage link() {
        place();
        ArrayList<LinkedImage.Placed> symbols = new ArrayList<>();
        for (SectionKind kind : SectionKind.values()) {
            for (Section section : sections.get(kind)) {
                for (Symbol symbol : section.symbols()) {
                    long address = sectionAddresses.get(section) + symbol.offset();
                    define(symbol.name(), address, section.name());
                    symbols.add(new LinkedImage.Placed(symbol, address));
                }
            }
        }
        List<LinkedImage.Segment> segments = segments(symbols);
        if (!problems.isEmpty()) {
            throw new LinkException(problems);
        }
        return new LinkedImage(packing, segments, symbols, Map.copyOf(addresses));
    }

    private void place() {
        long address = imageBase + (packing == Packing.COMPACT ? HEADERS : 0);
        boolean first = true;
        for (SectionKind kind : SectionKind.values()) {
            int alignment = 1;
            for (Section section : sections.get(kind)) {
                alignment = Math.max(alignment, section.alignment());
            }
            if (!isEmpty(kind) && !first && startsSegment(kind)) {
                address = switch (packing) {
                    case PAGES -> align(address, PAGE);
                    case COMPACT -> address % PAGE == 0 ? address : address + PAGE;
                    case FLAT -> address;
                };
            }
            address = align(address, alignment);
            define(kind.symbol(), address);
            for (Section section : sections.get(kind)) {
                address = align(address, section.alignment());
                sectionAddresses.put(section, address);
                address += section.size();
            }
            first &= isEmpty(kind);
            define(kind.symbol() + ".end", address);
        }
    }

    /** BSS continues the data segment; on its own it is one. */
    private boolean startsSegment(SectionKind kind) {
        return kind != SectionKind.BSS || isEmpty(SectionKind.DATA);
    }

    private boolean isEmpty(SectionKind kind) {
        return sections.get(kind).stream().allMatch(section -> section.size() == 0);
    }

    private void define(String symbol, long value, String place) {
        String earlier = definedIn.putIfAbsent(symbol, place);
        if (earlier != null) {
            problems.add("duplicate symbol " + symbol + ": defined in " + earlier + " and in " + place);
        } else {
            addresses.put(symbol, value);
        }
    }

    /** Zeros at the end of data come for free with the memory beyond the file, where every byte in the file counts. */
    private byte[] inFile(SectionKind kind, byte[] bytes) {
        if (kind != SectionKind.DATA || packing != Packing.COMPACT) {
            return bytes;
        }
        int size = bytes.length;
        while (size > 0 && bytes[size - 1] == 0) {
            size--;
        }
        return Arrays.copyOf(bytes, size);
    }

    private List<LinkedImage.Segment> segments(List<LinkedImage.Placed> symbols) {
        ArrayList<LinkedImage.Segment> segments = new ArrayList<>();
        Places places = new Places(symbols);
        for (SectionKind kind : SectionKind.values()) {
            if (isEmpty(kind)) {
                continue;
            }
            long start = addresses.get(kind.symbol());
            long end = addresses.get(kind.symbol() + ".end");
            if (kind == SectionKind.BSS && !startsSegment(kind)) {
                LinkedImage.Segment data = segments.remove(segments.size() - 1);
                segments.add(new LinkedImage.Segment(data.kind(), data.address(), data.bytes(), end - data.address()));
                continue;
            }
            byte[] bytes = new byte[kind == SectionKind.BSS ? 0 : Math.toIntExact(end - start)];
            for (Section section : sections.get(kind)) {
                fill(section, bytes, start, places);
            }
            segments.add(new LinkedImage.Segment(kind, start, inFile(kind, bytes), end - start));
        }
        return segments;
    }

    private void fill(Section section, byte[] segment, long segmentAddress, Places places) {
        long sectionAddress = sectionAddresses.get(section);
        byte[] content = section.bytes();
        System.arraycopy(content, 0, segment, (int) (sectionAddress - segmentAddress), content.length);
        for (Relocation relocation : section.relocations()) {
            long place = sectionAddress + relocation.offset();
            RelocationKind kind = relocation.kind();
            if (relocation.offset() < 0 || relocation.offset() + kind.size() > content.length) {
                problems.add("relocation outside of its section: " + relocation + " in " + section);
                continue;
            }
            Long address = addresses.get(relocation.symbol());
            if (address == null) {
                problems.add("undefined symbol " + relocation.symbol() + ", used in " + places.describe(section, relocation.offset(), place));
                continue;
            }
            long value = address + relocation.addend() - (kind.isRelative() ? place : 0);
            if (!kind.holds(value)) {
                problems.add("address of " + relocation.symbol() + " does not fit: 0x" + Long.toHexString(value) + " as " + kind
                        + " in " + places.describe(section, relocation.offset(), place));
                continue;
            }
            for (int i = 0; i < kind.size(); i++) {
                segment[(int) (place - segmentAddress) + i] = (byte) (value >> 8 * i);
            }
        }
    }

    private static long align(long address, int alignment) {
        return address + alignment - 1 & -alignment;
    }

    /** Names places for people: the last symbol before them. */
    private static final class Places {
        private final TreeMap<Long, String> names = new TreeMap<>(Long::compareUnsigned);

        Places(List<LinkedImage.Placed> symbols) {
            for (LinkedImage.Placed placed : symbols) {
                names.putIfAbsent(placed.address(), placed.symbol().name());
            }
        }

        String describe(Section section, int offset, long address) {
            Map.Entry<Long, String> name = names.floorEntry(address);
            if (name == null || Long.compareUnsigned(name.getKey(), address - offset) < 0) {
                return section.name() + "+0x" + Integer.toHexString(offset);
            }
            return name.getValue() + "+0x" + Long.toHexString(address - name.getKey()) + " (" + section.name() + ")";
        }
    }
}
