package astryon.compiler.driver;

import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.x64.CompiledMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code --report} prints. */
final class Report {
    private static final int LARGEST = 20;

    private Report() {
    }

    /** @param failing by the symbols of what runs when a check fails what they check; @param reasons why a class is initialised when the program first uses it */
    static String of(ClosedWorld world, List<CompiledMethod> code, byte[] image, Map<String, String> failing, Function<JavaClass, String> reasons) {
        StringBuilder text = new StringBuilder();
        long bytes = code.stream().mapToLong(method -> method.code().length).sum();
        text.append(String.format("%d methods with %d bytes of code, %d classes, image of %d bytes%n", code.size(), bytes, world.classes().size(),
                image.length));
        List<CompiledMethod> largest = new ArrayList<>(code);
        largest.sort(Comparator.comparingInt((CompiledMethod method) -> -method.code().length).thenComparing(CompiledMethod::symbol));
        for (CompiledMethod method : largest.subList(0, Math.min(LARGEST, largest.size()))) {
            text.append(String.format("%8d  %s%n", method.code().length, method.symbol()));
        }
        text.append(String.format("by package:%n"));
        packages(world, code).entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(LARGEST)
                .forEach(entry -> text.append(String.format("%8d  %s%n", entry.getValue(), entry.getKey())));
        text.append(String.format("checks left, beside those that a fault makes:%n"));
        code.stream().flatMap(method -> method.relocations().stream()).map(relocation -> failing.get(relocation.symbol())).filter(Objects::nonNull)
                .collect(Collectors.groupingBy(check -> check, TreeMap::new, Collectors.counting())).forEach((check, count) -> text.append(String.format("%8d  %s%n", count, check)));
        if (!world.firstUses().isEmpty()) {
            text.append(String.format("initialised when first used:%n"));
        }
        world.firstUses().keySet().forEach(type -> text.append(String.format("  %s: %s%n", type.symbol(), reasons.apply(type))));
        return text.toString();
    }

    /** Bytes of code by package. */
    private static Map<String, Long> packages(ClosedWorld world, List<CompiledMethod> code) {
        Map<String, String> packages = new HashMap<>();
        for (JavaMethod method : world.methods()) {
            String owner = method.owner().symbol();
            packages.put(method.symbol(), owner.contains(".") ? owner.substring(0, owner.lastIndexOf('.')) : "(no package)");
        }
        return code.stream().collect(Collectors.groupingBy(method -> packages.getOrDefault(method.symbol(), "(no package)"), Collectors.summingLong(method -> method.code().length)));
    }
}
