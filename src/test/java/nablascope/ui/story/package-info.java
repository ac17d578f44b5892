/** What window tests share. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.story;
