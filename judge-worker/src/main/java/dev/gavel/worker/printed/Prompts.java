package dev.gavel.worker.printed;

import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.worker.comparison.TextComparison;
import dev.gavel.worker.comparison.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts that a program gives to {@code input}, which prints them. They are only
 * looked for, so that a hint can name them.
 *
 * @param texts the longest first
 */
public record Prompts(List<String> texts) {

	public static final Prompts NONE = new Prompts(List.of());

	private static final Pattern CALL = Pattern
		.compile("\\binput\\(\\s*+(\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\n]++|\\\\.)*+')\\s*+\\)");

	private static final int MOST_TEXTS = 20;

	/** Longer answers are not looked at. */
	private static final int MOST_BYTES = 1024 * 1024;

	public static Prompts in(String source) {
		return new Prompts(CALL.matcher(source)
			.results()
			.map((MatchResult call) -> call.group(1))
			.distinct()
			.limit(MOST_TEXTS)
			.flatMap(Prompts::text)
			.sorted(Comparator.comparing(String::length).reversed())
			.toList());
	}

	private static Stream<String> text(String literal) {
		try {
			Value value = PythonLiteral.parse(literal);
			return (value instanceof TextValue text && !text.value().isEmpty()) ? Stream.of(text.value())
					: Stream.empty();
		}
		catch (MalformedValue ex) {
			return Stream.empty();
		}
	}

	/**
	 * Says that a wrong answer is right without prompts; empty if it is not.
	 */
	public String hint(TextComparison comparison, TextSource expected, TextSource answer) {
		Optional<TextSource> without = texts.isEmpty() ? Optional.empty() : without(answer);
		return without.filter((text) -> comparison.mismatch(expected, text) == null)
			.map((text) -> "the answer is right except for what input(%s) prints; call input() without a prompt"
				.formatted(new TextValue(texts.get(0))))
			.orElse("");
	}

	private Optional<TextSource> without(TextSource answer) {
		try (InputStream in = answer.open()) {
			byte[] bytes = in.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) {
				return Optional.empty();
			}
			String left = new String(bytes, StandardCharsets.ISO_8859_1);
			for (String text : texts) {
				left = left.replace(printed(text), "");
			}
			return Optional.of(TextSource.of(left.getBytes(StandardCharsets.ISO_8859_1)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns a character for each byte that is printed. */
	private static String printed(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

}
