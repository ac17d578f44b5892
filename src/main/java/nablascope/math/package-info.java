/**
 * Kernels over EJML matrices and the random streams. Knows nothing of networks.
 *
 * <p>Sums of vectors in loops are {@code x.lanewise(FMA, y, sum)}, not {@code x.fma(y, sum)}, nor {@code sum.add(x)}.
 * Those call {@code lanewise} from a place that all widths of vectors in the program share. Where the compiler has met two
 * of them it prepares for both, and then each sum may become an object. {@code intoArray} has such a place too, so that
 * sums of floats are cast to their exact type before they are stored.
 */
@org.jspecify.annotations.NullMarked
package nablascope.math;
