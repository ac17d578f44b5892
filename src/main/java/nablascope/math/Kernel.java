package nablascope.math;

/** Computes a {@link Product}; every implementation gives the same bits. Not thread-safe. */
interface Kernel {
    void run(Product product);
}
