package dev.gavel.api.platform.request;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be done, for a reason that the client can fix or at least
 * understand. Shown as a problem document (RFC 9457) or as a page.
 */
public class Problem extends RuntimeException {

	/** The default wait before a retry, for problems that pass. */
	private static final Duration SOON = Duration.ofSeconds(5);

	private final ProblemType type;

	private final List<FieldError> errors;

	private final @Nullable Duration retryAfter;

	public Problem(ProblemType type, String detail) {
		this(type, detail, List.of());
	}

	public Problem(ProblemType type, String detail, List<FieldError> errors) {
		this(type, detail, errors, null);
	}

	private Problem(ProblemType type, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
		super(detail);
		this.type = type;
		this.errors = List.copyOf(errors);
		this.retryAfter = retryAfter;
	}

	/** One that goes away by itself. */
	public static Problem passing(ProblemType type, String detail, Duration retryAfter) {
		return new Problem(type, detail, List.of(), retryAfter);
	}

	public static Problem notFound(String thing, Object id) {
		return new Problem(ProblemType.NOT_FOUND, "There is no %s %s.".formatted(thing, id));
	}

	public ProblemType type() {
		return type;
	}

	public HttpStatus status() {
		return type.status();
	}

	/** Returns the value of the header Retry-After; null when a retry does not help. */
	public @Nullable String retryAfterSeconds() {
		Duration wait = (retryAfter == null && status() == HttpStatus.SERVICE_UNAVAILABLE) ? SOON : retryAfter;
		return (wait != null) ? String.valueOf(Math.max(1, wait.toSeconds())) : null;
	}

	public List<FieldError> errors() {
		return errors;
	}

	/**
	 * What is wrong with one field.
	 *
	 * @param field its path in the request, such as {@code input_variables.nums[1]}
	 */
	public record FieldError(String field, String message) {
	}

}
