package dev.gavel.api.idempotency;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header: a string as RFC 9651 writes it, in quotes, or the same text without
 * them, as most clients send it.
 */
final class KeyText {

	static final String HEADER = "Idempotency-Key";

	private static final int MOST_CHARACTERS = 255;

	private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");

	private static final Pattern BARE = Pattern.compile("[!#-~]*");

	private KeyText() {
	}

	/**
	 * @param headers one, unless the request is wrong
	 * @throws Problem when it is no key
	 */
	static String read(List<String> headers) {
		if (headers.size() != 1) {
			throw invalid("expected the header once, got it %d times".formatted(headers.size()));
		}
		String text = headers.get(0).strip();
		String key = text.startsWith("\"") ? unquoted(text) : bare(text);
		if (key.isBlank()) {
			throw invalid("it is empty");
		}
		if (key.length() > MOST_CHARACTERS) {
			throw invalid("it has %,d characters; the limit is %d".formatted(key.length(), MOST_CHARACTERS));
		}
		return key;
	}

	private static String unquoted(String text) {
		Matcher quoted = QUOTED.matcher(text);
		if (!quoted.matches()) {
			throw invalid("expected printable ASCII characters between two quotes, with \\\" for a quote");
		}
		return quoted.group(1).replaceAll("\\\\(.)", "$1");
	}

	private static String bare(String text) {
		if (!BARE.matcher(text).matches()) {
			throw invalid("expected printable ASCII characters without spaces and quotes");
		}
		return text;
	}

	private static Problem invalid(String why) {
		return new Problem(ProblemType.INVALID_IDEMPOTENCY_KEY,
				"The header Idempotency-Key is not valid: %s. Send a new UUID for each new request, such as Idempotency-Key: \"0198c0de-0000-7000-8000-000000000000\"."
					.formatted(why));
	}

}
