package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.sandboxfusion.body.Fields;
import dev.gavel.api.compat.sandboxfusion.body.InvalidBody;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * A program to be run.
 *
 * @param patience how long its client waits for the answer
 * @param files what the program finds beside it, by name
 */
record RunCodeRequest(String code, String stdin, Duration runTimeout, Duration patience, DataSize memoryLimit,
		Map<String, byte[]> files) {

	static final String RUN_TIMEOUT = "run_timeout";

	/** As much as any program may have. */
	static final DataSize ANY_MEMORY = DataSize.ofTerabytes(1);

	/** What SandboxFusion gives a program whose client does not say. */
	private static final double SECONDS = 10;

	/** How much longer than for both of its timeouts verl waits, but for two seconds. */
	private static final double MORE_SECONDS = 8;

	private static final double MOST_SECONDS = Duration.ofDays(1).toSeconds();

	private static final String LANGUAGE = "language";

	private static final String PYTHON = "python";

	/**
	 * @throws InvalidBody when it cannot be read
	 */
	static RunCodeRequest read(Fields fields) {
		double seconds = fields.numberOr(RUN_TIMEOUT, SECONDS);
		double compileSeconds = fields.numberOr("compile_timeout", SECONDS);
		String code = fields.text("code");
		requirePython(fields);
		fields.require(fields.list("fetch_files").isEmpty(), "fetch_files",
				"Gavel gives no files back; expected an empty list. Print what you need, or use base64 for bytes");
		RunCodeRequest read = new RunCodeRequest(code, fields.textOr("stdin", ""), duration(seconds),
				duration(seconds + compileSeconds + MORE_SECONDS), memory(fields.numberOr("memory_limit_MB", -1)),
				SentFiles.read(fields));
		fields.throwIfAny();
		return read;
	}

	/** Adds a violation unless the program is in Python. */
	static void requirePython(Fields fields) {
		if (fields.requireSent(LANGUAGE) && !fields.textOr(LANGUAGE, PYTHON).equals(PYTHON)) {
			fields.add(LANGUAGE, "Input should be 'python'; Gavel runs no other language", "literal_error");
		}
	}

	static Duration duration(double seconds) {
		return Duration.ofMillis((long) (1000 * Math.max(0, Math.min(seconds, MOST_SECONDS))));
	}

	private static DataSize memory(double megabytes) {
		return (megabytes > 0 && megabytes < ANY_MEMORY.toMegabytes()) ? DataSize.ofMegabytes((long) megabytes)
				: ANY_MEMORY;
	}

}
