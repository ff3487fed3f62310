package astryon.compiler.asm;

final class EncodingTable {
    private EncodingTable() {
    }
}
