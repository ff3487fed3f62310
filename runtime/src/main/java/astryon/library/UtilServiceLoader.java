package astryon.library;

import astryon.magic.Substitute;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.IntFunction;
import java.util.stream.Stream;

@Substitute(value = "java.util.ServiceLoader", whole = true, why = "providers are known when the program is compiled, which makes a function that makes them")
final class UtilServiceLoader<S> implements Iterable<S> {
    private final Class<S> service;
    private final IntFunction<S> providers;
    private final List<S> made = new ArrayList<>();
    private boolean complete;

    /** @param providers null behind the last */
    private UtilServiceLoader(Class<S> service, IntFunction<S> providers) {
        this.service = Objects.requireNonNull(service, "Service interface cannot be null");
        this.providers = providers;
    }

    // The compiler has these where the class is written down at the call; others cannot be loaded.

    public static native <S> UtilServiceLoader<S> load(Class<S> service);

    public static native <S> UtilServiceLoader<S> load(Class<S> service, ClassLoader loader);

    public static native <S> UtilServiceLoader<S> loadInstalled(Class<S> service);

    private boolean has(int index) {
        while (!complete && made.size() <= index) {
            S provider = providers.apply(made.size());
            complete = provider == null;
            if (!complete) {
                made.add(provider);
            }
        }
        return index < made.size();
    }

    @Override
    public Iterator<S> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return has(next);
            }

            @Override
            public S next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return made.get(next++);
            }
        };
    }

    public Stream<ServiceLoader.Provider<S>> stream() {
        List<ServiceLoader.Provider<S>> all = new ArrayList<>();
        for (S provider : this) {
            all.add(new ServiceLoader.Provider<>() {
                @Override
                @SuppressWarnings("unchecked")
                public Class<? extends S> type() {
                    return (Class<? extends S>) provider.getClass();
                }

                @Override
                public S get() {
                    return provider;
                }
            });
        }
        return all.stream();
    }

    public Optional<S> findFirst() {
        return has(0) ? Optional.of(made.get(0)) : Optional.empty();
    }

    public void reload() {
        made.clear();
        complete = false;
    }

    @Override
    public String toString() {
        return "java.util.ServiceLoader[".concat(service.getName()).concat("]");
    }
}
