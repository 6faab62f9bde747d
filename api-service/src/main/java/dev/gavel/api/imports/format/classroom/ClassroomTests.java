package dev.gavel.api.imports.format.classroom;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.TestJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.message.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tests of an assignment. They run one program and share a comparison. */
final class ClassroomTests implements FoundTests {

	private static final int HASH_CHARACTERS = 16;

	private final List<JsonNode> tests;

	private final String program;

	private final OutputMatch match;

	private ClassroomTests(List<JsonNode> tests, String program, OutputMatch match) {
		this.tests = tests;
		this.program = program;
		this.match = match;
	}

	/**
	 * @throws UnreadableFileException when none of them can be taken
	 */
	static ClassroomTests of(JsonNode array) throws UnreadableFileException {
		List<JsonNode> tests = array.valueStream().toList();
		JsonNode first = tests.stream()
			.filter((test) -> PythonCommand.of(test.path("run").asString("")).isPresent() && isCompared(test))
			.findFirst()
			.orElseThrow(() -> new UnreadableFileException(
					"Expected a test that runs python3 with a file and compares its output, found none."));
		String program = PythonCommand.of(first.path("run").asString("")).orElseThrow().file();
		return new ClassroomTests(tests, program, OutputMatch.of(first.path("comparison").asString("")));
	}

	private static boolean isCompared(JsonNode test) {
		return test.path("output").isString() && !test.path("output").stringValue().isEmpty();
	}

	List<String> warnings() {
		List<String> warnings = new ArrayList<>();
		if (tests.stream().anyMatch((test) -> !test.path("setup").asString("").isBlank())) {
			warnings.add("Commands that set up tests are left out.");
		}
		return warnings;
	}

	/**
	 * Returns a hash of what the tests are called. It tells assignments apart whose files
	 * have the same name.
	 */
	String hash() {
		byte[] names = tests.stream()
			.map((test) -> test.path("name").asString(""))
			.collect(Collectors.joining("\n"))
			.getBytes(StandardCharsets.UTF_8);
		return ContentHash.of(names).substring(0, HASH_CHARACTERS);
	}

	ObjectNode comparison() {
		return match.comparison();
	}

	@Override
	public void read(Taker taker) {
		int place = 0;
		for (JsonNode test : tests) {
			place++;
			String name = Stream.of(test.path("name").asString("").strip(), "test " + place)
				.filter((each) -> !each.isEmpty())
				.findFirst()
				.orElseThrow();
			Optional<String> fault = fault(test);
			if (fault.isPresent()) {
				taker.refused(name, fault.get());
			}
			else {
				taker.test(name, sent(test));
			}
		}
	}

	private Optional<String> fault(JsonNode test) {
		Optional<PythonCommand> command = PythonCommand.of(test.path("run").asString(""));
		if (command.isEmpty()) {
			return Optional.of("Expected a command such as python3 main.py, found '%s'; other code is not run."
				.formatted(shortened(test.path("run").asString(""))));
		}
		if (!command.get().file().equals(program)) {
			return Optional.of("It runs %s; the tests of a question run one program, here %s."
				.formatted(command.get().file(), program));
		}
		if (!isCompared(test)) {
			return Optional.of("It states no output to compare.");
		}
		OutputMatch own = OutputMatch.of(test.path("comparison").asString(""));
		return (own == match) ? Optional.empty() : Optional
			.of("Its comparison is %s; the tests of a question share one, here %s.".formatted(own, match));
	}

	private ObjectNode sent(JsonNode test) {
		ObjectNode sent = TestJson.ofProgram(lines(test.path("input")), lines(test.path("output")));
		List<String> arguments = PythonCommand.of(test.path("run").asString("")).orElseThrow().arguments();
		if (!arguments.isEmpty()) {
			arguments.forEach(sent.putArray("args")::add);
		}
		JsonNode points = test.path("points");
		if (points.isNumber() && points.doubleValue() >= 0 && points.doubleValue() <= 1_000_000) {
			sent.set("points", points);
		}
		return sent;
	}

	private static String lines(JsonNode text) {
		return text.asString("").replace("\r\n", "\n");
	}

	private static String shortened(String text) {
		return (text.length() <= 60) ? text : text.substring(0, 60) + "…";
	}

}
