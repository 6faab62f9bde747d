package dev.gavel.value;

import org.jspecify.annotations.Nullable;

/**
 * Where inside a value, such as {@code [3]['a']}. Spelled only when something is wrong
 * there, since there is one for each of what may be a million values.
 *
 * @param key an index, or the value that is the key of a dict
 */
public record Place(@Nullable Place parent, Object key) {

	/** The value itself. Its place is spelled as nothing. */
	public static final Place WHOLE = new Place(null, "");

	private static final int SHOWN_CHARACTERS = 80;

	/**
	 * One of what is there.
	 * @param key an index, or the value that is the key of a dict
	 */
	public Place at(Object key) {
		return new Place(this, key);
	}

	@Override
	public String toString() {
		return (parent == null) ? "" : parent + "[" + spelledKey() + "]";
	}

	private String spelledKey() {
		return (key instanceof Value value) ? PythonText.abbreviate(value, SHOWN_CHARACTERS) : key.toString();
	}

}
