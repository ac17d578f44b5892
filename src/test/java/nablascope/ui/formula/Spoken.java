package nablascope.ui.formula;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a formula says, without how it is set: brackets, fraction bars and multiplication signs are left out. */
final class Spoken {
    private static final Map<String, String> SIGNS = new LinkedHashMap<>();

    static {
        String[][] signs = {
            {"\\tfrac{1}{2}", "½"},
            {"\\textstyle", ""},
            {"\\tfrac", ""},
            {"\\mathrm", ""},
            {"\\big", ""},
            {"\\leftarrow", "←"},
            {"\\left", ""},
            {"\\right", ""},
            {"\\lfloor", "⌊"},
            {"\\rfloor", "⌋"},
            {"\\lambda", "λ"},
            {"\\eta", "η"},
            {"\\rho", "ρ"},
            {"\\mu", "μ"},
            {"\\sigma", "σ"},
            {"\\pi", "π"},
            {"\\delta", "δ"},
            {"\\varepsilon", "ε"},
            {"\\nabla", "∇"},
            {"\\sum", "Σ"},
            {"\\sqrt", "√"},
            {"\\infty", "∞"},
            {"\\le", "≤"},
            {"\\max", "max"},
            {"\\min", "min"},
            {"\\cos", "cos"},
            {"\\hat m", "m\u0302"},
            {"\\hat v", "v\u0302"},
            {"\\|", "‖"},
            {"\\%", "%"},
            {"\\cdot", ""},
            {"\\{", ""},
            {"\\}", ""},
            {"\\!", ""},
            {"\\,", ""},
            {"\\;", ""},
            {"^2", "²"}
        };
        for (String[] sign : signs) {
            SIGNS.put(sign[0], sign[1]);
        }
    }

    private Spoken() {}

    static String of(String tex) {
        String text = tex;
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            text = text.replace(sign.getKey(), sign.getValue());
        }
        return plain(text.replaceAll("([0-9])10\\^\\{(-?\\d+)}", "$1e$2").replaceAll("\\b10\\^\\{(-?\\d+)}", "1e$1"));
    }

    static String plain(String text) {
        return text.replace("₂", "2").replaceAll("[\\s(){}/·,_^]", "");
    }
}
