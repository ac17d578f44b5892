package nablascope.timeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Access to counters in release and acquire mode, cheaper for their one writer than volatile. */
final class Handles {
    private Handles() {}

    static VarHandle ofLong(MethodHandles.Lookup owner, String field) {
        try {
            return owner.findVarHandle(owner.lookupClass(), field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no field " + field + " in " + owner, e);
        }
    }
}
