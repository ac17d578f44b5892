/** Everything the window says, in English and Simplified Chinese, and how it writes numbers. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.text;
