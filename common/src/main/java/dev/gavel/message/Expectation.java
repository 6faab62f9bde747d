package dev.gavel.message;

import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.ListValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is right in a test. Its values are kept encoded, because most are only passed on.
 *
 * @param output the expected answer; null when any is accepted and only reported, or when
 * an exception is expected
 * @param others a list of other right answers; null when there are none
 * @param raises the name of the exception's type, or of a base of it, where an exception
 * is expected
 * @param comparison how answers to this test are compared; null when it is that of the
 * suite
 * @param message a regular expression of Python that occurs in the message of the
 * exception; null when any message is right
 * @param exitStatus with which a program must end; 0 for other kinds of questions
 */
public record Expectation(@Nullable EncodedValue output, @Nullable EncodedValue others, @Nullable String raises,
		@Nullable ComparisonSpec comparison, @Nullable String message, int exitStatus) {

	/** Whatever the program returns is accepted, and only reported. */
	public static final Expectation NOTHING = new Expectation(null, null, null, null, null, 0);

	/** Expects that answer; when it is null, nothing. */
	public static Expectation of(@Nullable EncodedValue output) {
		return (output != null) ? outputs(output, null) : NOTHING;
	}

	/** Expects one of those answers. */
	public static Expectation outputs(EncodedValue output, @Nullable EncodedValue others) {
		return new Expectation(output, others, null, null, null, 0);
	}

	/**
	 * @param raises the name of the exception's type, or of a base of it
	 */
	public static Expectation exception(String raises) {
		return exception(raises, null);
	}

	/**
	 * @param raises the name of the exception's type, or of a base of it
	 * @param message a regular expression of Python that its message must have; null when
	 * any is right
	 */
	public static Expectation exception(String raises, @Nullable String message) {
		return new Expectation(null, null, raises, null, message, 0);
	}

	/** Returns the same with that comparison; null means that of the suite. */
	public Expectation with(@Nullable ComparisonSpec comparison) {
		return new Expectation(output, others, raises, comparison, message, exitStatus);
	}

	/** Returns the same for a program that must end with that status. */
	public Expectation withExitStatus(int exitStatus) {
		return new Expectation(output, others, raises, comparison, message, exitStatus);
	}

	public boolean isNothing() {
		return output == null && raises == null;
	}

	/** Whether there are right answers, and all are texts. */
	public boolean isOfTexts() {
		return !rightAnswers().isEmpty() && rightAnswers().stream().allMatch(EncodedValue::isText);
	}

	/** Returns the right answers; none when any answer is right. */
	public List<EncodedValue> rightAnswers() {
		if (output == null) {
			return List.of();
		}
		if (others == null) {
			return List.of(output);
		}
		List<EncodedValue> answers = new ArrayList<>(List.of(output));
		answers.addAll(others.elements());
		return answers;
	}

	/** Returns enough of each value to show that many characters of it. */
	Expectation beginning(int maxCharacters) {
		return new Expectation((output != null) ? EncodedValue.of(output.beginning(maxCharacters)) : null,
				othersBeginning(maxCharacters), raises, comparison, message, exitStatus);
	}

	private @Nullable EncodedValue othersBeginning(int maxCharacters) {
		return (others != null) ? EncodedValue
			.of(new ListValue(others.elements().stream().map((other) -> other.beginning(maxCharacters)).toList()))
				: null;
	}

	/** Returns the bytes of its values. */
	public long size() {
		return (long) size(output) + size(others);
	}

	private static int size(@Nullable EncodedValue value) {
		return (value != null) ? value.size() : 0;
	}

}
