/** The numbers of PyTorch that the tests compare with. */
@org.jspecify.annotations.NullMarked
package nablascope.parity;
