/** What the kernel has in place of substitutes that programs get. */
package astryon.library.kernel;
