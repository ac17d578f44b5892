/** What happened to the run, as sentences. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.story;
