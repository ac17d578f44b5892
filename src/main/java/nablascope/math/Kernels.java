package nablascope.math;

/** The kernels of a machine, by the shape of product that each is best at. For one thread. */
final class Kernels {
    private static final int NARROW = 2;

    private final Kernel narrow;
    private final Kernel upTo4Columns;
    private final Kernel upTo8Columns;
    private final Kernel wide;

    private Kernels(Kernel narrow, Kernel upTo4Columns, Kernel upTo8Columns, Kernel wide) {
        this.narrow = narrow;
        this.upTo4Columns = upTo4Columns;
        this.upTo8Columns = upTo8Columns;
        this.wide = wide;
    }

    /** Vectors as wide as the machine's, or narrower ones for few columns; plain loops without the vector module. */
    static Kernels ofMachine() {
        if (!VectorModule.present()) {
            return only(new PlainKernel());
        }
        int bits = VectorKernel.preferredBits();
        // AVX2, with 256 bits, has 16 registers; AVX-512 and NEON have 32.
        boolean manyRegisters = bits != 256;
        return new Kernels(
                new NarrowKernel(),
                VectorKernel.ofBits(128, manyRegisters),
                VectorKernel.ofBits(Math.min(256, bits), manyRegisters),
                VectorKernel.ofBits(Math.min(512, bits), manyRegisters));
    }

    /** One kernel for all shapes. */
    static Kernels only(Kernel kernel) {
        return new Kernels(kernel, kernel, kernel, kernel);
    }

    Kernel forColumns(int columns) {
        if (columns <= NARROW) {
            return narrow;
        }
        return columns <= 4 ? upTo4Columns : columns <= 8 ? upTo8Columns : wide;
    }
}
