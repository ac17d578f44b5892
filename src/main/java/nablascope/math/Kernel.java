package nablascope.math;

/** Computes a {@link Product}; every implementation gives the same bits. Not thread-safe. */
interface Kernel {
    /** Computes rows {@code from} to {@code to}. */
    void run(Product product, int from, int to);
}
