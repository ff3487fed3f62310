/**
 * Class files to a class model: folders, jars, the JDK's run-time image, single source files. ASM is imported here and by the
 * SSA builder, nowhere else.
 */
package astryon.compiler.classfile;
