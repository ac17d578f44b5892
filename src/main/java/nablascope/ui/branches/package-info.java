/** The branches of the run on screen: what each is, the way back to it, and which of them the charts show. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.branches;
