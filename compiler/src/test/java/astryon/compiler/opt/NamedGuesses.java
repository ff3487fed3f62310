package astryon.compiler.opt;

import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.Symbol;
import java.util.List;
import java.util.Optional;

/** Guesses for golden files: of {@code likely.size} that a {@code app.Likely} is met, of {@code either.size} that there is only one other class. */
final class NamedGuesses implements LikelyTargets.Guesses {
    @Override
    public Optional<LikelyTargets.Guessed> likely(Symbol declared) {
        LikelyTargets.Guess guess = on(IrParser.named("app.Likely"), declared).orElseThrow();
        return switch (declared.symbol().substring(0, declared.symbol().indexOf('.'))) {
            case "likely" -> Optional.of(new LikelyTargets.Guessed(List.of(guess), Optional.empty()));
            case "either" -> Optional.of(new LikelyTargets.Guessed(List.of(guess), Optional.of(target("app.Other", declared))));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<LikelyTargets.Guess> on(Symbol made, Symbol declared) {
        return Optional.of(new LikelyTargets.Guess(made, target(made.symbol(), declared)));
    }

    private static Symbol target(String type, Symbol declared) {
        return IrParser.named(type + declared.symbol().substring(declared.symbol().indexOf('.')));
    }
}
