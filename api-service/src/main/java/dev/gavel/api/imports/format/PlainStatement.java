package dev.gavel.api.imports.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes statements that are plain text as Markdown. */
public final class PlainStatement {

	private static final Pattern HEADING = Pattern.compile("-{3,}\\s?([^-\\s][^-]{0,60})-{3,}");

	private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_<>#$\\[\\]~|]");

	/** Twice as long as that of a question may be. */
	private static final int MOST_CHARACTERS = 200_000;

	private static final String FENCE = "```";

	private PlainStatement() {
	}

	/**
	 * Keeps the line breaks of a text that has formulas as in Markdown. A line such as
	 * {@code -----Input-----} becomes a heading.
	 * @throws UnreadableFileException when it is too long
	 */
	public static String lines(String text) throws UnreadableFileException {
		requireShort(text);
		return join(text.lines().map(PlainStatement::heading).toList());
	}

	/**
	 * Keeps a text as it is, and shows the examples of a docstring as code.
	 * @throws UnreadableFileException when it is too long
	 */
	public static String docstring(String text) throws UnreadableFileException {
		requireShort(text);
		List<String> lines = new ArrayList<>();
		boolean code = false;
		for (String line : text.lines().toList()) {
			boolean begins = !code && line.stripLeading().startsWith(">>>");
			if (begins || (code && line.isBlank())) {
				code = begins;
				lines.add(begins ? "\n```python" : "```\n");
			}
			lines.add(code ? line : SPECIAL.matcher(line.strip()).replaceAll("\\\\$0"));
		}
		if (code) {
			lines.add("```");
		}
		return join(lines).strip();
	}

	/** Each line takes more memory than its text. */
	private static void requireShort(String text) throws UnreadableFileException {
		if (text.length() > MOST_CHARACTERS) {
			throw new UnreadableFileException("Its statement has %,d characters; expected at most %,d."
				.formatted(text.length(), MOST_CHARACTERS));
		}
	}

	private static String heading(String line) {
		Matcher heading = HEADING.matcher(line.strip());
		return heading.matches() ? "\n### " + heading.group(1).strip() + "\n" : line;
	}

	/** Two spaces at the end of a line keep the break behind it, but not in code. */
	private static String join(List<String> lines) {
		StringBuilder text = new StringBuilder();
		boolean code = false;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).stripTrailing();
			code ^= line.contains(FENCE);
			boolean ends = i + 1 == lines.size() || lines.get(i + 1).isBlank() || lines.get(i + 1).startsWith("\n");
			text.append(line).append((code || ends || line.isBlank() || line.contains(FENCE)) ? "\n" : "  \n");
		}
		return text.toString();
	}

}
