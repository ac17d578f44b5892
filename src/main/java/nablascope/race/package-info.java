/** A fair race: runs that differ in their knobs only, trained in lockstep on common random numbers, over several seeds. */
@org.jspecify.annotations.NullMarked
package nablascope.race;
