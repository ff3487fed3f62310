package astryon.iso;

import astryon.iso.boot.BiosStage;
import astryon.iso.boot.BootPlan;
import java.io.IOException;
import java.util.SortedMap;

/** A bootable image: loader, kernel and boot archive on one ISO 9660 file system. The same input gives the same bytes. */
public final class BootImage {
    private static final long LARGE_PAGE = 2L << 20;

    private BootImage() {
    }

    /**
     * @param kernel      the kernel's ELF file
     * @param archive     files of the boot archive by name
     * @param commandLine handed to the kernel
     * @return the image
     * @throws IOException when the kernel cannot be loaded
     */
    public static byte[] write(byte[] kernel, SortedMap<String, byte[]> archive, String commandLine) throws IOException {
        KernelImage image = KernelImage.of(kernel);
        byte[] archiveBytes = BootArchiveWriter.write(archive);
        Iso9660 iso = new Iso9660("ASTRYON");
        byte[] stage = new byte[BiosStage.SIZE];
        iso.add("boot.bin", stage);
        BootPlan.Extent kernelExtent = new BootPlan.Extent(iso.add("kernel.img", image.bytes()), image.bytes().length, image.address());
        long archiveAddress = image.address() + image.memory() + LARGE_PAGE - 1 & -LARGE_PAGE;
        BootPlan.Extent archiveExtent = new BootPlan.Extent(iso.add("archive.img", archiveBytes), archiveBytes.length, archiveAddress);
        byte[] code = BiosStage.assemble(new BootPlan(kernelExtent, image.memory(), image.entry(), archiveExtent, commandLine));
        System.arraycopy(code, 0, stage, 0, stage.length);
        return iso.write("boot.bin");
    }
}
