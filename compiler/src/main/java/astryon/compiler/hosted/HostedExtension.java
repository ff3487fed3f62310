package astryon.compiler.hosted;

import astryon.compiler.classfile.ClassPath;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.world.Profile;
import astryon.compiler.world.World;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Wherever JUnit calls a method of a {@link Hosted} test, calls the same method of the class's twin in the dialect's loader. */
final class HostedExtension implements InvocationInterceptor {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(HostedExtension.class);

    @Override
    public void interceptBeforeAllMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        call(invocation, method, context);
    }

    @Override
    public void interceptBeforeEachMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        call(invocation, method, context);
    }

    @Override
    public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        call(invocation, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        call(invocation, method, context);
    }

    @Override
    public <T> T interceptTestFactoryMethod(Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        @SuppressWarnings("unchecked") // dynamic tests are JUnit's, and JUnit's classes are the same for both
        T tests = (T) call(invocation, method, context);
        return tests;
    }

    @Override
    public void interceptAfterEachMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        call(invocation, method, context);
    }

    @Override
    public void interceptAfterAllMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
        call(invocation, method, context);
    }

    private static Object call(Invocation<?> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context) throws Throwable {
        invocation.skip();
        Class<?> twinClass = Class.forName(called.getExecutable().getDeclaringClass().getName(), true, loader(context));
        Method method = twinClass.getDeclaredMethod(called.getExecutable().getName(), called.getExecutable().getParameterTypes());
        method.setAccessible(true);
        Object twin = Modifier.isStatic(method.getModifiers()) ? null : twin(context);
        try {
            return method.invoke(twin, called.getArguments().toArray());
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** The twin of the test's instance: as many as JUnit makes, and for as long. */
    private static Object twin(ExtensionContext context) {
        Object original = context.getRequiredTestInstance();
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(original, key -> {
            try {
                Constructor<?> constructor = Class.forName(original.getClass().getName(), true, loader(context)).getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException("cannot make a hosted " + original.getClass().getName(), failure);
            }
        });
    }

    private static HostedClassLoader loader(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        // A store that lacks something asks those of the contexts around it: what @BeforeAll has made serves all tests.
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(test, key -> {
            World world = context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(World.class, any -> world(), World.class);
            String tested = test.getName();
            return new HostedClassLoader(test.getClassLoader(), world,
                    name -> HostedClassLoader.isDialect(name) || name.equals(tested) || name.startsWith(tested + "$"), List.of(test.getAnnotation(Hosted.class).standIns()));
        }, HostedClassLoader.class);
    }

    /** Of all that the test's JVM was given. */
    private static World world() {
        List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).filter(Files::exists).toList();
        Diagnostics diagnostics = new Diagnostics();
        return new World(ClassPath.open(entries, diagnostics), Profile.KERNEL, List.of(), diagnostics);
    }
}
