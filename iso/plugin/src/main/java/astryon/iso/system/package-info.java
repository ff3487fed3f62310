/** Pages that describe a system, checked before they are part of an image. */
package astryon.iso.system;
