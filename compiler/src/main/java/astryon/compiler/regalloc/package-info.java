/**
 * The register allocator: linear scan on SSA form (Wimmer and Franz, CGO 2010) with interval splitting (Wimmer and
 * Mössenböck, VEE 2005), and the checker that proves each of its results. Start at {@link
 * astryon.compiler.regalloc.LinearScan}. It knows no machine: {@link astryon.compiler.lir.Target} tells it what it must know,
 * operands carry their constraints. It does not reorder, coalesce by rewriting SSA, or allocate across functions.
 */
package astryon.compiler.regalloc;
