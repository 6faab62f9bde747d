package dev.gavel.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A part of a source that a rule is about. */
public enum Construct {

	/** A name, wherever it stands. */
	NAME,
	/** An import of a module, of one inside it or of a name from it. */
	IMPORT,
	/** A call of what has a name. */
	CALL,
	/** A statement that repeats others: {@code for} or {@code while}. */
	LOOP,
	/** An expression that repeats another, in any brackets. */
	COMPREHENSION,
	/** A function or method that calls itself, also through others. */
	RECURSION,
	/** A definition of a class. */
	CLASS;

	/** Returns the spelling in JSON. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether a rule about it must say which. */
	public boolean needsName() {
		return switch (this) {
			case NAME, IMPORT, CALL -> true;
			case LOOP, COMPREHENSION, RECURSION, CLASS -> false;
		};
	}

	/** Whether a rule about it may say which. */
	public boolean mayHaveName() {
		return switch (this) {
			case NAME, IMPORT, CALL, LOOP, CLASS -> true;
			case COMPREHENSION, RECURSION -> false;
		};
	}

}
