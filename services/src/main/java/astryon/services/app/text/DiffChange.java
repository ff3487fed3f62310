package astryon.services.app.text;

/** Lines that were replaced: those from {@code oldStart} to before {@code oldEnd} by those from {@code newStart} to before {@code newEnd}; counted from 0. */
record DiffChange(int oldStart, int oldEnd, int newStart, int newEnd) {
}
