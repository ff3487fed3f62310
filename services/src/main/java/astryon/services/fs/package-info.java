/**
 * What file systems are made of that have their folders in memory: nodes, the walk along a path, and the sessions that serve {@link astryon.protocol.FileTree} and
 * {@link astryon.protocol.OpenFile}. Where the bytes are, a {@link astryon.services.fs.Content} knows. Start at {@link astryon.services.fs.TreeSession}.
 */
package astryon.services.fs;
