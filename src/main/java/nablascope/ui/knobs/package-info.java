/** The four live knobs λ, p, η, c and the rules they stand for. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.knobs;
