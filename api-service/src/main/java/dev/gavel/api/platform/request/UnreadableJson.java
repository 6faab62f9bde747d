package dev.gavel.api.platform.request;

import dev.gavel.value.JsonFault;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what is wrong with a body that could not be read: malformed as JSON, or not what
 * was asked for.
 */
public final class UnreadableJson {

	private UnreadableJson() {
	}

	/**
	 * @param cause why it could not be read; null when there was nothing
	 */
	public static Problem problem(@Nullable Throwable cause) {
		if (cause instanceof ObjectLimit.Exceeded exceeded) {
			return new Problem(ProblemType.REQUEST_TOO_LARGE, exceeded.getOriginalMessage());
		}
		if (cause instanceof UnrecognizedPropertyException unknown) {
			return unknownField(unknown);
		}
		if (cause instanceof MismatchedInputException trailing
				&& trailing.getOriginalMessage().startsWith("Trailing")) {
			return malformed(trailing);
		}
		if (cause instanceof MismatchedInputException mismatch) {
			return Violations.of(path(mismatch),
					(mismatch instanceof InvalidFormatException invalid)
							? Expected.butGot(invalid.getTargetType(), invalid.getValue())
							: "expected " + Expected.of(mismatch.getTargetType()));
		}
		if (cause instanceof InputCoercionException outOfRange) {
			return Violations.of(path(outOfRange), "expected " + Expected.of(outOfRange.getTargetType()));
		}
		if (cause instanceof StreamConstraintsException || cause instanceof StreamReadException) {
			return malformed((JacksonException) cause);
		}
		return new Problem(ProblemType.MALFORMED_JSON,
				(cause == null) ? "The body is empty, expected a JSON object." : "The body could not be read as JSON.");
	}

	private static Problem unknownField(UnrecognizedPropertyException unknown) {
		List<String> known = (unknown.getKnownPropertyIds() != null)
				? unknown.getKnownPropertyIds().stream().map(String::valueOf).toList() : List.of();
		return Violations.of(path(unknown), "unknown field" + Suggestion.didYouMean(unknown.getPropertyName(), known));
	}

	private static Problem malformed(JacksonException exception) {
		return new Problem(ProblemType.MALFORMED_JSON, "Not JSON%s.".formatted(JsonFault.of(exception)));
	}

	private static String path(JacksonException exception) {
		String path = exception.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining());
		return path.isEmpty() ? "body" : path.substring(1);
	}

}
