/** Kernels over EJML matrices and the random streams. Knows nothing of networks. */
@org.jspecify.annotations.NullMarked
package nablascope.math;
