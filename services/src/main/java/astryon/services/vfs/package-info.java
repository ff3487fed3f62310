/** Joins trees of files to one: whoever asks here need not know which file system is mounted where. Start at {@link astryon.services.vfs.JoinedTree}. */
package astryon.services.vfs;
