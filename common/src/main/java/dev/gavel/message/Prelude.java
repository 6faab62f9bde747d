package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What runs before a program, in the program's namespace.
 *
 * @param text {@link #LEETCODE}, or lines of Python
 */
public record Prelude(@JsonValue String text) {

	/** The imports that programs on LeetCode need not make. */
	public static final String LEETCODE = "leetcode";

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Prelude {
		Objects.requireNonNull(text, "text is null");
	}

	/** Whether the author wrote it. If so, its failures are the author's fault. */
	public boolean hasOwnLines() {
		return !text.equals(LEETCODE);
	}

}
