package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.judge0.Bounds.Bound;
import dev.gavel.api.compat.run.ShellWords;
import dev.gavel.api.platform.request.Violations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a submission as sent, in the manner of Rails: numbers may be texts, and what is
 * not known is ignored.
 *
 * @param base64 whether texts are in Base64
 */
record SentSubmission(JsonNode fields, boolean base64, Violations violations) {

	private static final int MOST_CHARACTERS = 512;

	private static final String FILES = "additional_files";

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

	/** What Judge0 removes before its shell reads them. */
	private static final Pattern REMOVED = Pattern.compile("[$&;<>|`]");

	String source() {
		int before = violations.count();
		String source = text("source_code");
		violations.require(violations.count() > before || (source != null && !source.isBlank()), "source_code",
				"can't be blank");
		return (source != null) ? source : "";
	}

	Optional<Language> language(Languages languages) {
		String sent = scalar("language_id");
		violations.require(!sent.isBlank(), "language_id", "can't be blank");
		Optional<Language> found = sent.matches("[0-9]{1,9}") ? languages.find(Integer.parseInt(sent))
				: Optional.empty();
		violations.require(found.isPresent(), "language_id", "language with id %s doesn't exist".formatted(sent));
		return found;
	}

	/** Returns null when it was not sent. */
	@Nullable String text(String field) {
		JsonNode sent = fields.path(field);
		if (sent.isMissingNode() || sent.isNull()) {
			return null;
		}
		violations.require(!sent.isContainer(), field, "must be a text");
		return (base64 && !sent.isContainer()) ? decoded(field, sent.asString("")) : sent.asString("");
	}

	private String decoded(String field, String sent) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64Text.decode(sent))).toString();
		}
		catch (IllegalArgumentException ex) {
			violations.add(field, "is not Base64, although base64_encoded is true");
		}
		catch (CharacterCodingException ex) {
			violations.add(field, "is not UTF-8, which is not supported");
		}
		return "";
	}

	List<String> args() {
		String sent = scalar("command_line_arguments");
		if (sent.length() > MOST_CHARACTERS) {
			violations.add("command_line_arguments",
					"is too long (maximum is %d characters)".formatted(MOST_CHARACTERS));
			return List.of();
		}
		return ShellWords.of(REMOVED.matcher(sent).replaceAll(""));
	}

	/** Returns how many bytes the files beside a program have. */
	static long unpackedSize(JsonNode fields) {
		try {
			return AdditionalFiles.size(Base64Text.decode(fields.path(FILES).asString("")));
		}
		catch (IllegalArgumentException ex) {
			return 0;
		}
	}

	/** Returns the files beside the program by name. */
	Map<String, byte[]> files() {
		String sent = scalar(FILES);
		if (sent.isEmpty()) {
			return Map.of();
		}
		try {
			return AdditionalFiles.unpack(Base64Text.decode(sent), violations);
		}
		catch (IllegalArgumentException ex) {
			violations.add(FILES, "is not Base64");
			return Map.of();
		}
	}

	/** Returns a limit, or what is usual if none was sent. */
	double limit(String field, Bound bound) {
		String sent = scalar(field);
		if (sent.isEmpty()) {
			return bound.usual();
		}
		if (!NUMBER.matcher(sent).matches()) {
			violations.add(field, "is not a number");
			return bound.usual();
		}
		double limit = Double.parseDouble(sent);
		violations.require(limit >= bound.least(), field, "must be greater than or equal to " + number(bound.least()));
		violations.require(limit <= bound.most(), field, "must be less than or equal to " + number(bound.most()));
		return limit;
	}

	private static String number(double value) {
		return (value == Math.rint(value)) ? String.valueOf((long) value) : String.valueOf(value);
	}

	/** Requires that nothing is sent that cannot be had. */
	void requireOnlySupported() {
		violations.require(!isOn("enable_network"), "enable_network", "enabling network is not allowed");
		violations.require(scalar("compiler_options").isBlank(), "compiler_options",
				"setting compiler options is only allowed for compiled languages");
		for (String option : List.of("redirect_stderr_to_stdout", "enable_per_process_and_thread_time_limit",
				"enable_per_process_and_thread_memory_limit")) {
			violations.require(!isOn(option), option, "this option cannot be enabled");
		}
	}

	private boolean isOn(String field) {
		String sent = scalar(field);
		return !sent.isEmpty() && !List.of("false", "0", "f", "off").contains(sent);
	}

	/** Returns a number, a boolean or a text as text; empty when there is none. */
	String scalar(String field) {
		JsonNode sent = fields.path(field);
		violations.require(!sent.isContainer() || sent.isMissingNode(), field, "must not be a list or an object");
		return (sent.isNull() || sent.isContainer()) ? "" : sent.asString("");
	}

}
