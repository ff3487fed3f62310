package astryon.compiler.classfile;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Generic signatures (JVMS 4.7.9.1). */
public final class Signatures {
    private Signatures() {
    }

    /** Internal names of the classes that {@code signature}, of a class, field or method, mentions. */
    public static Set<String> classes(String signature) {
        Set<String> names = new LinkedHashSet<>();
        SignatureVisitor visitor = new SignatureVisitor(Opcodes.ASM9) {
            private String outer;

            @Override
            public void visitClassType(String name) {
                outer = name;
                names.add(name);
            }

            @Override
            public void visitInnerClassType(String name) {
                outer = outer + "$" + name;
                names.add(outer);
            }
        };
        new SignatureReader(signature).accept(visitor);
        return names;
    }
}
