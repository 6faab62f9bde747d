package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.run.Output;
import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.printed.Printed;
import dev.gavel.value.DecodingRoom;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A submission as answered.
 *
 * @param report on its evaluation
 * @param result reads what came of it
 * @param source reads the program
 * @param input reads what it read
 * @param expected reads what it should print
 * @param language that of the environment that it ran in
 * @param base64 whether texts are written in Base64
 * @param isLong whether outputs of it are long
 */
record ShownSubmission(EvaluationReport report, Supplier<Result> result, Supplier<String> source,
		Supplier<ProgramInput> input, Supplier<@Nullable String> expected, Language language, boolean base64,
		Bounds bounds, boolean isLong) {

	/** All fields of Judge0, in the order in which they are answered. */
	static final Map<String, Function<ShownSubmission, @Nullable Object>> FIELDS = fields();

	private static final DateTimeFormatter MILLIS = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final double MILLIS_PER_SECOND = 1000;

	private static final int KILOBYTE = 1024;

	private static Map<String, Function<ShownSubmission, @Nullable Object>> fields() {
		Map<String, Function<ShownSubmission, @Nullable Object>> fields = new LinkedHashMap<>();
		fields.put("source_code", (shown) -> shown.text(shown.source.get()));
		fields.put("language_id", (shown) -> shown.language.id());
		fields.put("stdin", (shown) -> shown.text(shown.input.get().stdin()));
		fields.put("expected_output", (shown) -> shown.text(shown.expected.get()));
		fields.put("stdout", (shown) -> shown.text(shown.result.get().stdout()));
		fields.put("status_id", (shown) -> shown.result.get().status().id());
		fields.put("created_at", (shown) -> MILLIS.format(shown.report.createdAt()));
		fields.put("finished_at", ShownSubmission::finishedAt);
		fields.put("time", (shown) -> shown.result.get().time());
		fields.put("memory", (shown) -> shown.result.get().memory());
		fields.put("stderr", (shown) -> shown.text(shown.result.get().stderr()));
		fields.put("token", ShownSubmission::token);
		fields.put("number_of_runs", (shown) -> shown.report.run().total());
		fields.put("cpu_time_limit",
				(shown) -> String.valueOf(shown.report.run().timeLimitMillis() / MILLIS_PER_SECOND));
		fields.put("cpu_extra_time", (shown) -> shown.usual("cpu_extra_time"));
		fields.put("wall_time_limit", (shown) -> shown.usual("wall_time_limit"));
		fields.put("memory_limit", (shown) -> shown.report.run().memoryLimitBytes() / KILOBYTE);
		fields.put("stack_limit", (shown) -> shown.whole("stack_limit"));
		fields.put("max_processes_and_or_threads", (shown) -> shown.whole("max_processes_and_or_threads"));
		fields.put("enable_per_process_and_thread_time_limit", (shown) -> false);
		fields.put("enable_per_process_and_thread_memory_limit", (shown) -> false);
		fields.put("max_file_size", (shown) -> shown.whole("max_file_size"));
		fields.put("compile_output", (shown) -> null);
		fields.put("exit_code", (shown) -> shown.result.get().exitCode());
		fields.put("exit_signal", (shown) -> shown.result.get().exitSignal());
		fields.put("message", (shown) -> shown.text(shown.result.get().message()));
		fields.put("wall_time", (shown) -> shown.result.get().wallTime());
		fields.put("compiler_options", (shown) -> null);
		fields.put("command_line_arguments", ShownSubmission::arguments);
		fields.put("redirect_stderr_to_stdout", (shown) -> false);
		fields.put("callback_url", (shown) -> null);
		fields.put("additional_files", (shown) -> null);
		fields.put("enable_network", (shown) -> false);
		fields.put("status", (shown) -> shown.result.get().status());
		fields.put("language", ShownSubmission::language);
		return Collections.unmodifiableMap(fields);
	}

	/** Takes room for long outputs. Room counts values at many times their size. */
	DecodingRoom room() {
		return RequestRoom.take(isLong ? Printed.MOST_BYTES / 8 : 0);
	}

	String token() {
		return report.id().toString();
	}

	private @Nullable String finishedAt() {
		Instant finished = report.finishedAt();
		return (finished != null) ? MILLIS.format(finished) : null;
	}

	private @Nullable String arguments() {
		String arguments = String.join(" ", input.get().args());
		return arguments.isEmpty() ? null : arguments;
	}

	private String usual(String field) {
		return String.valueOf(bounds.all().get(field).usual());
	}

	private long whole(String field) {
		return (long) bounds.all().get(field).usual();
	}

	private @Nullable String text(@Nullable String text) {
		return (text != null && base64) ? Base64Text.encode(text) : text;
	}

	/** Judge0 has null for nothing. */
	private @Nullable String text(@Nullable Output output) {
		if (output == null || output.bytes().length == 0) {
			return null;
		}
		return base64 ? Base64Text.encode(output.bytes()) : decoded(output.bytes());
	}

	private static String decoded(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new NotUtf8();
		}
	}

	/** Such outputs can only be given in Base64. */
	static final class NotUtf8 extends RuntimeException {

	}

}
