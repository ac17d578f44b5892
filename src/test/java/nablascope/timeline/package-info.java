@org.jspecify.annotations.NullMarked
package nablascope.timeline;
