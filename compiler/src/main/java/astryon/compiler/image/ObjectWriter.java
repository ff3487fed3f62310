package astryon.compiler.image;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticValue.LinkAddress;
import java.util.List;

/** Writes objects of the image heap as the program will find them. */
final class ObjectWriter {
    private ObjectWriter() {
    }

    static Piece write(ImageObject object) {
        if (object.type().isArray()) {
            return writeArray(object);
        }
        Piece piece = new Piece(object.type().instanceSize());
        List<JavaField> fields = object.shape().fields();
        for (int i = 0; i < fields.size(); i++) {
            put(piece, fields.get(i).offset(), fields.get(i).kind(), object.bits(i), object.reference(i));
        }
        return header(piece, object);
    }

    private static Piece writeArray(ImageObject array) {
        Access.Kind kind = array.type().elementKind();
        Piece piece = new Piece(ObjectLayout.arraySize(kind, array.slots()));
        for (int i = 0; i < array.slots(); i++) {
            put(piece, ObjectLayout.elementsAt(kind) + i * kind.bytes, kind, array.bits(i), array.reference(i));
        }
        piece.int32(ObjectLayout.LENGTH_AT, array.slots());
        return header(piece, array);
    }

    private static Piece header(Piece piece, ImageObject object) {
        if (object.identityHash() != 0) {
            piece.int32(ObjectLayout.HASH_AT, object.identityHash() << Integer.SIZE - ImageHeap.HASH_BITS);
        }
        return piece.address32(ObjectLayout.HUB_AT, new Hub(object.type()).symbol());
    }

    /** Writes what a field, an element or a static field holds. */
    static void put(Piece piece, int offset, Access.Kind kind, long bits, Object reference) {
        switch (kind) {
            case I8, U8 -> piece.int8(offset, (int) bits);
            case I16, U16 -> piece.int16(offset, (int) bits);
            case I32, F32 -> piece.int32(offset, (int) bits);
            case I64, F64 -> {
                if (reference instanceof LinkAddress address && address.target() instanceof JavaField field) {
                    piece.address64(offset, LinkerSymbol.STATICS.symbol(), field.offset() + address.addend());
                } else if (reference instanceof LinkAddress address) {
                    piece.address64(offset, address.target().symbol(), address.addend());
                } else {
                    piece.int64(offset, bits);
                }
            }
            case REF -> {
                if (reference instanceof ImageObject object) {
                    piece.address32(offset, object.symbol());
                }
            }
        }
    }
}
