package dev.gavel.api.compat.piston;

import dev.gavel.api.compat.run.FileName;
import dev.gavel.api.platform.request.Expected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to run a program, as sent. What Piston does not know is ignored.
 *
 * @param fields all that was sent
 */
record SentRequest(String language, String version, List<SentFile> files, JsonNode fields) {

	private static final List<String> LIMITS = List.of("memory_limit", "timeout", "cpu_time");

	/** Checks in the order of Piston, so that the same message comes first. */
	static SentRequest read(JsonNode fields) {
		String language = name(fields, "language");
		String version = name(fields, "version");
		JsonNode files = fields.path("files");
		Invalid.require(files.isArray(), "files is required as an array");
		List<SentFile> read = new ArrayList<>();
		for (JsonNode file : files) {
			int place = read.size();
			read.add(SentFile.read(file, "files[%d]".formatted(place), "file%d.code".formatted(place)));
		}
		return new SentRequest(language, version, read, fields);
	}

	private static String name(JsonNode fields, String field) {
		String name = fields.path(field).asString("");
		Invalid.require(fields.path(field).isString() && !name.isEmpty(), field + " is required as a string");
		return name;
	}

	/**
	 * Returns the first file that is text, with the others beside it. Of two files with
	 * one name, the last one stays.
	 */
	SentProgram program() {
		Invalid.require(files.stream().anyMatch(SentFile::declaredText),
				"files must include at least one utf8 encoded file");
		SentFile program = files.stream().filter((file) -> file.encoding() == Encoding.UTF8).findFirst().orElseThrow();
		Invalid.require(FileName.isPlain(program.name()),
				"the program '%s' must have the name of a file without a folder"
					.formatted(Expected.shortened(program.name())));
		Map<String, byte[]> contents = new LinkedHashMap<>();
		files.forEach((file) -> contents.put(file.name(), file.content()));
		return SentProgram.of(program.name(), contents);
	}

	/**
	 * Returns what the program reads. Piston ends it with a line break, also if it is
	 * empty.
	 */
	String stdin() {
		JsonNode sent = fields.path("stdin");
		Invalid.require(sent.isString() || isMissing(sent), "stdin must be a string");
		String stdin = sent.asString("");
		return stdin.endsWith("\n") ? stdin : stdin + "\n";
	}

	List<String> args() {
		JsonNode sent = fields.path("args");
		boolean valid = isMissing(sent) || (sent.isArray() && sent.valueStream().allMatch(JsonNode::isString));
		Invalid.require(valid, "args must be an array of strings");
		return sent.valueStream().map(JsonNode::stringValue).toList();
	}

	private static boolean isMissing(JsonNode sent) {
		return sent.isMissingNode() || sent.isNull();
	}

	/** Requires that all limits are numbers, and those of the run not too large. */
	void requireLimits(Map<String, Long> most) {
		for (String limit : LIMITS) {
			requireNumber("compile_" + limit);
			requireNumber("run_" + limit);
			requireAtMost("run_" + limit, Objects.requireNonNull(most.get(limit), limit));
		}
	}

	private void requireNumber(String field) {
		Invalid.require(isUnset(fields.path(field)) || fields.path(field).isNumber(),
				"If specified, %s must be a number".formatted(field));
	}

	private void requireAtMost(String field, long most) {
		double sent = fields.path(field).asDouble(0);
		Invalid.require(sent <= most, "%s cannot exceed the configured limit of %d".formatted(field, most));
		Invalid.require(sent >= 0 || isUnlimited(field, sent), field + " must be non-negative");
	}

	/** Clients send what Piston's description has as an example. */
	private static boolean isUnlimited(String field, double sent) {
		return field.endsWith("memory_limit") && sent == -1;
	}

	/** Returns a limit of the run; null when none was sent. */
	@Nullable Double limit(String name) {
		double sent = fields.path("run_" + name).asDouble(0);
		return (sent > 0) ? sent : null;
	}

	/** Returns whether a value means the same as none, as in JavaScript. */
	private static boolean isUnset(JsonNode sent) {
		return isMissing(sent) || (sent.isString() && sent.stringValue().isEmpty())
				|| (sent.isBoolean() && !sent.booleanValue());
	}

}
