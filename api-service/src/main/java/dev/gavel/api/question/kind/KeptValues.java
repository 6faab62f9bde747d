package dev.gavel.api.question.kind;

import dev.gavel.api.platform.request.Form;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Values of a stored test that a form cannot show. The form leaves their fields empty and
 * names them in others, {@code kept.<field>}. Those that are still empty when it comes
 * back get the stored values.
 */
public final class KeptValues {

	private static final String PREFIX = "kept.";

	private static final int MAX_LENGTH = 100_000;

	/** How many characters of each value a form needs. */
	public static final int SHOWN = MAX_LENGTH + 1;

	private KeptValues() {
	}

	/**
	 * Returns the fields of a form.
	 * @param values with {@link #SHOWN} characters at least
	 */
	public static MultiValueMap<String, String> fields(Map<String, String> values) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		values.forEach((field, value) -> {
			if (canBeShown(field, value)) {
				fields.add(field, value);
			}
			else {
				fields.add(PREFIX + field, field);
			}
		});
		return fields;
	}

	/** Browsers change other characters, and an empty field is no output. */
	private static boolean canBeShown(String field, String value) {
		return value.length() < SHOWN
				&& value.codePoints().noneMatch((code) -> code == '\r' || code == 0 || isHalfAPair(code))
				&& !(field.startsWith(RightOutputs.OUTPUTS) && value.isBlank());
	}

	private static boolean isHalfAPair(int code) {
		return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
	}

	/** Whether the form names values that it does not show. */
	public static boolean areIn(Form form) {
		return form.fields().keySet().stream().anyMatch((field) -> field.startsWith(PREFIX));
	}

	/** Whether a field was left empty because its value cannot be shown. */
	static boolean has(Form form, String field) {
		return form.fields().containsKey(PREFIX + field);
	}

	/** Removes what says that a field has a value already. */
	public static void replace(MultiValueMap<String, String> fields, String field) {
		fields.remove(PREFIX + field);
	}

	/**
	 * Returns a form with the values in place.
	 * @param stored all values of the test, by field
	 */
	public static Form fillIn(Form form, Map<String, String> stored) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>(form.fields());
		Set<String> exact = new HashSet<>();
		form.fields().forEach((field, names) -> {
			String value = stored.get(names.get(0));
			if (field.startsWith(PREFIX) && value != null && isEmpty(form, field.substring(PREFIX.length()))) {
				fields.set(field.substring(PREFIX.length()), value);
				exact.add(field.substring(PREFIX.length()));
			}
		});
		return new Form(fields, exact);
	}

	private static boolean isEmpty(Form form, String field) {
		@Nullable String typed = form.fields().getFirst(field);
		return Objects.requireNonNullElse(typed, "").isEmpty();
	}

}
