package astryon.kernel.handle;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.ObjectType;
import astryon.abi.Rights;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.Work;
import astryon.magic.Inline;

/**
 * A process's handles. A slot's generation rises when it is closed, so that a stale handle is an error and never another
 * object; a slot whose generations are used up is retired. Slot 0 stays empty: 0 is no handle. Slots are charged to the table's owner.
 */
public final class HandleTable {
    private static final int MAX_SLOTS = 1 << Handle.INDEX_BITS;
    private static final int INDEX = MAX_SLOTS - 1;
    private static final int LAST_GENERATION = (1 << Handle.GENERATION_BITS) - 1;
    private static final long NEXT_GENERATION = 1L << Handle.INDEX_BITS;
    private static final int FIRST_SLOTS = 16;

    /** In all tables. */
    private static int live;

    /** Whose table it is: its handle to itself does not keep it, or what is never started would never go. */
    private KernelObject owner;
    private Slot[] slots;
    private Slot free;
    private int freeSlots;
    /** Slots from here on do not exist yet. */
    private int fresh = 1;
    /** Slots before this one exist no longer. */
    private int gone = 1;
    /** From here on dead handles are looked for next. */
    private int swept = 1;

    private HandleTable(Slot[] slots) {
        this.slots = slots;
    }

    /** An empty table; throws {@link KernelError} if there is no memory. */
    public static HandleTable create() {
        Slot[] slots = new Slot[FIRST_SLOTS];
        try {
            return new HandleTable(slots);
        } catch (KernelError noMemory) {
            Objects.free(slots);
            throw noMemory;
        }
    }

    /** Tells whose table it is; once, before any handle is opened. */
    public void belongTo(KernelObject process) {
        owner = process;
    }

    /** Open handles in the system. */
    public static int liveHandles() {
        return live;
    }

    /** Opens a handle; the caller's own reference to the object stays the caller's. */
    public Handle open(KernelObject object, int rights, long badge) {
        reserve(1);
        return fill(object, rights, badge, null, 0).handle();
    }

    /** Another handle to what {@code from} names, of whichever table; revoked when {@code from} is. */
    public Handle copy(Slot from, int rights, long badge) {
        reserve(1);
        return fill(from.object, rights, badge, from.grant, from.grantEpoch).handle();
    }

    /** As {@link #copy}; {@code server} is told when it and all that is made of it are closed. */
    public Handle connect(Slot from, int rights, long badge, Connection.Server server) {
        reserve(1);
        Connection connection = Connection.below(from.grant, from.grantEpoch, server, badge);
        return fill(from.object, rights, badge, connection, connection.epoch()).handle();
    }

    /** Another handle to what {@code from}, of this table, names; {@link #revoke} of {@code from} ends it. */
    public Handle derive(Slot from, int rights) {
        reserve(1);
        if (from.own == null) {
            from.own = Grant.below(from.grant, from.grantEpoch);
        }
        return fill(from.object, rights, from.badge, from.own, from.own.epoch()).handle();
    }

    /** Ends all that was derived from {@code slot}, and derived from that. */
    public static void revoke(Slot slot) {
        if (slot.own != null) {
            slot.own.revoke();
        }
    }

    /**
     * What {@code slot} names is given to who asked for it through {@code through}: it ends, too, when what that hangs from is revoked. Memory that could be mapped would stay where it is
     * mapped, so the rights to that are not given. Throws {@link KernelError} if {@code through} hangs too deep, or there is no memory.
     */
    public static void hang(Slot slot, Slot through) {
        Grant above = through.grant;
        int epoch = through.grantEpoch;
        while (above != null && !above.isSource()) {
            epoch = above.parentEpoch();
            above = above.parent();
        }
        if (above == null || slot.hangsFrom(above)) {
            return;
        }
        if (slot.grant == null) {
            above.retain();
            slot.grant = above;
            slot.grantEpoch = epoch;
        } else {
            Grant joint = Joint.of(above, epoch, slot.grant, slot.grantEpoch);
            slot.grant = joint;
            slot.grantEpoch = joint.epoch();
        }
        if (slot.object.type() == ObjectType.MEMORY) {
            slot.rights &= ~(Rights.Bit.READ | Rights.Bit.WRITE | Rights.Bit.EXECUTE);
        }
    }

    /** Makes sure that {@code count} handles can be opened; throws {@link KernelError} if they cannot. */
    public void reserve(int count) {
        while (freeSlots < count) {
            if (!sweep()) {
                if (fresh == slots.length) {
                    grow();
                }
                addSlot();
            }
        }
    }

    /** Handles move here from another table, which has them no longer. There is room. The number of each goes back into {@code numbers}. */
    public void take(HandleTable from, long[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            Slot slot = from.find(numbers[i]);
            Slot mine = fill(slot.object, slot.rights, slot.badge, slot.grant, slot.grantEpoch);
            from.closeSlot(slot);
            numbers[i] = mine.handle().value();
        }
    }

    private Slot fill(KernelObject object, int rights, long badge, Grant grant, int grantEpoch) {
        Slot slot = free;
        free = slot.next;
        freeSlots--;
        slot.object = object;
        slot.number = ~slot.number;
        slot.rights = rights;
        slot.badge = badge;
        slot.grant = grant;
        slot.grantEpoch = grantEpoch;
        live++;
        if (grant != null) {
            grant.retain();
        }
        if (object != owner) {
            object.handleOpened(rights);
        }
        return slot;
    }

    private void addSlot() {
        if (owner != null) {
            if (owner.budget() != null) {
                owner.budget().requireHandles(fresh);
            }
            owner.charge(Slot.COST);
        }
        try {
            putFree(new Slot(fresh));
        } catch (KernelError noMemory) {
            if (owner != null) {
                owner.uncharge(Slot.COST);
            }
            throw noMemory;
        }
        slots[fresh++] = free;
    }

    private void putFree(Slot slot) {
        slot.next = free;
        free = slot;
        freeSlots++;
    }

    /** Closes what is revoked among some slots, each time others, so that all have been looked at before the table has twice as many; whether that made room. */
    private boolean sweep() {
        int before = freeSlots;
        for (int left = Work.SLOTS; left > 0; left--) {
            swept = gone <= swept && swept < fresh ? swept : gone;
            if (swept < fresh && slots[swept].object != null && slots[swept].isRevoked()) {
                closeSlot(slots[swept]);
            }
            swept++;
        }
        return freeSlots > before;
    }

    private void grow() {
        Slot[] former = slots;
        if (former.length == MAX_SLOTS) {
            throw KernelError.of(ErrorCode.Number.NO_HANDLES);
        }
        Slot[] larger = new Slot[2 * former.length];
        Objects.copy(former, larger, former.length);
        Objects.free(former);
        slots = larger;
    }

    /** The slot of a handle; throws {@link KernelError} if it is none, or one no longer. */
    @Inline
    public Slot find(long handle) {
        Slot slot = slot(handle);
        if (slot.grant != null) {
            requireGood(slot);
        }
        return slot;
    }

    @Inline
    private Slot slot(long handle) {
        int index = (int) handle & INDEX;
        Slot[] all = slots;
        Slot slot = index < all.length ? all[index] : null;
        if (slot == null || slot.number != handle) {
            throw KernelError.of(ErrorCode.Number.BAD_HANDLE);
        }
        return slot;
    }

    @Inline
    private void requireGood(Slot slot) {
        if (slot.isRevoked()) {
            closeSlot(slot);
            throw KernelError.of(ErrorCode.Number.REVOKED);
        }
    }

    /** Whether it is closed; if not, a part was done of what the end of its object takes. Throws {@link KernelError} if it is none, or was closed just now as it had been revoked. */
    public boolean close(long handle) {
        Slot slot = slot(handle);
        if (!mayClose(slot)) {
            return false;
        }
        boolean revoked = slot.isRevoked();
        closeSlot(slot);
        if (revoked) {
            throw KernelError.of(ErrorCode.Number.REVOKED);
        }
        return true;
    }

    private boolean mayClose(Slot slot) {
        return slot.object == owner || slot.object.mayClose(slot.rights);
    }

    private void closeSlot(Slot slot) {
        KernelObject object = slot.object;
        int had = slot.rights;
        slot.object = null;
        live--;
        if (slot.grant != null) {
            slot.grant.release();
            slot.grant = null;
        }
        if (slot.own != null) {
            slot.own.release();
            slot.own = null;
        }
        boolean last = slot.number >>> Handle.INDEX_BITS == LAST_GENERATION;
        slot.number = ~(slot.number + NEXT_GENERATION);
        if (!last) {
            putFree(slot);
        }
        if (object != owner) {
            object.handleClosed(had);
        }
    }

    /** Closes some handles for good, with their slots; whether none is left. Closing may end objects that refer to the table's owner. */
    public boolean empty() {
        for (int left = Work.HANDLES; gone < fresh; left--) {
            Slot slot = slots[gone];
            if (left == 0 || slot.object != null && !mayClose(slot)) {
                return false;
            }
            if (slot.object != null) {
                closeSlot(slot);
            }
            // Whatever still comes gets another slot.
            free = null;
            freeSlots = 0;
            slots[gone++] = null;
            Objects.free(slot);
            if (owner != null) {
                owner.uncharge(Slot.COST);
            }
        }
        return true;
    }

    /** Closes every handle and gives the table's memory back. */
    public void destroy() {
        while (!empty()) {
            // A part after the other.
        }
        Objects.free(slots);
        Objects.free(this);
    }
}
