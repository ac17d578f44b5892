/** What a training hands from step to step, as one copy that can be put back. Imports nothing of the program. */
@NullMarked
package nablascope.state;

import org.jspecify.annotations.NullMarked;
