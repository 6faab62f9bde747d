package dev.gavel.api.question;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.Prelude;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the code of a question as sent, and adds a violation for each mistake. */
final class CodeCheck {

	static final String PRELUDE = "prelude";

	private static final String TYPING = "typing";

	private static final List<String> PRESETS = List.of(TYPING, Prelude.LEETCODE);

	/** A single word, which would do nothing in Python. */
	private static final Pattern WORD = Pattern.compile("[\\w.-]+");

	private static final int MAX_LENGTH = 20_000;

	private final Violations violations;

	CodeCheck(Violations violations) {
		this.violations = violations;
	}

	/** Returns null for the default, the names of {@code typing}. */
	@Nullable Prelude prelude(@Nullable String sent) {
		if (sent == null || sent.isBlank() || sent.strip().equals(TYPING)) {
			return null;
		}
		String word = sent.strip();
		if (!WORD.matcher(word).matches()) {
			PlainText.check(violations, PRELUDE, sent, MAX_LENGTH);
			return new Prelude(sent);
		}
		violations.require(PRESETS.contains(word), PRELUDE, "expected typing, leetcode or lines of Python, got '%s'%s"
			.formatted(Expected.shortened(word), Suggestion.didYouMean(word, PRESETS)));
		return new Prelude(word);
	}

	/** Returns null for the default, the signature. */
	@Nullable String starterCode(@Nullable String sent) {
		if (sent == null || sent.isBlank()) {
			return null;
		}
		PlainText.check(violations, "starter_code", sent, MAX_LENGTH);
		return sent;
	}

}
