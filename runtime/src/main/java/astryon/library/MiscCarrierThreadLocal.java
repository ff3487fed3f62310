package astryon.library;

import astryon.magic.Substitute;

/** A name for the JDK's class, which nobody else may name. */
@Substitute(value = "jdk.internal.misc.CarrierThreadLocal", why = "variables of carrier threads are reached past the access modifiers")
class MiscCarrierThreadLocal extends LangThreadLocal {
}
