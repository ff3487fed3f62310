package astryon.compiler.image;

import astryon.compiler.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Files that become part of the program: initialisers of {@code astryon.library} ask for them. */
final class EmbeddedFiles {
    private EmbeddedFiles() {
    }

    static void addTo(Map<String, Natives.Native> table, World world, ImageHeap heap) {
        table.put("astryon/library/BuildTimeFiles.ofJdk(Ljava/lang/String;)[B", a -> Datum.of(bytes(world, heap, world.fileOfJdk(heap.text(a[0].object())))));
        table.put("astryon/library/BuildTimeFiles.resourceOfJdk(Ljava/lang/String;)[B",
                a -> Datum.of(bytes(world, heap, world.resourceOfJdk(heap.text(a[0].object())))));
        table.put("astryon/library/BuildTimeFiles.isWrittenBehindBackslash([Ljava/lang/String;)Z", a -> Datum.of(world.isMentioned(
                IntStream.range(0, a[0].object().slots()).mapToObj(i -> "\\" + heap.text((ImageObject) a[0].object().reference(i))).toList())));
        table.put("astryon/library/BuildTimeFiles.resources()[Ljava/lang/String;", a -> Datum.of(texts(world, heap, world.resources())));
        table.put("astryon/library/BuildTimeFiles.resource(Ljava/lang/String;)[B",
                a -> Datum.of(bytes(world, heap, world.resource(heap.text(a[0].object())).orElseThrow())));
    }

    private static ImageObject texts(World world, ImageHeap heap, List<String> texts) {
        ImageObject array = heap.newArray(world.type("[Ljava/lang/String;"), texts.size());
        for (int i = 0; i < texts.size(); i++) {
            array.set(i, 0, heap.newString(texts.get(i)));
        }
        return array;
    }

    private static ImageObject bytes(World world, ImageHeap heap, byte[] content) {
        heap.reserve(content.length);
        ImageObject array = heap.newArray(world.type("[B"), content.length);
        for (int i = 0; i < content.length; i++) {
            array.set(i, content[i], null);
        }
        return array;
    }
}
