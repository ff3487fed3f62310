package astryon.compiler.lir;

/**
 * One register operand of an instruction: a role, a constraint, and a location which is virtual until the allocator has
 * replaced it.
 *
 * <p>An instruction at position p reads its {@code USE}s at p and writes its {@code DEF}s at p + 1: a def may share a register
 * with a use that ends there. {@code USE_AFTER} stays in its register through p + 1, {@code TEMP} owns one for both halves.
 * An operand whose location is not virtual (the thread register, an incoming or outgoing word) is left as it is.
 */
public final class Operand {

    public enum Role {
        DEF, USE, USE_AFTER, TEMP
    }

    public enum Constraint {
        /** A register. */
        REGISTER,
        /** A register or a stack slot: the instruction can take a memory operand here. At most one an instruction ends up in memory. */
        ANY,
        /** The register {@link #fixed}. */
        FIXED,
        /** (DEF) the register of the instruction's first use: two-address instructions. The allocator inserts the copy where one is needed. */
        SAME_AS_FIRST_USE,
        /** (USE) wherever it lies: for stack maps, debug information and call arguments on the stack. */
        WHEREVER
    }

    private final Role role;
    private final Constraint constraint;
    private final Location.Register fixed;
    private Location location;

    private Operand(Role role, Constraint constraint, Location.Register fixed, Location location) {
        this.role = role;
        this.constraint = constraint;
        this.fixed = fixed;
        this.location = location;
    }

    public static Operand of(Role role, Constraint constraint, Location location) {
        return new Operand(role, constraint, null, location);
    }

    public static Operand fixed(Role role, Location location, Location.Register register) {
        return new Operand(role, Constraint.FIXED, register, location);
    }

    public Role role() {
        return role;
    }

    public Constraint constraint() {
        return constraint;
    }

    /** The required register, null unless the constraint is FIXED. */
    public Location.Register fixed() {
        return fixed;
    }

    public Location location() {
        return location;
    }

    public void assign(Location location) {
        this.location = location;
    }

    public boolean isUse() {
        return role == Role.USE || role == Role.USE_AFTER;
    }

    @Override
    public String toString() {
        return role.name().toLowerCase(java.util.Locale.ROOT) + ":" + location + (fixed == null ? "" : "=" + fixed)
                + (constraint == Constraint.ANY ? "?" : "");
    }
}
