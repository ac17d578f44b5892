@org.jspecify.annotations.NullMarked
package nablascope.library;
