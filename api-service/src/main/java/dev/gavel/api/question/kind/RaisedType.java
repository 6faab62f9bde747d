package dev.gavel.api.question.kind;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.signature.MalformedType;
import dev.gavel.signature.PythonName;
import dev.gavel.signature.ValueType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the name of the type of an expected exception. A program may define the type, so
 * Python's own types are not the only ones.
 */
public final class RaisedType {

	/** The field of the type. */
	public static final String RAISES = "raises";

	/** The field of a pattern for its message. */
	public static final String MESSAGE = "raises_message";

	private static final int MAX_LENGTH = 100;

	private static final int MAX_MESSAGE_LENGTH = 1000;

	private static final Set<String> CONSTANTS = Set.of("Ellipsis", "NotImplemented");

	/** They end a program before anything could be compared. */
	private static final Set<String> ENDS = Set.of("SystemExit", "MemoryError");

	private static final Set<String> OS_ERROR = Set.of("IOError", "EnvironmentError");

	private RaisedType() {
	}

	/** Adds a violation unless an exception can have that type. */
	public static void check(Violations violations, String name) {
		violations.require(mayBeException(name), RAISES,
				"expected the name of an exception's type without its module, such as ValueError, got '%s'"
					.formatted(Expected.shortened(name)));
		violations.require(!OS_ERROR.contains(name), RAISES,
				"%s is another name of OSError; expected OSError".formatted(name));
		violations.require(!ENDS.contains(name), RAISES, "cannot be %s, which ends the program".formatted(name));
	}

	/**
	 * Adds a violation unless it is a text that may be a pattern. Only Python can tell.
	 */
	public static void checkMessage(Violations violations, @Nullable String pattern, boolean raises) {
		if (pattern != null) {
			violations.require(raises, MESSAGE, "is for an exception, but none is expected; leave it out");
			PlainText.check(violations, MESSAGE, pattern, MAX_MESSAGE_LENGTH);
		}
	}

	private static boolean mayBeException(String name) {
		return name.length() <= MAX_LENGTH && PythonName.isValid(name) && isSpelledAsType(name)
				&& !CONSTANTS.contains(name) && !isTypeOfValues(name);
	}

	/** Some modules have types such as {@code struct.error}. */
	private static boolean isSpelledAsType(String name) {
		return Character.isUpperCase(name.codePointAt(0)) || name.endsWith("error");
	}

	private static boolean isTypeOfValues(String name) {
		try {
			ValueType.parse(name);
			return true;
		}
		catch (MalformedType ex) {
			return false;
		}
	}

}
