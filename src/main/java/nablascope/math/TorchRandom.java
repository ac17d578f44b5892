package nablascope.math;

/**
 * PyTorch's CPU random numbers: {@code torch.manual_seed(s)} in a notebook and seed s here start a network alike.
 *
 * <p>The generator is MT19937 (Matsumoto and Nishimura 1998, initialised with the low 32 bits of the seed); the
 * distributions are those of ATen's {@code DistributionTemplates.h} for float tensors. Uniform numbers have PyTorch's
 * bits; normal ones agree to about 1e-6, as PyTorch takes logarithm and cosine in float. Not thread-safe.
 */
public final class TorchRandom {
    private static final int STATE_SIZE = 624;
    private static final int MIDDLE = 397;

    /** PyTorch draws tensors of at least this many normal numbers in blocks of this size. */
    private static final int BLOCK = 16;

    private final int[] state = new int[STATE_SIZE];
    private int next;

    /** The second number of the last pair of single normal numbers; NaN: none is waiting. */
    private double waitingNormal;

    public TorchRandom(long seed) {
        seed(seed);
    }

    /** Starts over, as {@code torch.manual_seed}. */
    public void seed(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < STATE_SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        next = STATE_SIZE;
        waitingNormal = Double.NaN;
    }

    /** 32 random bits. */
    public int nextInt() {
        if (next == STATE_SIZE) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int k = 0; k < STATE_SIZE; k++) {
            int y = (state[k] & 0x80000000) | (state[(k + 1) % STATE_SIZE] & 0x7fffffff);
            state[k] = state[(k + MIDDLE) % STATE_SIZE] ^ (y >>> 1) ^ ((y & 1) * 0x9908b0df);
        }
        next = 0;
    }

    /** Uniform in [0, 1), a multiple of 2⁻²⁴: an element of a float tensor. */
    public float nextFloat() {
        return (nextInt() & 0xffffff) * 0x1p-24f;
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³: an element of a double tensor. */
    public double nextDouble() {
        long high = nextInt() & 0x1fffffL;
        return (high << 32 | (nextInt() & 0xffffffffL)) * 0x1p-53;
    }

    /**
     * Fills the first elements with U(from, to), as {@code uniform_}, whose compilers fuse multiplication and addition.
     *
     * @param values modified
     */
    public void uniform(float[] values, int length, double from, double to) {
        float start = (float) from;
        float width = (float) to - start;
        for (int i = 0; i < length; i++) {
            values[i] = Math.fma(nextFloat(), width, start);
        }
    }

    /**
     * Fills the first elements with N(mean, std²), as {@code normal_}: fewer than 16 one by one, more by Box and Muller
     * in blocks of 16, the last 16 being drawn anew where the length is no multiple of 16.
     *
     * @param values modified
     */
    public void normal(float[] values, int length, double mean, double std) {
        if (length < BLOCK) {
            for (int i = 0; i < length; i++) {
                values[i] = (float) (nextNormal() * std + mean);
            }
            return;
        }
        uniform(values, length, 0, 1);
        for (int at = 0; at + BLOCK <= length; at += BLOCK) {
            boxMuller(values, at, (float) mean, (float) std);
        }
        if (length % BLOCK != 0) {
            int last = length - BLOCK;
            for (int i = last; i < length; i++) {
                values[i] = nextFloat();
            }
            boxMuller(values, last, (float) mean, (float) std);
        }
    }

    private static void boxMuller(float[] values, int at, float mean, float std) {
        for (int i = at; i < at + BLOCK / 2; i++) {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - values[i]));
            double angle = 2 * Math.PI * values[i + BLOCK / 2];
            values[i] = (float) (radius * StrictMath.cos(angle)) * std + mean;
            values[i + BLOCK / 2] = (float) (radius * StrictMath.sin(angle)) * std + mean;
        }
    }

    /** Standard normal: pairs from two uniform doubles, the second of which waits for the next call. */
    private double nextNormal() {
        if (!Double.isNaN(waitingNormal)) {
            double value = waitingNormal;
            waitingNormal = Double.NaN;
            return value;
        }
        double angle = 2 * Math.PI * nextDouble();
        double radius = Math.sqrt(-2 * StrictMath.log1p(-nextDouble()));
        waitingNormal = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /** A random order of 0 … n-1, as {@code torch.randperm}. */
    public int[] randperm(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = 0; i < n - 1; i++) {
            int j = i + Integer.remainderUnsigned(nextInt(), n - i);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
