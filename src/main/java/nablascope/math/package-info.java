/**
 * Kernels over EJML matrices and the random streams. Knows nothing of networks.
 *
 * <p>Sums of vectors in loops are {@code x.lanewise(FMA, y, sum)}, not {@code x.fma(y, sum)}, nor {@code sum.add(x)}: those call the former, and
 * the compiler expects there whatever widths of vectors have come by from anywhere in the program. Of two, it may
 * decide for the wrong one before it knows, and then each sum is an object. For the same reason sums of floats are
 * cast to their exact type before they are stored.
 */
@org.jspecify.annotations.NullMarked
package nablascope.math;
