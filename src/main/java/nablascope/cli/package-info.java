/** The command line: {@code run}, {@code check}; data on standard output, everything else on standard error. */
@org.jspecify.annotations.NullMarked
package nablascope.cli;
