package nablascope.math;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes the code of a tile: for each row of B load its vectors, then for each of the tile's rows broadcast A's element
 * and add the products to height × vectors running sums by fused multiply-add.
 *
 * <p>The sums must stay in registers, so in source they would be as many local variables with three statements each,
 * again for every height and width; here they are loops that emit them. All is one method and the species a constant
 * of the class, because the compiler may box vectors that cross a method's boundary and boxes all of unknown species.
 * There are no masks: with a dozen masked loads and stores HotSpot's first compiler gives up on a method ("out of
 * virtual registers"), after which it may never reach the second, and every vector stays boxed.
 */
final class TileAssembler {
    private static final ClassDesc PRODUCT = desc(Product.class);
    private static final ClassDesc FLOATS = CD_float.arrayType();
    private static final ClassDesc VECTOR = desc(Vector.class);
    private static final ClassDesc FLOAT_VECTOR = desc(FloatVector.class);
    private static final ClassDesc TERNARY = desc(VectorOperators.Ternary.class);
    private static final ClassDesc SPECIES = desc(VectorSpecies.class);
    private static final DynamicConstantDesc<?> THE_SPECIES = classData(SPECIES, 0);

    /** The vectors' exact class, which the compiler otherwise guesses of a sum; see the package's comment. */
    private static final DynamicConstantDesc<?> THE_TYPE = classData(ConstantDescs.CD_Class, 1);

    private final VectorSpecies<Float> species;
    private final int height;
    private final int vectors;
    private final boolean columnsTogether;
    private final int[] sums;
    private final int[] loaded;
    private int broadcast;

    private TileAssembler(VectorSpecies<Float> species, int height, int vectors, boolean columnsTogether) {
        this.species = species;
        this.height = height;
        this.vectors = vectors;
        this.columnsTogether = columnsTogether;
        this.sums = new int[height * vectors];
        this.loaded = new int[vectors];
    }

    /**
     * A new tile.
     *
     * @param columnsTogether for products that {@link Product#hasColumnsTogether}, or for the others
     */
    static Tile assemble(VectorSpecies<Float> species, int height, int vectors, boolean columnsTogether) {
        TileAssembler assembler = new TileAssembler(species, height, vectors, columnsTogether);
        byte[] bytes = ClassFile.of().build(ClassDesc.of("nablascope.math.AssembledTile"), assembler::type);
        try {
            MethodHandles.Lookup type = MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes, List.of(species, species.vectorType()), true);
            return (Tile) type.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("tile of " + height + "×" + vectors + " vectors " + species, e);
        }
    }

    private static DynamicConstantDesc<?> classData(ClassDesc type, int index) {
        return DynamicConstantDesc.ofNamed(
                ConstantDescs.ofConstantBootstrap(
                        desc(MethodHandles.class), "classDataAt", ConstantDescs.CD_Object, CD_int),
                ConstantDescs.DEFAULT_NAME,
                type,
                index);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    private void type(ClassBuilder type) {
        type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        type.withInterfaceSymbols(desc(Tile.class));
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                code -> code.aload(0)
                        .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .return_());
        MethodTypeDesc run = MethodTypeDesc.of(CD_void, PRODUCT, CD_int, CD_int, CD_int);
        type.withMethodBody("run", run, ClassFile.ACC_PUBLIC, this::run);
    }

    /** run(Product q, int row, int to, int column), see {@link Tile#run}. */
    private void run(CodeBuilder code) {
        allocateVectors(code);
        int row = code.parameterSlot(1);
        Label next = code.newBoundLabel();
        Label done = code.newLabel();
        code.iload(row).iload(code.parameterSlot(2)).if_icmpge(done);
        loadSums(code, row);
        accumulate(code, row);
        storeSums(code, row);
        code.iinc(row, height).goto_(next).labelBinding(done).return_();
    }

    private void allocateVectors(CodeBuilder code) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = code.allocateLocal(TypeKind.REFERENCE);
        }
        for (int v = 0; v < vectors; v++) {
            loaded[v] = code.allocateLocal(TypeKind.REFERENCE);
        }
        broadcast = code.allocateLocal(TypeKind.REFERENCE);
    }

    /**
     * sum(r, v) = start[(row + r)·startRow + column + v·lanes …], or 0 where all start from that. Then C stands for start,
     * which is one zero: the compiler moves the check of its bounds before the loop over rows, whether it is loaded or
     * not, and has the tile compiled again when that fails.
     */
    private void loadSums(CodeBuilder code, int row) {
        int start = array(code, "start");
        int stride = stride(code, "startRow");
        Label elsewhere = code.newLabel();
        Label zeros = code.newLabel();
        Label done = code.newLabel();
        number(code, "startCol").ifne(elsewhere);
        code.aload(code.parameterSlot(0)).getfield(PRODUCT, "c", FLOATS).astore(start);
        number(code, "cRow").istore(stride).labelBinding(elsewhere);
        number(code, "startCol").ifeq(zeros);
        loadStart(code, row, start, stride);
        code.goto_(done).labelBinding(zeros);
        for (int sum : sums) {
            code.loadConstant(THE_SPECIES);
            code.invokestatic(FLOAT_VECTOR, "zero", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES))
                    .astore(sum);
        }
        code.labelBinding(done);
    }

    private void loadStart(CodeBuilder code, int row, int start, int stride) {
        int at = code.allocateLocal(TypeKind.INT);
        code.iload(code.parameterSlot(3)).iload(row).iload(stride).imul().iadd().istore(at);
        for (int r = 0; r < height; r++) {
            for (int v = 0; v < vectors; v++) {
                loadVector(code, start, at, v);
                code.astore(sums[r * vectors + v]);
            }
            code.iload(at).iload(stride).iadd().istore(at);
        }
    }

    private void storeSums(CodeBuilder code, int row) {
        int c = array(code, "c");
        int at = code.allocateLocal(TypeKind.INT);
        code.iload(row);
        int stride = stride(code, "cRow");
        code.iload(stride).imul().iload(code.parameterSlot(3)).iadd().istore(at);
        for (int r = 0; r < height; r++) {
            for (int v = 0; v < vectors; v++) {
                code.loadConstant(THE_TYPE).aload(sums[r * vectors + v]);
                code.invokevirtual(
                        ConstantDescs.CD_Class,
                        "cast",
                        MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object));
                code.checkcast(FLOAT_VECTOR).aload(c).iload(at);
                code.loadConstant(v * species.length()).iadd();
                code.invokevirtual(FLOAT_VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
            }
            code.iload(at).iload(stride).iadd().istore(at);
        }
    }

    /**
     * For p = 0 … inner-1, with y walking along B. A's elements are at the first of its row + p, or at one place that
     * walks along A's rows + a constant: either way the compiler checks them once before the loop, or once in it.
     */
    private void accumulate(CodeBuilder code, int row) {
        int a = array(code, "a");
        int b = array(code, "b");
        int[] firsts = firsts(code, row);
        int aCol = columnsTogether ? stride(code, "aCol") : 0;
        int y = code.allocateLocal(TypeKind.INT);
        number(code.iload(code.parameterSlot(3)), "bAt").iadd().istore(y);
        int bRow = stride(code, "bRow");
        int inner = stride(code, "inner");
        int p = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(p);
        Label next = code.newBoundLabel();
        Label done = code.newLabel();
        code.iload(p).iload(inner).if_icmpge(done);
        for (int v = 0; v < vectors; v++) {
            loadVector(code, b, y, v);
            code.astore(loaded[v]);
        }
        for (int r = 0; r < height; r++) {
            code.loadConstant(THE_SPECIES).aload(a);
            if (columnsTogether) {
                code.iload(firsts[0]).loadConstant(r).iadd();
            } else {
                code.iload(firsts[r]).iload(p).iadd();
            }
            code.faload();
            code.invokestatic(FLOAT_VECTOR, "broadcast", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, CD_float));
            code.astore(broadcast);
            addProducts(code, r * vectors);
        }
        if (columnsTogether) {
            code.iload(firsts[0]).iload(aCol).iadd().istore(firsts[0]);
        }
        code.iload(y).iload(bRow).iadd().istore(y);
        code.iinc(p, 1).goto_(next).labelBinding(done);
    }

    /** New locals with the places of the rows' first elements in A's array; where columns are together, of one row. */
    private int[] firsts(CodeBuilder code, int row) {
        int[] firsts = new int[columnsTogether ? 1 : height];
        for (int r = 0; r < firsts.length; r++) {
            firsts[r] = code.allocateLocal(TypeKind.INT);
            number(code.iload(row).loadConstant(r).iadd(), "aRow").imul();
            number(code, "aAt").iadd().istore(firsts[r]);
        }
        return firsts;
    }

    private void addProducts(CodeBuilder code, int first) {
        for (int v = 0; v < vectors; v++) {
            code.aload(broadcast).getstatic(desc(VectorOperators.class), "FMA", TERNARY);
            code.aload(loaded[v]).aload(sums[first + v]);
            code.invokevirtual(FLOAT_VECTOR, "lanewise", MethodTypeDesc.of(FLOAT_VECTOR, TERNARY, VECTOR, VECTOR));
            code.astore(sums[first + v]);
        }
    }

    private void loadVector(CodeBuilder code, int array, int at, int v) {
        code.loadConstant(THE_SPECIES).aload(array).iload(at);
        code.loadConstant(v * species.length()).iadd();
        code.invokestatic(FLOAT_VECTOR, "fromArray", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, CD_int));
    }

    /** A new local with one of the product's arrays. */
    private static int array(CodeBuilder code, String field) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(0)).getfield(PRODUCT, field, FLOATS).astore(local);
        return local;
    }

    /** A new local with one of the product's numbers. */
    private static int stride(CodeBuilder code, String field) {
        int local = code.allocateLocal(TypeKind.INT);
        number(code, field).istore(local);
        return local;
    }

    private static CodeBuilder number(CodeBuilder code, String field) {
        return code.aload(code.parameterSlot(0)).getfield(PRODUCT, field, CD_int);
    }
}
