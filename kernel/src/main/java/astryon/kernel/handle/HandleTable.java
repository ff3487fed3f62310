package astryon.kernel.handle;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.Objects;

/**
 * A process's handles. A slot's generation rises when it is closed, so that a stale handle is an error and never another
 * object; a slot whose generations are used up is retired. Slot 0 stays empty: 0 is no handle.
 */
public final class HandleTable {
    private static final int MAX_SLOTS = 1 << Handle.INDEX_BITS;
    private static final int INDEX = MAX_SLOTS - 1;
    private static final int LAST_GENERATION = (1 << Handle.GENERATION_BITS) - 1;
    private static final int FIRST_SLOTS = 16;

    /** In all tables. */
    private static int live;

    /** Whose table it is: its handle to itself does not keep it, or what is never started would never go. */
    private KernelObject owner;
    private KernelObject[] objects;
    /** Rights of a used slot, next free slot of a free one. */
    private int[] rights;
    private int[] generations;
    private long[] badges;
    /** First free slot, 0 if all are used. */
    private int free;
    /** Slots from here on have never been used. */
    private int fresh = 1;

    private HandleTable(KernelObject[] objects, int[] rights, int[] generations, long[] badges) {
        this.objects = objects;
        this.rights = rights;
        this.generations = generations;
        this.badges = badges;
    }

    /** An empty table; throws {@link KernelError} if there is no memory. */
    public static HandleTable create() {
        KernelObject[] objects = null;
        int[] rights = null;
        int[] generations = null;
        long[] badges = null;
        try {
            objects = new KernelObject[FIRST_SLOTS];
            rights = new int[FIRST_SLOTS];
            generations = new int[FIRST_SLOTS];
            badges = new long[FIRST_SLOTS];
            return new HandleTable(objects, rights, generations, badges);
        } catch (KernelError noMemory) {
            Objects.free(objects);
            Objects.free(rights);
            Objects.free(generations);
            Objects.free(badges);
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
    public Handle open(KernelObject object, int withRights, long badge) {
        int slot = free;
        if (slot != 0) {
            free = rights[slot];
        } else {
            slot = freshSlot();
        }
        objects[slot] = object;
        rights[slot] = withRights;
        badges[slot] = badge;
        live++;
        if (object != owner) {
            object.handleOpened(withRights);
        }
        return new Handle((long) generations[slot] << Handle.INDEX_BITS | slot);
    }

    private int freshSlot() {
        if (fresh == objects.length) {
            if (fresh == MAX_SLOTS) {
                throw KernelError.of(ErrorCode.Number.NO_HANDLES);
            }
            grow();
        }
        return fresh++;
    }

    /** All arrays are made before any is replaced: running out of memory changes nothing but leaves what was made to be freed. */
    private void grow() {
        int length = objects.length;
        KernelObject[] moreObjects = null;
        int[] moreRights = null;
        int[] moreGenerations = null;
        long[] moreBadges = null;
        try {
            moreObjects = new KernelObject[2 * length];
            moreRights = new int[2 * length];
            moreGenerations = new int[2 * length];
            moreBadges = new long[2 * length];
        } catch (KernelError noMemory) {
            Objects.free(moreObjects);
            Objects.free(moreRights);
            Objects.free(moreGenerations);
            Objects.free(moreBadges);
            throw noMemory;
        }
        for (int i = 0; i < length; i++) {
            moreObjects[i] = objects[i];
            moreRights[i] = rights[i];
            moreGenerations[i] = generations[i];
            moreBadges[i] = badges[i];
        }
        freeArrays();
        objects = moreObjects;
        rights = moreRights;
        generations = moreGenerations;
        badges = moreBadges;
    }

    /** The slot of a handle; throws {@link KernelError} if it is none. */
    public int slot(long handle) {
        int slot = (int) handle & INDEX;
        if (slot >= fresh || objects[slot] == null || handle != ((long) generations[slot] << Handle.INDEX_BITS | slot)) {
            throw KernelError.of(ErrorCode.Number.BAD_HANDLE);
        }
        return slot;
    }

    /** What a slot that {@link #slot} yielded names. */
    public KernelObject object(int slot) {
        return objects[slot];
    }

    public int rights(int slot) {
        return rights[slot];
    }

    public long badge(int slot) {
        return badges[slot];
    }

    /** Throws {@link KernelError} unless the slot has all of these rights. */
    public void require(int slot, int needed) {
        if ((rights[slot] & needed) != needed) {
            throw KernelError.of(ErrorCode.Number.MISSING_RIGHT);
        }
    }

    public void close(long handle) {
        closeSlot(slot(handle));
    }

    private void closeSlot(int slot) {
        KernelObject object = objects[slot];
        int had = rights[slot];
        objects[slot] = null;
        live--;
        if (generations[slot] < LAST_GENERATION) {
            generations[slot]++;
            rights[slot] = free;
            free = slot;
        }
        if (object != owner) {
            object.handleClosed(had);
        }
    }

    /** Closes every handle and gives the table's memory back. Closing may end objects that refer to the table's owner. */
    public void destroy() {
        for (int i = 1; i < fresh; i++) {
            if (objects[i] != null) {
                closeSlot(i);
            }
        }
        freeArrays();
        Objects.free(this);
    }

    private void freeArrays() {
        Objects.free(objects);
        Objects.free(rights);
        Objects.free(generations);
        Objects.free(badges);
    }
}
