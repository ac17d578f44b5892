@org.jspecify.annotations.NullMarked
package nablascope.ui.charts;
