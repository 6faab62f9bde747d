package dev.gavel.api.question.comparison;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.request.WholeTime.Milliseconds;
import dev.gavel.api.platform.request.WholeTime;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ComparisonSpec.Protocol;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a checker or an interactor as sent. Only a cell compiles it, because authors'
 * code is as untrusted as solvers' code.
 */
final class CheckerCheck {

	static final List<String> GRADERS = List.of("EqualityGrader", "NearEqualityGrader", "RegexGrader");

	private static final int MAX_LENGTH = 64 * 1024;

	/** With what runs it, it must fit into a program. */
	private static final int MAX_VALIDATOR_LENGTH = 40 * 1024;

	private static final int MAX_ARGUMENTS = 50;

	private static final int MAX_ARGUMENT_LENGTH = 200;

	private static final Pattern CHECK = Pattern.compile("\\bcheck\\b");

	private static final Pattern INTERACT = Pattern.compile("\\binteract\\b");

	private static final List<String> PROTOCOLS = Arrays.stream(Protocol.values()).map(Protocol::text).toList();

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
		Protocol protocol = protocol(sent);
		return settings(sent, code(sent, protocol)).asked(protocol, given(sent, protocol));
	}

	Interactor checkInteractor(JsonNode sent) {
		Checker same = settings(sent, code(sent, INTERACT, "interact(secret, expected)"));
		return new Interactor(same.code(), same.environment(), same.limits());
	}

	private Checker settings(JsonNode sent, String code) {
		return settings.check(violations, code, time(sent), whole(sent, "memory_limit_mb"), text(sent, "environment"));
	}

	private Protocol protocol(JsonNode sent) {
		String text = text(sent, "protocol");
		if (text == null) {
			return isMissing(sent.path("grader")) ? Protocol.CHECK : Protocol.CODERUNNER;
		}
		int known = PROTOCOLS.indexOf(text);
		violations.require(known >= 0, "protocol", "expected check, kattis or coderunner, got '%s'%s"
			.formatted(Expected.shortened(text), Suggestion.didYouMean(text, PROTOCOLS)));
		return (known >= 0) ? Protocol.values()[known] : Protocol.CHECK;
	}

	private String code(JsonNode sent, Protocol protocol) {
		return switch (protocol) {
			case CHECK -> code(sent, CHECK, "check(input, expected, answer)");
			case KATTIS -> code(sent, MAX_VALIDATOR_LENGTH);
			case CODERUNNER -> noCode(sent);
		};
	}

	private String code(JsonNode sent, Pattern name, String function) {
		String code = code(sent, MAX_LENGTH);
		violations.require(code.isBlank() || name.matcher(code).find(), "code", "must define " + function);
		return code;
	}

	private String noCode(JsonNode sent) {
		String code = Objects.requireNonNullElse(text(sent, "code"), "");
		violations.require(code.isBlank(), "code", "a grader of CodeRunner has no code of its own; leave it out");
		return "";
	}

	private String code(JsonNode sent, int maxLength) {
		String code = Objects.requireNonNullElse(text(sent, "code"), "");
		PlainText.check(violations, "code", code, maxLength);
		return code;
	}

	private List<String> given(JsonNode sent, Protocol protocol) {
		violations.require(protocol == Protocol.KATTIS || isMissing(sent.path("arguments")), "arguments",
				"are for the protocol kattis only; leave them out");
		violations.require(protocol == Protocol.CODERUNNER || isMissing(sent.path("grader")), "grader",
				"is for the protocol coderunner only; leave it out");
		return switch (protocol) {
			case CHECK -> List.of();
			case KATTIS -> arguments(sent.path("arguments"));
			case CODERUNNER -> List.of(grader(text(sent, "grader")));
		};
	}

	private List<String> arguments(JsonNode sent) {
		if (isMissing(sent)) {
			return List.of();
		}
		boolean texts = sent.isArray() && sent.size() <= MAX_ARGUMENTS
				&& sent.valueStream().allMatch((each) -> each.isString() && isArgument(each.stringValue()));
		violations.require(texts, "arguments", "expected at most %d texts of at most %d characters, got %s"
			.formatted(MAX_ARGUMENTS, MAX_ARGUMENT_LENGTH, Expected.shortened(sent.toString())));
		return texts ? sent.valueStream().map(JsonNode::stringValue).toList() : List.of();
	}

	private static boolean isArgument(String text) {
		return text.length() <= MAX_ARGUMENT_LENGTH && text.indexOf('\0') < 0;
	}

	private String grader(@Nullable String sent) {
		String grader = Objects.requireNonNullElse(sent, "");
		violations.require(GRADERS.contains(grader), "grader",
				"expected EqualityGrader, NearEqualityGrader or RegexGrader, got '%s'%s"
					.formatted(Expected.shortened(grader), Suggestion.didYouMean(grader, GRADERS)));
		return grader;
	}

	private @Nullable Integer time(JsonNode sent) {
		JsonNode time = sent.path("time_limit_ms");
		if (!time.isString()) {
			return whole(sent, "time_limit_ms");
		}
		Optional<Integer> read = WholeTime.in(Milliseconds.UNIT, time.stringValue());
		violations.require(read.isPresent(), "time_limit_ms", Expected.butGot(Duration.class, time.stringValue()));
		return read.orElse(null);
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
