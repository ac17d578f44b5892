package nablascope.ui.formula;

import nablascope.ui.text.Numbers;

/**
 * A piece of a formula.
 *
 * @param tex for JLaTeXMath
 * @param plain the same in ordinary characters
 */
public record Term(String tex, String plain) {
    static final Term NOTHING = new Term("", "");

    static Term term(String tex, String plain) {
        return new Term(tex, plain);
    }

    static Term number(double value) {
        return new Term(tex(value), Numbers.compact(value));
    }

    /** {@code λ = 0.1}. */
    static Term is(String tex, String plain, double value) {
        return term(tex + " = ", plain + " = ").then(number(value));
    }

    /** A number in TeX: 3e-5 as 3·10⁻⁵. */
    static String tex(double value) {
        String text = Numbers.compact(value);
        int e = text.indexOf('e');
        if (e < 0) {
            return text.replace("∞", "\\infty");
        }
        String mantissa = text.substring(0, e);
        String power = "10^{" + text.substring(e + 1) + "}";
        return mantissa.equals("1") ? power : mantissa + "\\!\\cdot\\!" + power;
    }

    Term then(Term next) {
        return new Term(tex + next.tex, plain + next.plain);
    }

    Term then(String nextTex, String nextPlain) {
        return new Term(tex + nextTex, plain + nextPlain);
    }

    /** A number that a letter or a bracket follows as a factor. */
    static Term factor(double value) {
        return number(value).then("\\,", "·");
    }
}
