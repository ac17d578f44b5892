/**
 * The panel of choice under the charts: gradient norms of layers and time steps over training, the trajectory on a loss
 * surface, update ratios. Everything runs on the FX thread; timelines are read without locks while the engine writes.
 */
@org.jspecify.annotations.NullMarked
package nablascope.ui.instruments;
