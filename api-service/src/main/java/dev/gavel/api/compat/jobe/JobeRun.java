package dev.gavel.api.compat.jobe;

import dev.gavel.api.compat.run.FileName;
import dev.gavel.api.compat.run.ShellWords;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/**
 * A run as sent, once it is valid. What Jobe ignores is ignored; what it replaces by a
 * default is replaced.
 *
 * @param file the name of the script
 * @param files ids of the files beside it, by name
 * @param streamBytes how much of each stream is given
 */
record JobeRun(String source, String file, String input, List<String> args, Map<String, String> files, Duration cpuTime,
		DataSize memory, int streamBytes) {

	private static final String LANGUAGE = "python3";

	private static final String USUAL_FILE = "prog.py";

	/**
	 * As Jobe has it, a file's name must not be hidden, and has no reserved characters.
	 */
	private static final Pattern FILE_NAME = Pattern
		.compile("[^.\\-<>:\"/\\\\|?*\\p{Cntrl}\\u00A0\\u00AD#\\[\\]@!$&'()+,;={}^~`]"
				+ "[^<>:\"/\\\\|?*\\p{Cntrl}\\u00A0\\u00AD#\\[\\]@!$&'()+,;={}^~`]{0,99}");

	private static final Pattern SUPPORT_FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");

	private static final int MOST_FILES = 100;

	private static final int MOST_CPU_SECONDS = 120;

	private static final int USUAL_CPU_SECONDS = 5;

	/** Python's default at a Jobe server. */
	private static final int USUAL_MEMORY_MEGABYTES = 1000;

	private static final int USUAL_STREAM_MEGABYTES = 2;

	private static final int MOST_MEGABYTES = 100_000;

	private static final int STREAM_MEGABYTE = 1000 * 1024;

	/**
	 * @throws Problem when it is not right
	 */
	static JobeRun of(JobeRequest request) {
		JsonNode spec = request.runSpec();
		if (spec == null || !spec.isObject()) {
			throw bad("No run_spec attribute found in post data");
		}
		String source = required("sourcecode", spec);
		requireLanguage(required("language_id", spec));
		JsonNode parameters = spec.path("parameters");
		double cpuSeconds = number(parameters, "cputime", USUAL_CPU_SECONDS);
		if (cpuSeconds > MOST_CPU_SECONDS) {
			throw bad("cputime exceeds maximum allowed on this Jobe server (%d secs)".formatted(MOST_CPU_SECONDS));
		}
		double megabytes = number(parameters, "memorylimit", USUAL_MEMORY_MEGABYTES);
		double stream = number(parameters, "streamsize", USUAL_STREAM_MEGABYTES);
		return new JobeRun(source, fileName(text(spec.get("sourcefilename"))), text(spec.get("input")),
				words(parameters.path("runargs")), files(spec.get("file_list")),
				Duration.ofMillis((long) (1000 * ((cpuSeconds > 0) ? cpuSeconds : USUAL_CPU_SECONDS))),
				DataSize.ofMegabytes((long) ((megabytes > 0) ? Math.min(megabytes, MOST_MEGABYTES) : MOST_MEGABYTES)),
				(int) Math.min(Integer.MAX_VALUE, Math.max(0, stream) * STREAM_MEGABYTE));
	}

	private static Problem bad(String why) {
		return new Problem(ProblemType.BAD_REQUEST, why);
	}

	private static String required(String name, JsonNode spec) {
		JsonNode sent = spec.get(name);
		if (sent == null || sent.isNull() || sent.isContainer()) {
			throw bad("run_spec is missing the required attribute '%s'".formatted(name));
		}
		return text(sent);
	}

	private static String text(@Nullable JsonNode sent) {
		return (sent == null || sent.isNull() || sent.isContainer()) ? "" : sent.asString();
	}

	/** Jobe makes all letters small before it compares. */
	private static void requireLanguage(String id) {
		if (!id.equalsIgnoreCase(LANGUAGE)) {
			throw bad("Language '%s' is not known".formatted(id));
		}
	}

	/** Takes the default instead of what is no number. */
	private static double number(JsonNode parameters, String name, double usual) {
		JsonNode sent = parameters.path(name);
		if (sent.isMissingNode() || sent.isContainer()) {
			return usual;
		}
		try {
			double number = Double.parseDouble(sent.asString());
			return Double.isFinite(number) ? number : usual;
		}
		catch (NumberFormatException ex) {
			return usual;
		}
	}

	private static String fileName(String sent) {
		if (sent.isEmpty()) {
			return USUAL_FILE;
		}
		if (!FILE_NAME.matcher(sent).matches() || !FileName.isPlain(sent)) {
			throw bad("The sourcefilename for the run_spec is illegal");
		}
		return sent;
	}

	/** Jobe gives them to a shell. */
	private static List<String> words(JsonNode sent) {
		return sent.isArray() ? sent.valueStream().flatMap((line) -> ShellWords.of(text(line)).stream()).toList()
				: List.of();
	}

	private static Map<String, String> files(@Nullable JsonNode sent) {
		List<JsonNode> pairs = (sent != null && sent.isArray()) ? List.copyOf(sent.values()) : List.of();
		if (pairs.size() > MOST_FILES) {
			throw bad("The file_list has %,d files; the limit is %d".formatted(pairs.size(), MOST_FILES));
		}
		Map<String, String> files = new LinkedHashMap<>();
		for (JsonNode pair : pairs) {
			if (!pair.isArray() || pair.size() < 2 || pair.size() > 3 || !JobeFileId.isValid(text(pair.get(0)))
					|| !SUPPORT_FILE_NAME.matcher(text(pair.get(1))).matches()) {
				throw bad("Invalid file specifier: expected [id, name] with an id of 8 or more letters and digits,"
						+ " and a name of letters, digits, '.', '_' and '-'");
			}
			files.put(text(pair.get(1)), text(pair.get(0)));
		}
		return files;
	}

}
