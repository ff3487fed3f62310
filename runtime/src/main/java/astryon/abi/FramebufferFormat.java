package astryon.abi;

import astryon.magic.Struct;

/** How the pixels of a framebuffer lie, at the start of a page that comes with its memory. Pixels are {@code 0x00RRGGBB}, little-endian. */
@Struct(size = 16)
public final class FramebufferFormat {
    /** Pixels in a row, and rows. */
    public int width;
    public int height;
    /** Bytes from one row to the next. */
    public int pitch;
    /** Where in the memory the first pixel is: the memory starts at a page. */
    public int offset;
}
