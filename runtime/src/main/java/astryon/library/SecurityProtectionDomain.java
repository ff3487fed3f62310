package astryon.library;

import astryon.magic.Substitute;
import java.security.CodeSource;
import java.security.PermissionCollection;

@Substitute(value = "java.security.ProtectionDomain", whole = true, why = "nothing is ever denied, and its text asks the policy that the JDK reads from files")
class SecurityProtectionDomain {
    SecurityProtectionDomain(CodeSource source, PermissionCollection permissions) {
    }

    /** Null: a class of a program comes from nowhere. */
    public CodeSource getCodeSource() {
        return null;
    }
}
