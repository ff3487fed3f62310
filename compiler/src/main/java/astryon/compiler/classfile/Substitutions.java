package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The {@code @Substitute} classes of a class path, and how they are merged into what they stand in for.
 *
 * <p>A member of the substitute replaces the original's member of the same name and descriptor, the static initialiser
 * included, or is added; members marked {@code @Original} only exist so that the source compiles. Superclass and modifiers
 * stay the original's, interfaces add up. A constructor that does nothing replaces nothing, for javac writes one into every class.
 * Every mention of the substitute in the program's classes becomes one of the original; its nested classes keep their names.
 * Where several substitutes stand in for one class, a member of one that comes earlier on the class path wins, and of those in one place a platform's.
 *
 * <p>Substitutes are those listed in a container's {@value #INDEX}, one internal name a line, or without such a file the classes
 * in packages of Astryon called {@code library}, and those of the target's platform in packages {@code library.<platform>}.
 */
final class Substitutions {
    private static final String INDEX = "META-INF/astryon/substitutes";
    private static final String SUBSTITUTE = "Lastryon/magic/Substitute;";
    private static final String ORIGINAL = "Lastryon/magic/Original;";

    private record Substitute(ClassNode node, String origin, boolean whole) {
    }

    private final Map<String, List<Substitute>> byTarget = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();

    private final Remapper renaming = new Remapper(Opcodes.ASM9) {
        @Override
        public String map(String internalName) {
            return targets.get(internalName);
        }

        /** The bodies of lambdas are numbered in each class anew: those of a substitute must not replace the original's. */
        @Override
        public String mapMethodName(String owner, String name, String descriptor) {
            return name.startsWith("lambda$") && targets.containsKey(owner) ? "substitute$" + name : name;
        }
    };

    static Substitutions in(List<Container> program, String platform) {
        Substitutions substitutions = new Substitutions();
        ArrayList<Substitute> all = new ArrayList<>();
        for (Container container : program) {
            for (String path : candidates(container, platform)) {
                ClassNode node = ClassBytes.parse(container.read(path).orElseThrow(() -> new Refusal(container.origin(path)
                        + ": listed in " + INDEX + " but not there")), container.origin(path));
                Annotations annotations = ClassBytes.annotations(node.visibleAnnotations, node.invisibleAnnotations);
                annotations.text(SUBSTITUTE, "value").ifPresent(target -> {
                    if (substitutions.targets.putIfAbsent(node.name, target.replace('.', '/')) == null) {
                        all.add(new Substitute(node, container.origin(path), annotations.flag(SUBSTITUTE, "whole")));
                    }
                });
            }
        }
        // Only now are all new names known.
        for (Substitute substitute : all) {
            substitutions.byTarget.computeIfAbsent(substitutions.targets.get(substitute.node.name), t -> new ArrayList<>()).add(substitute);
        }
        return substitutions;
    }

    private static List<String> candidates(Container container, String platform) {
        Optional<byte[]> index = container.read(INDEX);
        if (index.isPresent()) {
            return new String(index.get(), StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty())
                    .map(name -> name + ".class").toList();
        }
        return container.list("astryon/").stream().filter(path -> path.endsWith(".class") && isSubstitute(path, platform)
                && !path.endsWith("/package-info.class")).sorted(Comparator.comparing(path -> isForAll(afterLibrary(path)))).toList();
    }

    private static boolean isSubstitute(String path, String platform) {
        String rest = afterLibrary(path);
        return rest != null && (isForAll(rest) || !platform.isEmpty() && rest.startsWith(platform + "/"));
    }

    private static boolean isForAll(String rest) {
        return rest.indexOf('/') < 0;
    }

    /** What follows the package of substitutes; null if the path is not of one. */
    private static String afterLibrary(String path) {
        int library = path.indexOf("/library/");
        return library < 0 ? null : path.substring(library + "/library/".length());
    }

    /** What the class is called in the program: a substitute has the name of its original. */
    String renamed(String internalName) {
        return targets.getOrDefault(internalName, internalName);
    }

    /** The class as the program sees it; {@code node} is what the class path has under its name. */
    ClassFile merge(ClassNode node, String origin, boolean library) {
        List<Substitute> substitutes = byTarget.getOrDefault(node.name, List.of());
        // The JDK never names a substitute, so only the program's own classes need renaming.
        ClassNode original = library || targets.isEmpty() ? node : rename(node, origin);
        return substitutes.isEmpty() ? ClassBytes.model(original, origin, library) : merge(original, origin, library, substitutes);
    }

    /** A class that consists of its substitute only, if there is one for {@code name}. */
    Optional<ClassFile> alone(String name) {
        List<Substitute> substitutes = byTarget.getOrDefault(name, List.of());
        if (substitutes.isEmpty()) {
            return Optional.empty();
        }
        Substitute last = substitutes.get(substitutes.size() - 1);
        if (!last.whole) {
            throw new Refusal(last.origin + ": stands in for " + name.replace('/', '.') + ", which does not exist");
        }
        return Optional.of(merge(last.node, last.origin, false, substitutes));
    }

    /** Renaming looks where nobody else does: into generic signatures and the types of local variables. */
    private ClassNode rename(ClassNode node, String origin) {
        try {
            ClassNode renamed = new ClassNode();
            node.accept(new ClassRemapper(renamed, renaming));
            return renamed;
        } catch (RuntimeException e) {
            throw new Refusal(origin + ": damaged class file");
        }
    }

    private ClassFile merge(ClassNode original, String origin, boolean library, List<Substitute> substitutes) {
        Map<String, ClassFile.Field> fields = new LinkedHashMap<>();
        Map<String, ClassFile.Method> methods = new LinkedHashMap<>();
        Set<String> interfaces = new LinkedHashSet<>();
        ClassNode outline = original;
        int first = 0;
        for (int i = 0; i < substitutes.size(); i++) {
            first = i;
            if (substitutes.get(i).whole) {
                break;
            }
        }
        if (substitutes.get(first).whole) {
            outline = rename(substitutes.get(first).node, substitutes.get(first).origin);
        } else {
            original.fields.forEach(field -> fields.put(field.name + ":" + field.desc, ClassBytes.field(field)));
            original.methods.forEach(method -> methods.put(method.name + method.desc, ClassBytes.method(method, original)));
            interfaces.addAll(original.interfaces);
        }
        // From the last that counts to the first: who comes earlier on the class path overwrites.
        for (int i = first; i >= 0; i--) {
            Substitute substitute = substitutes.get(i);
            ClassNode renamed = rename(substitute.node, substitute.origin);
            interfaces.addAll(renamed.interfaces);
            for (FieldNode field : renamed.fields) {
                if (!isOriginal(field.invisibleAnnotations)) {
                    fields.put(field.name + ":" + field.desc, ClassBytes.field(field));
                }
            }
            for (MethodNode method : renamed.methods) {
                String key = method.name + method.desc;
                if (!isOriginal(method.invisibleAnnotations) && (substitute.whole || !methods.containsKey(key) || !doesNothing(method))) {
                    methods.put(key, methodOf(method, substitute));
                }
            }
        }
        return new ClassFile(outline.name, outline.access, outline.superName == null ? "" : outline.superName, List.copyOf(interfaces),
                outline.sourceFile == null ? "" : outline.sourceFile, ClassBytes.annotations(outline.visibleAnnotations, outline.invisibleAnnotations),
                List.copyOf(fields.values()), List.copyOf(methods.values()), origin, library && outline == original,
                ClassFile.Declaration.of(original));
    }

    private static ClassFile.Method methodOf(MethodNode method, Substitute substitute) {
        return ClassBytes.method(method, substitute.node);
    }

    private static boolean isOriginal(List<AnnotationNode> annotations) {
        return annotations != null && annotations.stream().anyMatch(annotation -> annotation.desc.equals(ORIGINAL));
    }

    /** Whether this is a constructor that only calls its superclass's. */
    private static boolean doesNothing(MethodNode method) {
        if (!method.name.equals("<init>")) {
            return false;
        }
        ArrayList<Integer> opcodes = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() >= 0) {
                opcodes.add(instruction.getOpcode());
            }
        }
        return opcodes.equals(List.of(Opcodes.ALOAD, Opcodes.INVOKESPECIAL, Opcodes.RETURN));
    }
}
