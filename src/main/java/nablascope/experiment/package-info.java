/**
 * The experiment file as immutable, validated records, and the knobs that may change while it trains. What each number
 * means is defined where it is used: losses in {@code nn}, penalties, clipping and update rules in {@code optim}.
 */
@org.jspecify.annotations.NullMarked
package nablascope.experiment;
