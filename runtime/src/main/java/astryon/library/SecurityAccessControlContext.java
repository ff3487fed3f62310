package astryon.library;

import astryon.magic.Substitute;
import java.security.ProtectionDomain;

@Substitute(value = "java.security.AccessControlContext", whole = true, why = "nothing is ever denied: what would be is not looked at")
final class SecurityAccessControlContext {
    SecurityAccessControlContext(ProtectionDomain[] domains) {
    }
}
