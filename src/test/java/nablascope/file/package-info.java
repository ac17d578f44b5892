@org.jspecify.annotations.NullMarked
package nablascope.file;
