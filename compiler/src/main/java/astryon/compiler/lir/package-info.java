/**
 * Machine instructions over virtual registers, each carrying the constraints of its operands: what selection makes, the
 * register allocator assigns and emission encodes. Nothing here knows x86-64; opcodes are whatever the target's table has.
 */
package astryon.compiler.lir;
