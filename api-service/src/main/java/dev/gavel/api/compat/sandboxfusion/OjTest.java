package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.sandboxfusion.body.Fields;
import dev.gavel.api.compat.sandboxfusion.text.CommonOjComparison;
import dev.gavel.api.compat.sandboxfusion.text.PythonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a program reads and should print. What has another name than the two streams is
 * ignored.
 */
record OjTest(Map<String, String> input, Map<String, String> output) {

	private static final String STDIN = "stdin";

	private static final String STDOUT = "stdout";

	private static final int MOST_SHOWN = 1000;

	static OjTest read(Fields test) {
		return new OjTest(streams(test, "input", STDIN), streams(test, "output", STDOUT));
	}

	private static Map<String, String> streams(Fields test, String name, String required) {
		Fields streams = test.requiredObject(name);
		streams.requireSent(required);
		return streams.texts();
	}

	String stdin() {
		return input.getOrDefault(STDIN, "");
	}

	boolean accepts(String printed) {
		return CommonOjComparison.accepts(printed, output.getOrDefault(STDOUT, ""));
	}

	long characters() {
		return Stream.of(input, output).flatMap((streams) -> streams.values().stream()).mapToLong(String::length).sum();
	}

	OjTest shortened() {
		return new OjTest(shortened(input), shortened(output));
	}

	private static Map<String, String> shortened(Map<String, String> streams) {
		Map<String, String> shortened = new LinkedHashMap<>(streams);
		shortened.replaceAll((stream, text) -> PythonText.shortened(text, MOST_SHOWN));
		return shortened;
	}

}
