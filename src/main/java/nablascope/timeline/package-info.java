/** Columns of min/max/last buckets: what charts read while the engine writes. */
@org.jspecify.annotations.NullMarked
package nablascope.timeline;
