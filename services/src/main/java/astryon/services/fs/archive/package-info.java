/** The file system of the boot archive, which cannot be written. */
package astryon.services.fs.archive;
