package nablascope.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** A copy of all that a {@link StateVisitor} was shown. Immutable; any thread. */
public final class SavedState {
    private final float[] floats;
    private final long[] numbers;

    private SavedState(float[] floats, long[] numbers) {
        this.floats = floats;
        this.numbers = numbers;
    }

    /** Copies what the walk shows; walks twice, to measure and to copy. */
    public static SavedState of(Consumer<StateVisitor> walk) {
        Saver size = new Saver(new float[0], new long[0]);
        walk.accept(size);
        Saver copy = new Saver(new float[size.floatCount], new long[size.numberCount]);
        walk.accept(copy);
        return new SavedState(copy.floats, copy.numbers);
    }

    /**
     * Gives the walk back what it showed when this copy was made.
     *
     * @throws IllegalStateException if the walk asks for more or less than it showed
     */
    public void restore(Consumer<StateVisitor> walk) {
        Restorer restorer = new Restorer(floats, numbers);
        walk.accept(restorer);
        if (restorer.nextFloat != floats.length || restorer.nextNumber != numbers.length) {
            throw new IllegalStateException("the state was saved from something else: " + restorer.nextFloat + " of "
                    + floats.length + " floats and " + restorer.nextNumber + " of " + numbers.length
                    + " numbers were asked for");
        }
    }

    /** All of it, for a file; floats and numbers bit by bit. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Integer.BYTES + bytes()));
        bytes.putInt(floats.length);
        bytes.asFloatBuffer().put(floats);
        bytes.position(bytes.position() + Float.BYTES * floats.length);
        bytes.asLongBuffer().put(numbers);
        return bytes.array();
    }

    /**
     * What {@link #toBytes} gave.
     *
     * @throws IllegalArgumentException if it cannot be that
     */
    public static SavedState fromBytes(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int floatCount = content.length < Integer.BYTES ? -1 : bytes.getInt();
        long rest = (long) bytes.remaining() - (long) Float.BYTES * floatCount;
        if (floatCount < 0 || rest < 0 || rest % Long.BYTES != 0) {
            throw new IllegalArgumentException("these " + content.length + " bytes are no saved state");
        }
        float[] floats = new float[floatCount];
        bytes.asFloatBuffer().get(floats);
        bytes.position(bytes.position() + Float.BYTES * floatCount);
        long[] numbers = new long[(int) (rest / Long.BYTES)];
        bytes.asLongBuffer().get(numbers);
        return new SavedState(floats, numbers);
    }

    /** How much memory it takes. */
    public long bytes() {
        return (long) Float.BYTES * floats.length + (long) Long.BYTES * numbers.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SavedState that
                && Arrays.equals(floats, that.floats)
                && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(floats) + Arrays.hashCode(numbers);
    }

    /** Counts what it is shown and keeps as much of it as there is room for. */
    private static final class Saver implements StateVisitor {
        private final float[] floats;
        private final long[] numbers;
        private int floatCount;
        private int numberCount;

        Saver(float[] floats, long[] numbers) {
            this.floats = floats;
            this.numbers = numbers;
        }

        @Override
        public void floats(float[] values, int count) {
            if (floatCount + count <= floats.length) {
                System.arraycopy(values, 0, floats, floatCount, count);
            }
            floatCount = Math.addExact(floatCount, count);
        }

        @Override
        public double number(double value) {
            count(Double.doubleToRawLongBits(value));
            return value;
        }

        @Override
        public long count(long value) {
            if (numberCount < numbers.length) {
                numbers[numberCount] = value;
            }
            numberCount++;
            return value;
        }
    }

    private static final class Restorer implements StateVisitor {
        private final float[] floats;
        private final long[] numbers;
        private int nextFloat;
        private int nextNumber;

        Restorer(float[] floats, long[] numbers) {
            this.floats = floats;
            this.numbers = numbers;
        }

        @Override
        public void floats(float[] values, int count) {
            if (nextFloat + count > floats.length) {
                throw new IllegalStateException("the state was saved from something smaller");
            }
            System.arraycopy(floats, nextFloat, values, 0, count);
            nextFloat += count;
        }

        @Override
        public double number(double value) {
            return Double.longBitsToDouble(count(0));
        }

        @Override
        public long count(long value) {
            if (nextNumber == numbers.length) {
                throw new IllegalStateException("the state was saved from something smaller");
            }
            return numbers[nextNumber++];
        }
    }
}
