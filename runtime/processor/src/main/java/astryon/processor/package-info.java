/**
 * Makes a protocol's client, dispatcher and reference page from its annotated interface, when that is compiled. Start at
 * {@link astryon.processor.ProtocolProcessor}. What messages look like is decided in {@link astryon.processor.Travel} alone.
 */
package astryon.processor;
