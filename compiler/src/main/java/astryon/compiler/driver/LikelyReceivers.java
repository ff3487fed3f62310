package astryon.compiler.driver;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import astryon.compiler.opt.LikelyTargets;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Guesses what virtual calls run, without a profile: a class that is made in many places of the program is met more often than one that is made in few. A guess is made
 * if a method has at least half of the places, or if all but one can be told apart by two tests.
 */
final class LikelyReceivers implements LikelyTargets.Guesses {
    private static final int MOST_TESTS = 2;

    private final World world;
    private final ClosedWorld closedWorld;
    private final Map<Symbol, Integer> places = new HashMap<>();
    private final Map<Symbol, Optional<LikelyTargets.Guessed>> known = new ConcurrentHashMap<>();
    private final Set<Symbol> targets = ConcurrentHashMap.newKeySet();

    LikelyReceivers(World world, ClosedWorld closedWorld) {
        this.world = world;
        this.closedWorld = closedWorld;
    }

    /** Counts the places where objects are made; all functions are counted before the first guess. */
    void count(Function function) {
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.NEW && !block.isCold()) {
                    places.merge(value.aux(), 1, Integer::sum);
                }
            }
        }
    }

    /** Whether a guess was made that the method runs: then there are more direct calls of it than the program has. */
    boolean isGuessed(Symbol method) {
        return targets.contains(method);
    }

    @Override
    public Optional<LikelyTargets.Guessed> likely(Symbol declared) {
        return declared instanceof JavaMethod method ? known.computeIfAbsent(declared, symbol -> find(method)) : Optional.empty();
    }

    @Override
    public Optional<LikelyTargets.Guess> on(Symbol made, Symbol declared) {
        if (!(made instanceof JavaClass type) || !(declared instanceof JavaMethod method) || !closedWorld.receivers(method).contains(type)) {
            return Optional.empty();
        }
        JavaMethod target = world.selectVirtual(type, method);
        return tellsApart(type, target, method) ? Optional.of(guess(type, target)) : Optional.empty();
    }

    private Optional<LikelyTargets.Guessed> find(JavaMethod declared) {
        Map<JavaMethod, List<JavaClass>> receivers = new LinkedHashMap<>();
        for (JavaClass receiver : closedWorld.receivers(declared)) {
            receivers.computeIfAbsent(world.selectVirtual(receiver, declared), target -> new ArrayList<>()).add(receiver);
        }
        if (receivers.keySet().stream().anyMatch(JavaMethod::isAbstract)) {
            return Optional.empty();
        }
        List<JavaMethod> byWeight = new ArrayList<>(receivers.keySet());
        byWeight.sort((a, b) -> Integer.compare(weight(receivers.get(b)), weight(receivers.get(a))));
        int all = receivers.values().stream().mapToInt(this::weight).sum();
        if (byWeight.size() < 2 || byWeight.size() > MOST_TESTS + 1 && 2 * weight(receivers.get(byWeight.get(0))) < all) {
            return Optional.empty();
        }
        boolean complete = byWeight.size() <= MOST_TESTS + 1;
        List<LikelyTargets.Guess> guesses = new ArrayList<>();
        for (JavaMethod target : byWeight.subList(0, complete ? byWeight.size() - 1 : 1)) {
            JavaClass type = receivers.get(target).size() == 1 ? receivers.get(target).get(0) : target.owner();
            if (!tellsApart(type, target, declared) || !receivers.get(target).stream().allMatch(receiver -> receiver.supertypes().contains(type))) {
                return Optional.empty();
            }
            guesses.add(guess(type, target));
        }
        if (!complete) {
            return Optional.of(new LikelyTargets.Guessed(guesses, Optional.empty()));
        }
        JavaMethod last = byWeight.get(byWeight.size() - 1);
        targets.add(last);
        return Optional.of(new LikelyTargets.Guessed(guesses, Optional.of(last)));
    }

    private LikelyTargets.Guess guess(JavaClass type, JavaMethod target) {
        targets.add(target);
        return new LikelyTargets.Guess(type, target);
    }

    private int weight(List<JavaClass> receivers) {
        return receivers.stream().mapToInt(receiver -> places.getOrDefault(receiver, 1)).sum();
    }

    /** Whether being a {@code type} means that the call runs {@code target}. */
    private boolean tellsApart(JavaClass type, JavaMethod target, JavaMethod declared) {
        return closedWorld.receivers(declared).stream().filter(receiver -> receiver.supertypes().contains(type))
                .allMatch(receiver -> world.selectVirtual(receiver, declared) == target);
    }
}
