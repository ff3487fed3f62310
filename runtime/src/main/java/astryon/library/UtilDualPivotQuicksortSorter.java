package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.DualPivotQuicksort$Sorter", why = "a name for what only the JDK's package can name")
interface UtilDualPivotQuicksortSorter {
}
