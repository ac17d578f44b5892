/** Files that survive crashes and files that others made: whole replacement, bounded reading, checksums. */
@org.jspecify.annotations.NullMarked
package nablascope.file;
