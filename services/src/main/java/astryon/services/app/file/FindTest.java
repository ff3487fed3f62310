package astryon.services.app.file;

import java.io.IOException;

/** A part of an expression: a test, an action, or several of them. */
interface FindTest {
    boolean accept(FindFile file) throws IOException;
}
