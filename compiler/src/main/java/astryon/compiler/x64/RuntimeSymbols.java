package astryon.compiler.x64;

import astryon.magic.RuntimeCall;
import java.util.EnumMap;
import java.util.Map;

/** The linker symbols of the methods that serve {@link RuntimeCall}s on this platform. */
public record RuntimeSymbols(Map<RuntimeCall, String> symbols) {
    public RuntimeSymbols {
        symbols = Map.copyOf(symbols);
    }

    /** Every call served by a symbol of its own name: {@code runtime.THROW_NULL}. */
    public static RuntimeSymbols named(String prefix) {
        EnumMap<RuntimeCall, String> symbols = new EnumMap<>(RuntimeCall.class);
        for (RuntimeCall call : RuntimeCall.values()) {
            symbols.put(call, prefix + call.name());
        }
        return new RuntimeSymbols(symbols);
    }

    String of(RuntimeCall call) {
        String symbol = symbols.get(call);
        if (symbol == null) {
            throw new IllegalStateException("no method serves the runtime call " + call);
        }
        return symbol;
    }
}
