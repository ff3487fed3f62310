package astryon.compiler.asm;

import astryon.compiler.object.Relocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Final sizes and offsets. Every jump starts short and grows when its target is out of reach, which may push other targets out
 * of reach; jumps never shrink again, so this ends. A jump that grows can only matter to short jumps across it, and those lie
 * within the reach of a short jump: only they are looked at again. Distances are sums of what gaps have grown by, kept in a Fenwick
 * tree (Fenwick, "A New Data Structure for Cumulative Frequency Tables", 1994), so the whole costs n log n whatever the code. Padding
 * counts as its most while jumps are decided.
 */
final class Layout {
    /** Further apart in the buffer than this, a short jump cannot cross a place whatever has grown. */
    private static final int REACH = 128 + 2;

    private final List<Gap> gaps;
    /** By how much the gaps before the n-th have grown together. */
    private final int[] grownBefore;
    private final byte[] code;
    private final List<Relocation> relocations;

    Layout(CodeBuffer buffer, List<Gap> gaps, List<Assembler.Fixup> fixups) {
        this.gaps = gaps;
        this.grownBefore = new int[gaps.size() + 1];
        decideJumps();
        decidePadding();
        this.code = copy(buffer);
        this.relocations = resolve(fixups);
    }

    int offset(Label label) {
        if (!label.isBound()) {
            throw new IllegalStateException(label + " is not bound");
        }
        return label.position + grownBefore[label.gapsBefore];
    }

    byte[] code() {
        return code.clone();
    }

    List<Relocation> relocations() {
        return relocations;
    }

    private void decideJumps() {
        int[] tree = new int[gaps.size() + 1];
        ArrayList<Gap> jumps = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.kind == Gap.Kind.JUMP) {
                if (!gap.target.isBound()) {
                    throw new IllegalStateException(gap.shortForm.mnemonic + " to " + gap.target + ", which is not bound");
                }
                jumps.add(gap);
            } else {
                grow(tree, gap.index, gap.mostExtra());
            }
        }
        ArrayDeque<Integer> toCheck = new ArrayDeque<>(jumps.size());
        boolean[] waiting = new boolean[jumps.size()];
        for (int i = 0; i < jumps.size(); i++) {
            toCheck.add(i);
            waiting[i] = true;
        }
        while (!toCheck.isEmpty()) {
            int number = toCheck.poll();
            waiting[number] = false;
            Gap jump = jumps.get(number);
            int end = jump.position + jump.reserved() + grown(tree, jump.index);
            int distance = jump.target.position + grown(tree, jump.target.gapsBefore) - end;
            if (distance == (byte) distance) {
                continue;
            }
            jump.extra = jump.mostExtra();
            grow(tree, jump.index, jump.extra);
            for (int step = -1; step <= 1; step += 2) {
                for (int i = number + step; i >= 0 && i < jumps.size(); i += step) {
                    if (Math.abs(jumps.get(i).position - jump.position) > REACH) {
                        break;
                    }
                    if (jumps.get(i).extra == 0 && !waiting[i]) {
                        toCheck.add(i);
                        waiting[i] = true;
                    }
                }
            }
        }
    }

    private void decidePadding() {
        for (Gap gap : gaps) {
            int offset = gap.position + grownBefore[gap.index];
            if (gap.kind == Gap.Kind.ALIGN) {
                gap.extra = -offset & gap.argument - 1;
            } else if (gap.kind == Gap.Kind.PAD_TO) {
                gap.extra = gap.argument - offset;
                if (gap.extra < 0) {
                    throw new IllegalStateException("code that must end before offset " + gap.argument + " is " + -gap.extra + " bytes too long");
                }
            }
            grownBefore[gap.index + 1] = grownBefore[gap.index] + gap.extra;
        }
    }

    private byte[] copy(CodeBuffer buffer) {
        CodeBuffer result = new CodeBuffer(buffer.size() + grownBefore[gaps.size()]);
        int copied = 0;
        for (Gap gap : gaps) {
            result.put(buffer, copied, gap.position - copied);
            copied = gap.position + gap.reserved();
            if (gap.kind == Gap.Kind.JUMP) {
                Encoding form = gap.extra == 0 ? gap.shortForm : gap.nearForm;
                result.put(form.opcode, 0, form.opcode.length);
                result.put(offset(gap.target) - (result.size() + form.trailingSize), form.trailingSize);
            } else if (gap.fill < 0) {
                Nops.fill(gap.mode, result, gap.extra);
            } else {
                for (int i = 0; i < gap.extra; i++) {
                    result.put8(gap.fill);
                }
            }
        }
        result.put(buffer, copied, buffer.size() - copied);
        return result.toBytes();
    }

    private List<Relocation> resolve(List<Assembler.Fixup> fixups) {
        ArrayList<Relocation> symbolic = new ArrayList<>();
        for (Assembler.Fixup fixup : fixups) {
            int place = fixup.position() + grownBefore[fixup.gapsBefore()];
            if (fixup.kind() != null) {
                long addend = fixup.addend() + (fixup.target() == null ? 0 : offset(fixup.target()));
                symbolic.add(new Relocation(place, fixup.kind(), fixup.symbol(), addend));
                continue;
            }
            long value = offset(fixup.target()) + fixup.addend() - (fixup.origin() == null ? 0 : offset(fixup.origin()));
            int unused = 64 - 8 * fixup.size();
            boolean fits = value << unused >> unused == value || fixup.origin() == null && value << unused >>> unused == value;
            if (!fits) {
                throw new IllegalStateException(fixup.target() + " is too far from offset " + place + ": " + value
                        + " does not fit " + fixup.size() + " bytes");
            }
            for (int i = 0; i < fixup.size(); i++) {
                code[place + i] = (byte) (value >> 8 * i);
            }
        }
        return Collections.unmodifiableList(symbolic);
    }

    private static void grow(int[] tree, int gap, int bytes) {
        for (int i = gap + 1; i < tree.length; i += i & -i) {
            tree[i] += bytes;
        }
    }

    /** By how much the first {@code count} gaps have grown. */
    private static int grown(int[] tree, int count) {
        int sum = 0;
        for (int i = count; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
