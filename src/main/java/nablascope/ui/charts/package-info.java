/**
 * Live charts: JFreeChart draws axes, grid and markers when they change, the curves are rasterised here.
 *
 * <p>Everything runs on the FX thread; timelines are read without locks while the engine writes.
 */
@org.jspecify.annotations.NullMarked
package nablascope.ui.charts;
