package dev.gavel.api.compat.sandboxfusion.text;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds code between Markdown's fences of three backticks. Goes through a text once,
 * however many fences it has.
 */
final class FencedCode {

	private static final String FENCE = "```";

	private static final Set<String> PYTHON = Set.of("python", "Python", "py", "Python3", "python3", "PY");

	private final String text;

	private FencedCode(String text) {
		this.text = text;
	}

	/** Returns the first block of Python, or the first of all if none is. */
	static Optional<String> in(String text) {
		return new FencedCode(text).find();
	}

	/** Returns all that follows the first line with a fence. */
	static Optional<String> unclosedIn(String text) {
		int begin = new FencedCode(text).begin(0);
		return (begin >= 0) ? Optional.of(text.substring(begin)) : Optional.empty();
	}

	private Optional<String> find() {
		@Nullable String first = null;
		int open = text.indexOf(FENCE);
		while (open >= 0) {
			int begin = begin(open);
			int close = (begin >= 0) ? close(begin) : -1;
			if (close < 0) {
				break;
			}
			String code = text.substring(begin, end(begin, close));
			if (PYTHON.contains(PythonText.strip(text.substring(open + FENCE.length(), begin)))) {
				return Optional.of(code);
			}
			first = (first != null) ? first : code;
			open = text.indexOf(FENCE, close + FENCE.length());
		}
		return Optional.ofNullable(first);
	}

	/**
	 * Returns where the line after the next fence begins, or -1 if there is none.
	 */
	private int begin(int from) {
		int open = text.indexOf(FENCE, from);
		int lineEnd = (open >= 0) ? text.indexOf('\n', open + FENCE.length()) : -1;
		return (lineEnd >= 0) ? lineEnd + 1 : -1;
	}

	/** Returns the next fence that begins its line, or -1 if there is none. */
	private int close(int begin) {
		int close = text.indexOf(FENCE, begin);
		while (close >= 0 && end(begin, close) < 0) {
			close = text.indexOf(FENCE, close + 1);
		}
		return close;
	}

	/**
	 * Returns where code ends: at the first line break of the white space before a fence,
	 * or -1 if there is none.
	 */
	private int end(int begin, int close) {
		int end = -1;
		for (int i = close - 1; i >= begin && PythonText.isSpace(text.charAt(i)); i--) {
			end = (text.charAt(i) == '\n') ? i : end;
		}
		return end;
	}

}
