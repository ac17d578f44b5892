/** Small controls that several screen areas share. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.control;
