/**
 * The object model: hubs, what objects look like, type tests, and how references are kept. Start at {@link astryon.object.Hub}. Serves every
 * target, the kernel too; works on raw words.
 */
package astryon.object;
