/**
 * What a text program is: {@link astryon.services.app.Program} with its {@link astryon.services.app.Manual}, run by {@link astryon.services.app.Launcher} with
 * everything it may touch in an {@link astryon.services.app.Invocation}. Knows neither system calls nor services, so that programs run on any Java, in tests
 * many in one process. Bytes become text, and text bytes, by {@link astryon.services.app.Text} alone, which loses none.
 */
package astryon.services.app;
