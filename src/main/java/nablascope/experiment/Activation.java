package nablascope.experiment;

/** The pointwise non-linearities, with PyTorch's names in the file (lower case). */
public enum Activation {
    IDENTITY,
    SIGMOID,
    TANH,
    RELU,
    LEAKY_RELU,
    ELU,
    SELU,
    GELU,
    SILU,
    SOFTPLUS,
    SOFTSIGN,
    MISH,
    HARDTANH,
    RELU6
}
