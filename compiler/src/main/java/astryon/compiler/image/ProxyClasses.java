package astryon.compiler.image;

import astryon.compiler.classfile.ClassFile;
import astryon.compiler.classfile.ProxiesClass;
import astryon.compiler.classfile.ProxyClass;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.NamedMembers;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes of proxies that the program names, and the object that makes their instances. */
final class ProxyClasses {
    private static final int PUBLIC = 0x0001;

    private ProxyClasses() {
    }

    /** The one {@code astryon.library.Proxies}. */
    static ImageObject maker(World world, ImageHeap heap) {
        List<ProxiesClass.Proxy> proxies = new ArrayList<>();
        for (List<JavaClass> interfaces : world.named().proxies()) {
            String name = packageOf(interfaces) + "$Proxy" + proxies.size();
            List<String> names = interfaces.stream().map(JavaClass::name).toList();
            world.define(ProxyClass.of(name, names, methods(world, interfaces)));
            proxies.add(new ProxiesClass.Proxy(name, names));
        }
        return heap.newFact(world.define(ProxiesClass.of(proxies)));
    }

    /** That of an interface which others do not see, as on HotSpot. */
    private static String packageOf(List<JavaClass> interfaces) {
        return interfaces.stream().filter(type -> (type.modifiers() & PUBLIC) == 0).map(type -> type.name().substring(0, type.name().lastIndexOf('/') + 1))
                .findFirst().orElse("jdk/proxy1/");
    }

    /** Of equal methods the first counts, and may throw what all may. */
    private static List<ProxyClass.Declared> methods(World world, List<JavaClass> interfaces) {
        Map<String, ProxyClass.Declared> methods = new LinkedHashMap<>();
        for (JavaMethod method : NamedMembers.proxied(interfaces, world.classNamed("java/lang/Object"))) {
            List<String> exceptions = world.file(method.owner()).stream().flatMap(file -> file.methods().stream())
                    .filter(m -> m.name().equals(method.name()) && m.descriptor().equals(method.descriptor())).map(ClassFile.Method::shown)
                    .flatMap(shown -> shown.exceptions().stream()).toList();
            methods.merge(method.name() + method.descriptor(), new ProxyClass.Declared(method.owner().name(), method.name(), method.descriptor(), exceptions),
                    (first, other) -> new ProxyClass.Declared(first.owner(), first.name(), first.descriptor(),
                            first.exceptions().stream().filter(other.exceptions()::contains).toList()));
        }
        return List.copyOf(methods.values());
    }
}
