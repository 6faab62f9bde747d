package dev.gavel.api.program;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.MessageCodec;
import dev.gavel.run.RunSpec;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/**
 * A program that can be judged: in a known language, not too long, and text.
 */
public record CheckedSource(String language, String text) {

	/** Kafka takes messages up to 1 MB, and the rest of a job is far below 48 KB. */
	private static final int MAX_SENT_BYTES = 1000 * 1024;

	/** What clients call the languages, in lower case. */
	private static final Map<String, String> LANGUAGES = Map.of("python3", RunSpec.PYTHON, "python", RunSpec.PYTHON,
			"py3", RunSpec.PYTHON, "py", RunSpec.PYTHON);

	public static CheckedSource of(NewProgram request, DataSize maxSize) {
		Violations violations = new Violations();
		String language = language(violations, Objects.requireNonNullElse(request.language(), RunSpec.PYTHON));
		if (request.code() == null || request.code().isBlank()) {
			violations.add("code", "is missing");
			violations.throwIfAny();
		}
		String code = Objects.requireNonNull(request.code());
		requireSize(code, maxSize);
		PlainText.checkCharacters(violations, "code", code);
		violations.throwIfAny();
		return new CheckedSource(language, code);
	}

	private static String language(Violations violations, String sent) {
		String known = LANGUAGES.get(sent.strip().toLowerCase(Locale.ROOT));
		if (known == null) {
			violations.add("language", "expected python3 (or python, py3, py), got '%s'%s"
				.formatted(Expected.shortened(sent), Suggestion.didYouMean(sent, LANGUAGES.keySet())));
		}
		return Objects.requireNonNullElse(known, RunSpec.PYTHON);
	}

	private static void requireSize(String code, DataSize maxSize) {
		int size = code.getBytes(StandardCharsets.UTF_8).length;
		if (size > maxSize.toBytes()) {
			throw new Problem(ProblemType.SOURCE_TOO_LARGE,
					"The program has %,d bytes; the limit is %,d (gavel.limits.max-source-size).".formatted(size,
							maxSize.toBytes()));
		}
		int sent = MessageCodec.encodedSize(code);
		if (sent > MAX_SENT_BYTES) {
			throw new Problem(ProblemType.SOURCE_TOO_LARGE,
					"The program takes %,d bytes when it is sent to a worker; the limit is %,d. Each control character takes 6 bytes."
						.formatted(sent, MAX_SENT_BYTES));
		}
	}

}
