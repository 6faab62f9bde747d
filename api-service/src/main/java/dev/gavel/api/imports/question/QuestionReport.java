package dev.gavel.api.imports.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a question in an import, or would become of it.
 *
 * @param sourceId what it is called where it comes from
 * @param questionId null when there is none, or a dry run would create it
 * @param tests how many can be taken
 * @param refusedTests how many cannot
 */
public record QuestionReport(String sourceId, String title, Outcome outcome, @Nullable Long questionId, int tests,
		int refusedTests, Notes notes) {

	/** Of each kind; a file may give reason for millions. */
	static final int MOST_NOTES = 100;

	private static final int LONGEST = 500;

	/** What became of a question. */
	public enum Outcome {

		/** It was created. */
		CREATED,
		/** Something of it was changed. */
		CHANGED,
		/** It is as it was when it was last imported. */
		UNCHANGED,
		/** It cannot be taken. */
		REFUSED

	}

	/**
	 * What there is to say about it.
	 *
	 * @param errors why it was refused
	 * @param refused the first of the tests that cannot be taken
	 * @param guesses what the file does not say
	 * @param warnings what was left out
	 */
	public record Notes(@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> errors,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<RefusedTest> refused,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> guesses,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

		public Notes {
			errors = orNone(errors).stream().map(QuestionReport::shortened).toList();
			refused = orNone(refused);
			guesses = orNone(guesses).stream().map(QuestionReport::shortened).toList();
			warnings = orNone(warnings).stream().map(QuestionReport::shortened).toList();
		}

		private static <T> List<T> orNone(@Nullable List<T> stored) {
			return (stored != null) ? stored.stream().limit(MOST_NOTES).toList() : List.of();
		}

		/** Returns of which kinds there are some besides errors, for people. */
		public String summary() {
			return Stream
				.of(refused.isEmpty() ? "" : "Refused tests", guesses.isEmpty() ? "" : "Guesses",
						warnings.isEmpty() ? "" : "Warnings")
				.filter((kind) -> !kind.isEmpty())
				.collect(Collectors.joining(", "));
		}

		/** Returns how many characters it has. */
		public long length() {
			return Stream.of(errors, guesses, warnings).flatMap(List::stream).mapToLong(String::length).sum()
					+ refused.stream().mapToLong((test) -> test.name().length() + test.reason().length()).sum();
		}

		/** Returns the first note of each kind. */
		public Notes brief() {
			return new Notes(first(errors), first(refused), first(guesses), first(warnings));
		}

		private static <T> List<T> first(List<T> notes) {
			return notes.stream().limit(1).toList();
		}

		/** Returns what there is to say about a question that cannot be read. */
		public static Notes of(List<String> errors) {
			return new Notes(errors, List.of(), List.of(), List.of());
		}

	}

	/**
	 * A test that cannot be taken.
	 *
	 * @param name what it is called in the file
	 */
	public record RefusedTest(String name, String reason) {

		public RefusedTest {
			name = shortened(name);
			reason = shortened(reason);
		}

	}

	private static String shortened(String text) {
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "…";
	}

	/** Returns how many tests it has, for people. */
	public String testSummary() {
		return testSummary(tests, refusedTests);
	}

	/** Returns how many tests there are, for people. */
	public static String testSummary(int tests, int refused) {
		String taken = "%,d %s".formatted(tests, (tests == 1) ? "test" : "tests");
		return (refused == 0) ? taken : "%s, %,d refused".formatted(taken, refused);
	}

	/** Returns its title, or what it is called where it comes from. */
	public String name() {
		return title.isBlank() ? sourceId : title;
	}

	/** Returns a question of which nothing can be taken. */
	public static QuestionReport refused(String sourceId, String title, List<String> errors) {
		return new QuestionReport(sourceId, title, Outcome.REFUSED, null, 0, 0, Notes.of(errors));
	}

}
