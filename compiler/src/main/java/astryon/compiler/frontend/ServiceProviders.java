package astryon.compiler.frontend;

import astryon.compiler.classfile.ServicesClass;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Services are resolved when the program is compiled: where {@code ServiceLoader.load} is called with a class that is written down, a class is made that
 * makes its providers, those that the class path's {@code META-INF/services} list.
 */
final class ServiceProviders {
    private static final String LOADER = "java/util/ServiceLoader";

    private ServiceProviders() {
    }

    static Value load(Translation t, JavaMethod load, Value[] a) {
        if (!(t.literalOf(a[0]) instanceof JavaClass service)) {
            return t.emit(Op.CALL, Type.REF, load, a);
        }
        JavaClass factory = factory(t.world, service);
        Value providers = t.emit(Op.NEW, Type.REF, factory);
        t.emit(Op.CALL, Type.VOID, t.world.resolveMethod(factory, "<init>", "()V"), providers);
        JavaClass loader = t.world.classNamed(LOADER);
        Value made = t.emit(Op.NEW, Type.REF, loader);
        t.emit(Op.CALL, Type.VOID, t.world.resolveMethod(loader, "<init>", "(Ljava/lang/Class;Ljava/util/function/IntFunction;)V"), made, a[0], providers);
        return made;
    }

    private static JavaClass factory(World world, JavaClass service) {
        String name = ServicesClass.nameFor(service.name());
        return world.find(name).orElseGet(() -> world.define(ServicesClass.of(service.name(), providers(world, service))));
    }

    /** Internal names, in the order of the file. */
    private static List<String> providers(World world, JavaClass service) {
        return world.resource("META-INF/services/" + service.name().replace('/', '.')).map(ServiceProviders::lines).orElse(List.of());
    }

    private static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/')).filter(line -> !line.isEmpty())
                .distinct().toList();
    }
}
