package dev.gavel.api.question.comparison;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec.Checker;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a checker as sent. Only a cell compiles it, because authors' code is as untrusted
 * as solvers' code.
 */
final class CheckerCheck {

	private static final int MAX_LENGTH = 64 * 1024;

	private static final Pattern NAME = Pattern.compile("\\bcheck\\b");

	private final Violations violations;

	private final CheckerSettings settings;

	/**
	 * @param violations receives the mistakes, with the fields of the comparison
	 */
	CheckerCheck(Violations violations, CheckerSettings settings) {
		this.violations = violations;
		this.settings = settings;
	}

	Checker check(JsonNode sent) {
		return settings.check(violations, code(sent), whole(sent, "time_limit_ms"), whole(sent, "memory_limit_mb"),
				text(sent, "environment"));
	}

	private String code(JsonNode sent) {
		String code = Objects.requireNonNullElse(text(sent, "code"), "");
		PlainText.check(violations, "code", code, MAX_LENGTH);
		violations.require(code.isBlank() || NAME.matcher(code).find(), "code",
				"must define check(input, expected, answer)");
		return code;
	}

	private @Nullable Integer whole(JsonNode sent, String name) {
		JsonNode number = sent.path(name);
		if (isMissing(number)) {
			return null;
		}
		violations.require(number.canConvertToInt() && number.isIntegralNumber(), name,
				"expected a whole number, got " + Expected.shortened(number.toString()));
		return number.isIntegralNumber() ? number.asInt(0) : null;
	}

	private @Nullable String text(JsonNode sent, String name) {
		JsonNode text = sent.path(name);
		violations.require(text.isString() || isMissing(text), name,
				"expected text, got " + Expected.shortened(text.toString()));
		return text.isString() ? text.stringValue() : null;
	}

	private static boolean isMissing(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

}
