package nablascope.math;

/** Whether {@code jdk.incubator.vector} can be used: classes that need it are to be touched only then. */
final class VectorModule {
    private VectorModule() {}

    static boolean present() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
