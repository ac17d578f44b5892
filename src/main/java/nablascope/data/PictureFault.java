package nablascope.data;

import nablascope.experiment.Wording;

/** Why a file of MNIST's format or CIFAR-10's cannot be used; to be read after its name. */
enum PictureFault implements Wording {
    EMPTY("is empty. Download it again."),
    CUT_OFF("is cut off. Download it again."),
    DAMAGED("is damaged ({0}). Download it again."),
    TOO_SHORT("should have {0} bytes by its header, and has {1}. Download it again."),
    BOMB("claims to unpack its {0} bytes to {1}, which no picture file does."),
    UNPACKS_TO_MORE("unpacks to far more than its header claims. Download it again."),
    LITTLE_ENDIAN("has its bytes in the wrong order (little-endian). Download the original file."),
    OTHER_NUMBERS("holds numbers of type 0x{0}; only unsigned bytes (0x08) are read."),
    NO_IDX("is no IDX file: it starts with {0} instead of 00000801 or 00000803."),
    DIMENSIONS("has {0} dimensions; labels have 1 and images 3."),
    IMPOSSIBLE_SIZE("claims size {0} in dimension {1} (offset {2}), which is impossible. Download it again."),
    TOO_MANY_NUMBERS("claims more numbers than there can be."),
    OTHER_PAIR("has {0} images, and {1} has {2} labels. Take two files of the same pair."),
    NO_IMAGES("holds labels, not images. Are the two files swapped?"),
    NO_LABELS("holds images, not labels. Are the two files swapped?"),
    ONE_CLASS("has one class only: every label is 0. A classifier needs two."),

    PYTHON("is the Python version of the data. Take the binary version (cifar-10-binary.tar.gz)."),
    PACKED("is packed. Unpack it first."),
    CIFAR_100("has records of 3074 bytes, as CIFAR-100 does. Take the binary version of CIFAR-10."),
    CIFAR_LENGTH("has {0} bytes, which is no multiple of 3073. Download it again."),
    CIFAR_LABEL("has label {0} at record {1}; CIFAR-10 has 0 to 9. Is it another data set?");

    private final String pattern;

    PictureFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
