/** Data sets: generators, readers, splitting, scaling, batches. */
@org.jspecify.annotations.NullMarked
package nablascope.data;
