/** Benchmarks, run by hand: {@link nablascope.bench.Benchmarks}. */
@org.jspecify.annotations.NullMarked
package nablascope.bench;
