package dev.gavel.api.platform.request;

import dev.gavel.api.platform.request.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Collects what is wrong with a request, so that a client learns of everything at once.
 * Keeps the first 100 and counts the rest: a large request may have millions.
 */
public final class Violations {

	private static final int MOST_KEPT = 100;

	private final List<FieldError> errors;

	/** Of this one and of all {@link #within} it. */
	private final AtomicInteger count;

	private final String prefix;

	public Violations() {
		this(new ArrayList<>(), new AtomicInteger(), "");
	}

	private Violations(List<FieldError> errors, AtomicInteger count, String prefix) {
		this.errors = errors;
		this.count = count;
		this.prefix = prefix;
	}

	/** Collects into this one, but fields are named as within another. */
	public Violations within(String field) {
		return new Violations(errors, count, prefix + field + ".");
	}

	public void add(String field, String message) {
		if (count.getAndIncrement() < MOST_KEPT) {
			errors.add(new FieldError(prefix + field, message));
		}
	}

	/** Returns how many there are, including those that are not kept. */
	public int count() {
		return count.get();
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

	/** Returns those that are kept. */
	public List<FieldError> errors() {
		return List.copyOf(errors);
	}

	public void throwIfAny() {
		if (!errors.isEmpty()) {
			throw new Problem(ProblemType.INVALID, sentence(), errors);
		}
	}

	/** Returns those that are kept in one text, and how many more there are. */
	public String sentence() {
		String sentence = errors.stream()
			.map((error) -> "%s: %s".formatted(error.field(), error.message()))
			.collect(Collectors.joining("; "));
		if (count() > errors.size()) {
			return "%s; and %,d more.".formatted(sentence, count() - errors.size());
		}
		return (sentence.endsWith("?") || sentence.endsWith(".")) ? sentence : sentence + ".";
	}

	public static Problem of(String field, String message) {
		Violations violations = new Violations();
		violations.add(field, message);
		return new Problem(ProblemType.INVALID, violations.sentence(), violations.errors);
	}

}
