package nablascope.math;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Whether {@code jdk.incubator.vector} can be used: classes that need it are to be touched only then. A JVM told to
 * {@code --add-modules} it has it from the start, but then takes neither linked classes nor modules from a cache made ahead of time, and warns
 * each time that the module is an incubator. One that exports {@code jdk.internal.module}, as the program's jar asks,
 * gets it here, by the door through which the JVM itself brings in the module of an agent.
 */
final class VectorModule {
    private static final Logger LOG = System.getLogger(VectorModule.class.getName());
    private static final String NAME = "jdk.incubator.vector";
    private static final boolean PRESENT = ModuleLayer.boot().findModule(NAME).isPresent() || loads();

    private VectorModule() {}

    static boolean present() {
        return PRESENT;
    }

    private static boolean loads() {
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return true;
        } catch (ReflectiveOperationException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            LOG.log(Level.INFO, "Training is slower than it could be, without {0}: {1}", NAME, reason.getMessage());
            return false;
        }
    }
}
