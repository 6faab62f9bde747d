package dev.gavel.api.access;

import dev.gavel.api.platform.request.Violations;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an account or a group, in the one form in which it is stored. */
public final class AccountName {

	private static final int MAX_LENGTH = 100;

	/**
	 * Control characters, what has no character yet, spaces other than the usual one, and
	 * everything that Unicode lets be invisible: two names that look the same would be
	 * different.
	 */
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}[\\p{Zs}&&[^ ]]"
			+ "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0"
			+ "\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

	private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}]");

	/** What Gavel calls those without a name; nobody else may look like them. */
	private static final Pattern RESERVED = Pattern.compile("(?i)(gavel|visitor|everyone|erased account.*)");

	private AccountName() {
	}

	/**
	 * Returns the name as it is stored.
	 * @throws dev.gavel.api.platform.request.Problem when it cannot be a name
	 */
	public static String of(String field, @Nullable String sent) {
		Violations violations = new Violations();
		String name = normalized(sent);
		check(violations, field, name);
		violations.throwIfAny();
		return name;
	}

	/** Returns the form that all accepted spellings of a name share. */
	public static String key(@Nullable String sent) {
		return normalized(sent).toLowerCase(Locale.ROOT);
	}

	/** Returns whether a name is short enough for an account. */
	public static boolean fits(String sent) {
		return length(normalized(sent)) <= MAX_LENGTH;
	}

	private static int length(String name) {
		return name.codePointCount(0, name.length());
	}

	/** Returns the form in which equal names are equal. */
	public static String normalized(@Nullable String sent) {
		return (sent != null) ? Normalizer.normalize(sent, Normalizer.Form.NFKC).strip() : "";
	}

	private static void check(Violations violations, String field, String name) {
		int length = length(name);
		if (length == 0) {
			violations.add(field, "is missing");
			return;
		}
		violations.require(length <= MAX_LENGTH, field,
				"expected at most %d characters, got %,d".formatted(MAX_LENGTH, length));
		INVISIBLE.matcher(name)
			.results()
			.findFirst()
			.ifPresent((found) -> violations.add(field, "contains the invisible character U+%04X at position %d"
				.formatted(found.group().codePointAt(0), found.start() + 1)));
		violations.require(VISIBLE.matcher(name).find(), field, "expected at least one letter or digit");
		violations.require(!RESERVED.matcher(name).matches(), field, "is reserved");
	}

}
