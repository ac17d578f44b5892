/** Play, pause, step, restart, speed, counters, presets. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.transport;
