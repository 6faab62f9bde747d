package dev.gavel.value;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Generates Python literals, valid ones and nearly valid ones. */
public final class GeneratedLiterals {

	private static final List<String> NUMBERS = List.of("0", "00", "7", "12", "1_000", "0x1F", "0o17", "0b101", "0X_f",
			"1.5", ".5", "5.", "1e5", "1E-7", "1_0.0_1e1_0", "012.5", "1e-400", "123456789012345678901234567890",
			"0777", "1__0", "1_", "0x", "0b2", "0o8", "1e", "1.2.3", "1e400", "2j", "1_e5", "0_7", "00.0", "1e+5",
			"0xfe_d");

	private static final List<String> ESCAPES = List.of("\\n", "\\t", "\\011", "\\0", "\\18", "\\777", "\\a\\b\\f\\v",
			"\\x41", "\\u00e9", "\\U0001F600", "\\N{EM DASH}", "\\N{latin small letter a}",
			"\\N{CJK UNIFIED IDEOGRAPH-4E00}", "\\N{LINE FEED (LF)}", "\\N{NOPE}", "\\N{CJK UNIFIED IDEOGRAPHS 4E00}",
			"\\N{BELL}", "\\N EM", "\\q", "\\\n", "\\\\", "\\'", "\\\"", "\\x4", "\\u12", "\\U00110000", "\\d+", "\\r",
			"\\400");

	private static final List<String> PREFIXES = List.of("", "", "", "", "r", "R", "u", "U", "b", "Rb", "f", "ur", "x");

	private static final List<String> SPACES = List.of("", "", "", " ", "\t", "\n", "\f", " # a comment\n", "\\\n",
			"\r\n", "\r", "\u00a0");

	private static final String MUTATIONS = "()[]{},:'\"\\+-._ \n#0123exobjrubfNT\u00e9\u0000";

	private final Random random;

	public GeneratedLiterals(long seed) {
		this.random = new Random(seed);
	}

	public String next() {
		String literal = value(3);
		if (random.nextInt(6) == 0) {
			literal = space() + literal + space();
		}
		return (random.nextInt(3) == 0) ? mutated(literal) : literal;
	}

	private String mutated(String literal) {
		StringBuilder text = new StringBuilder(literal);
		for (int i = random.nextInt(3); i >= 0; i--) {
			int at = random.nextInt(text.length() + 1);
			if (random.nextBoolean() && at < text.length()) {
				text.deleteCharAt(at);
			}
			else {
				text.insert(at, MUTATIONS.charAt(random.nextInt(MUTATIONS.length())));
			}
		}
		return text.toString();
	}

	private String value(int depth) {
		return switch (random.nextInt((depth == 0) ? 9 : 16)) {
			case 0, 1 -> sign() + one(NUMBERS);
			case 2, 3, 4 -> text();
			case 5 -> one(List.of("None", "True", "False", "set()", "set ( )", "...", "none", "set(1)", "Set()", "()"));
			case 6 -> String.valueOf(random.nextInt(5));
			case 7 -> text() + space() + text();
			case 8 -> String.valueOf(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20));
			case 9 -> elements("[", "]", depth);
			case 10 -> elements("(", ")", depth);
			case 11 -> elements("{", "}", depth);
			case 12 -> "(" + value(depth - 1) + ")";
			case 13 -> "-(" + value(depth - 1) + ")";
			case 14 -> value(depth - 1) + one(List.of(" ", ",", "+", " - ", ";", ":")) + value(depth - 1);
			default -> entries(depth);
		};
	}

	private String sign() {
		return one(List.of("", "", "-", "+", "- ", "--", "~", "+-"));
	}

	private String text() {
		String quote = one(List.of("'", "\"", "'", "\"", "'''", "\"\"\""));
		StringBuilder text = new StringBuilder(one(PREFIXES) + quote);
		for (int i = random.nextInt(4); i > 0; i--) {
			text.append(random.nextBoolean() ? one(ESCAPES)
					: one(List.of("a", " ", "\u00e9", "'", "\"", "\n", "\r\n", "#", "\u200b")));
		}
		return text.append(quote).toString();
	}

	private String elements(String open, String close, int depth) {
		StringJoiner elements = new StringJoiner(space() + "," + space(), open + space(),
				one(List.of("", "", ",", ",,")) + space() + close);
		for (int i = random.nextInt(4); i > 0; i--) {
			elements.add(value(depth - 1));
		}
		return elements.toString();
	}

	private String entries(int depth) {
		StringJoiner entries = new StringJoiner(",", "{" + space(), one(List.of("", ",")) + "}");
		for (int i = random.nextInt(4); i > 0; i--) {
			entries.add(value(depth - 1) + space() + ":" + space() + value(depth - 1));
		}
		return entries.toString();
	}

	private String space() {
		return one(SPACES);
	}

	private String one(List<String> texts) {
		return texts.get(random.nextInt(texts.size()));
	}

}
