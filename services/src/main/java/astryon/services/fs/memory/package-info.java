/** The file system whose files are in memory and gone when the machine is switched off. */
package astryon.services.fs.memory;
