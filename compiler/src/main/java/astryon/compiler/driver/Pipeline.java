package astryon.compiler.driver;

import astryon.compiler.ir.Function;
import astryon.compiler.opt.AlgebraicSimplification;
import astryon.compiler.opt.BlockLayout;
import astryon.compiler.opt.BlockSimplification;
import astryon.compiler.opt.CheckElimination;
import astryon.compiler.opt.BranchThreading;
import astryon.compiler.opt.ColdBlocks;
import astryon.compiler.opt.ConstantPropagation;
import astryon.compiler.opt.CopyPropagation;
import astryon.compiler.opt.CriticalEdges;
import astryon.compiler.opt.DeadCode;
import astryon.compiler.opt.Devirtualise;
import astryon.compiler.opt.Gvn;
import astryon.compiler.opt.IfConversion;
import astryon.compiler.opt.ImpassableCode;
import astryon.compiler.opt.InitialisedClasses;
import astryon.compiler.opt.Inliner;
import astryon.compiler.opt.LikelyTargets;
import astryon.compiler.opt.LoopInvariants;
import astryon.compiler.opt.LoopInversion;
import astryon.compiler.opt.LowerObjects;
import astryon.compiler.opt.Pass;
import astryon.compiler.opt.Polls;
import astryon.compiler.opt.ScalarReplacement;
import astryon.compiler.opt.Schedule;
import astryon.compiler.opt.SelfCalls;
import astryon.compiler.opt.StackChecks;
import astryon.compiler.opt.StrengthReduction;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Profile;
import astryon.compiler.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that happens to a method between SSA construction and selection, in order. Before it: class files are read and
 * linked, reachability builds each reached method's SSA and evaluates static initialisers. After it: selection to LIR, register
 * allocation, emission, image.
 *
 * <p>The first part runs on each method alone, and when all are through it the second, for which the whole program has been counted; then methods take in what they
 * call, callees first; the rest runs on each method alone again.
 */
final class Pipeline {
    private final List<Pass> alone;
    private final List<Pass> likely;
    private final List<Pass> bottomUp;
    private final List<Pass> toTheEnd;

    Pipeline(World world, ClosedWorld closedWorld, Inliner.Callees callees, LikelyReceivers receivers, int optimisation,
            boolean guardsStack) {
        Devirtualise devirtualise = new Devirtualise(new Devirtualise.Hierarchy() {
            @Override
            public List<JavaMethod> targets(JavaMethod declared) {
                return closedWorld.targets(declared);
            }

            @Override
            public JavaMethod select(JavaClass receiver, JavaMethod declared) {
                return world.selectVirtual(receiver, declared);
            }
        });
        boolean optimise = optimisation > 0;
        boolean loops = optimisation > 1;
        alone = passes(
                new ImpassableCode(closedWorld.passages()),                // reachability has not looked at it: what it calls may not be there
                devirtualise,                                              // there may be no slot for a call with one target
                optimise ? new ConstantPropagation() : null,
                new AlgebraicSimplification(),
                new CopyPropagation(),
                optimise ? new InitialisedClasses() : null,
                new BlockSimplification(),
                new DeadCode(),
                new ColdBlocks());                                         // the inliner takes less on cold paths
        Pass likelyTargets = loops && world.profile() == Profile.HOSTED ? new LikelyTargets(receivers, callees) : null;
        likely = passes(likelyTargets);                                    // direct calls decide who is a callee of whom
        bottomUp = passes(
                optimise ? new Inliner(callees) : null,
                devirtualise,                                              // receivers' exact classes are known after inlining
                likelyTargets,                                             // and where iterators come from
                optimise ? new Inliner(callees) : null,
                loops && world.profile() == Profile.HOSTED ? new SelfCalls(callees) : null,   // the kernel counts how deep its stack gets
                new ConstantPropagation(),
                new AlgebraicSimplification(),
                new CopyPropagation(),
                optimise ? new InitialisedClasses() : null,                // a caller has used what the callee uses
                optimise ? new BranchThreading() : null,                   // a caller asks what the callee just found out
                new BlockSimplification(),
                loops ? new ScalarReplacement() : null,                    // what an inlined callee got or gave may be needed no longer
                optimise ? new Gvn() : null,                               // the smaller a callee, the sooner it is inlined
                new DeadCode());
        toTheEnd = passes(
                optimise ? new Gvn() : null,
                optimise ? new CheckElimination() : null,
                new DeadCode(),
                new BlockSimplification(),
                loops ? new LoopInversion() : null,                        // then a loop's first block runs whenever the loop does
                loops ? new LoopInvariants() : null,                       // while lengths are immutable and fields have names
                loops ? new InitialisedClasses() : null,                   // what was initialised in a loop is so in front of it
                loops ? new Gvn() : null,                                  // the copied tests are known inside
                loops ? new CheckElimination() : null,                     // both ways into a loop now bound its counter
                loops ? new LoopInvariants() : null,                       // checks that went let others be first
                new DeadCode(),
                new BlockSimplification(),
                new LowerObjects(world, closedWorld),                      // from here on there are addresses
                new AlgebraicSimplification(),
                new CopyPropagation(),
                optimise ? new Gvn() : null,                               // loads of hubs, address arithmetic
                loops ? new LoopInvariants() : null,
                optimise ? new StrengthReduction() : null,                 // late: it hides divisions from other passes
                optimise ? new ConstantPropagation() : null,
                optimise ? new BranchThreading() : null,                   // type tests have become branches
                new AlgebraicSimplification(),
                new CopyPropagation(),
                optimise ? new IfConversion() : null,                      // what is still chosen then
                new BlockSimplification(),
                new DeadCode(),
                guardsStack ? new StackChecks(closedWorld) : null,
                world.profile() == Profile.HOSTED ? new Polls() : null,    // nothing reshapes loops any more
                new CriticalEdges(),                                       // edge moves need a block to live in
                new ColdBlocks(),
                new BlockLayout(),
                new Schedule());                                           // the order of values is the order of instructions
    }

    private static List<Pass> passes(Pass... passes) {
        List<Pass> chosen = new ArrayList<>();
        for (Pass pass : passes) {
            if (pass != null) {
                chosen.add(pass);
            }
        }
        return List.copyOf(chosen);
    }

    List<Pass> alone() {
        return alone;
    }

    List<Pass> likely() {
        return likely;
    }

    List<Pass> bottomUp() {
        return bottomUp;
    }

    List<Pass> toTheEnd() {
        return toTheEnd;
    }
}
