package dev.gavel.api.compat.piston;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.message.TestReport.Exit;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How open-r1's package {@code codeforces} compares what a program printed, and what it
 * prints itself.
 */
final class Graded {

	private static final Pattern YES_OR_NO = Pattern.compile("\\b(yes|no)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

	private static final int KILLED_BY_SIGNAL = 128;

	private static final int OUT_OF_TIME = 124;

	private static final int OUT_OF_MEMORY = 134;

	private Graded() {
	}

	/** Returns what comes of a program that did not end well. */
	static Stage failed(Ran ran) {
		return switch (ran.ending()) {
			case TIME_LIMIT -> failed(ran, "Time limit exceeded", OUT_OF_TIME);
			case MEMORY_LIMIT -> failed(ran, "Memory limit exceeded", OUT_OF_MEMORY);
			case FAILED, FORBIDDEN_CALL, DOES_NOT_COMPILE -> {
				int code = code(ran.exit());
				yield failed(ran, "Runtime error with exit code " + code, code);
			}
			case FINISHED, OUTPUT_LIMIT, INTERNAL_ERROR, CANCELLED, NOT_RUN -> Stage.of(ran);
		};
	}

	private static Stage failed(Ran ran, String message, int code) {
		return Stage.exited("0\n", ran.shownStderr().text() + message + "\n", code, ran);
	}

	/** As a shell has it. */
	private static int code(@Nullable Exit exit) {
		return (exit == null || exit.signal() == null) ? Stage.status(exit) : KILLED_BY_SIGNAL + exit.signal().number();
	}

	/** Compares as the package does where a problem has no checker. */
	static Stage compared(Ran ran, String expected) {
		return verdict(!ran.stdout().isCut() && normal(ran.stdout().text()).equals(normal(expected)), "diff", 0, ran);
	}

	/**
	 * Of an output that is not kept to its end, no checker may see the beginning only.
	 */
	static Stage tooLong(Ran ran) {
		return verdict(false, "too long to be checked", 0, ran);
	}

	/** Takes the word of a problem's checker. */
	static Stage checked(Ran ran, Ran checker) {
		if (checker.ending() == Ending.INTERNAL_ERROR || checker.ending() == Ending.CANCELLED) {
			return Stage.of(checker);
		}
		String said = WHITE_SPACE.matcher(checker.stdout().text()).replaceAll("");
		boolean right = said.equals("1") || said.equals("100");
		int code = (checker.ending() == Ending.TIME_LIMIT) ? OUT_OF_TIME
				: (checker.ending() == Ending.FINISHED) ? 0 : code(checker.exit());
		return verdict(right, "checker", code, ran);
	}

	private static Stage verdict(boolean right, String by, int code, Ran ran) {
		String said = "Output %s correct (%s)\n".formatted(right ? "is" : "isn't", by);
		return Stage.exited(right ? "1\n" : "0\n", ran.stderr().text() + said, code, ran);
	}

	private static String normal(String text) {
		String words = YES_OR_NO.matcher(text)
			.replaceAll((word) -> Objects.requireNonNull(word.group()).toUpperCase(Locale.ROOT));
		return WHITE_SPACE.matcher(words).replaceAll(" ").strip();
	}

	/** Returns the lines that are not empty, as checkers get them. */
	static String lines(String text) {
		return text.lines().filter((line) -> !line.isEmpty()).map((line) -> line + "\n").collect(Collectors.joining());
	}

}
