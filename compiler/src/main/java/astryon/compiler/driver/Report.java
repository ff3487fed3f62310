package astryon.compiler.driver;

import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaClass;
import astryon.compiler.x64.CompiledMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What {@code --report} prints. */
final class Report {
    private static final int LARGEST = 20;

    private Report() {
    }

    /** @param reasons why a class is initialised when the program first uses it */
    static String of(ClosedWorld world, List<CompiledMethod> code, byte[] image, Function<JavaClass, String> reasons) {
        StringBuilder text = new StringBuilder();
        long bytes = code.stream().mapToLong(method -> method.code().length).sum();
        text.append(String.format("%d methods with %d bytes of code, %d classes, image of %d bytes%n", code.size(), bytes, world.classes().size(),
                image.length));
        List<CompiledMethod> largest = new ArrayList<>(code);
        largest.sort(Comparator.comparingInt((CompiledMethod method) -> -method.code().length).thenComparing(CompiledMethod::symbol));
        for (CompiledMethod method : largest.subList(0, Math.min(LARGEST, largest.size()))) {
            text.append(String.format("%8d  %s%n", method.code().length, method.symbol()));
        }
        if (!world.firstUses().isEmpty()) {
            text.append(String.format("initialised when first used:%n"));
        }
        world.firstUses().keySet().forEach(type -> text.append(String.format("  %s: %s%n", type.symbol(), reasons.apply(type))));
        return text.toString();
    }
}
