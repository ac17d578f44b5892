/** What the tests of several layers share. */
@org.jspecify.annotations.NullMarked
package nablascope.nn.support;
