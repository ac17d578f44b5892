/** Light and dark, normal and projector type, and the bundled font. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.theme;
