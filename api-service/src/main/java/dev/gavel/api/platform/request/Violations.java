package dev.gavel.api.platform.request;

import dev.gavel.api.platform.request.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Collects what is wrong with a request, so that a client learns of everything at once.
 */
public final class Violations {

	private final List<FieldError> errors;

	private final String prefix;

	public Violations() {
		this(new ArrayList<>(), "");
	}

	private Violations(List<FieldError> errors, String prefix) {
		this.errors = errors;
		this.prefix = prefix;
	}

	/** Collects into this one, but fields are named as within another. */
	public Violations within(String field) {
		return new Violations(errors, prefix + field + ".");
	}

	public void add(String field, String message) {
		errors.add(new FieldError(prefix + field, message));
	}

	/** Adds the violations of a part of the request that was read separately. */
	public void add(String field, Problem problem) {
		if (problem.errors().isEmpty()) {
			add(field, problem.getMessage().replaceFirst("\\.$", ""));
		}
		problem.errors().forEach((error) -> within(field).add(error.field(), error.message()));
	}

	public void require(boolean condition, String field, String message) {
		if (!condition) {
			add(field, message);
		}
	}

	public List<FieldError> errors() {
		return List.copyOf(errors);
	}

	public void throwIfAny() {
		if (!errors.isEmpty()) {
			throw new Problem(ProblemType.INVALID, sentence(), errors);
		}
	}

	/** Returns all violations in one text. */
	public String sentence() {
		String sentence = errors.stream()
			.map((error) -> "%s: %s".formatted(error.field(), error.message()))
			.collect(Collectors.joining("; "));
		return (sentence.endsWith("?") || sentence.endsWith(".")) ? sentence : sentence + ".";
	}

	public static Problem of(String field, String message) {
		Violations violations = new Violations();
		violations.add(field, message);
		return new Problem(ProblemType.INVALID, violations.sentence(), violations.errors);
	}

}
