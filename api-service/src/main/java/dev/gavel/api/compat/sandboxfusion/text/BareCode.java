package dev.gavel.api.compat.sandboxfusion.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds Python without a fence: the first function or class with an indented body, and
 * the imports and comments right before it. Blank lines do not count.
 */
final class BareCode {

	private static final List<String> BEFORE = List.of("import", "from", "#");

	private static final List<String> HEADS = List.of("def ", "class ");

	private final List<String> lines;

	private BareCode(List<String> lines) {
		this.lines = lines;
	}

	static Optional<String> in(String text) {
		return new BareCode(Stream.of(text.split("\n")).filter((line) -> !PythonText.isBlank(line)).toList()).find();
	}

	private Optional<String> find() {
		int begin = 0;
		while (begin < lines.size()) {
			int head = firstWithout(BareCode::isBefore, begin);
			int end = isHead(head) ? firstWithout(BareCode::isBody, head + 1) : head;
			if (end > head + 1) {
				return Optional.of(String.join("\n", lines.subList(begin, end)) + "\n");
			}
			begin = head + 1;
		}
		return Optional.empty();
	}

	private int firstWithout(Predicate<String> property, int from) {
		int place = from;
		while (place < lines.size() && property.test(lines.get(place))) {
			place++;
		}
		return place;
	}

	private boolean isHead(int place) {
		return place < lines.size() && begins(lines.get(place), HEADS);
	}

	private static boolean isBefore(String line) {
		return begins(line, BEFORE);
	}

	private static boolean isBody(String line) {
		return PythonText.isSpace(line.charAt(0));
	}

	/** Returns whether the line begins with one of the words, and has more. */
	private static boolean begins(String line, List<String> words) {
		return words.stream().anyMatch((word) -> line.startsWith(word) && line.length() > word.length());
	}

}
