/** A live run: the engine thread, its pace, its knobs and what happened to it. */
@org.jspecify.annotations.NullMarked
package nablascope.session;
