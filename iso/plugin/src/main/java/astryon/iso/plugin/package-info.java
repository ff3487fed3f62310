/** The Maven goals that build the system image. */
package astryon.iso.plugin;
