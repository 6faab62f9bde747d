package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.platform.request.Violations;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Test cases as lines of JSON, some of which lack their output. Outputs are inserted into
 * the text; everything else is kept as it was written.
 */
public final class OpenLines {

	private final List<String> lines;

	/** The lines that lack their output, with their index. */
	private final List<Open> open = new ArrayList<>();

	private record Open(int place, NewTestCase test) {
	}

	/**
	 * @throws Problem naming every line that cannot be read
	 */
	public OpenLines(String text, JsonMapper json) {
		Violations violations = new Violations();
		PlainText.checkCharacters(violations, "lines", text);
		this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
		for (int i = 0; i < lines.size(); i++) {
			if (!lines.get(i).isBlank()) {
				read(i, json, violations);
			}
		}
		violations.throwIfAny();
	}

	private void read(int place, JsonMapper json, Violations violations) {
		try {
			JsonNode line = json.readTree(lines.get(place));
			NewTestCase test = json.treeToValue(line, NewTestCase.class);
			test.requireWhole(violations.within(field(place)));
			if (!test.expectsSomething()) {
				open.add(new Open(place, test));
			}
		}
		catch (JacksonException ex) {
			violations.add(field(place), UnreadableJson.problem(ex));
		}
	}

	private static String field(int place) {
		return "lines[%d]".formatted(place + 1);
	}

	/** Returns how many lines lack their output. */
	public int missing() {
		return open.size();
	}

	/**
	 * Returns the first tests that lack their output.
	 * @param most how many at most
	 * @param size the maximum total length of their lines
	 */
	public List<OwnTest> next(int most, long size) {
		List<OwnTest> next = new ArrayList<>();
		long length = 0;
		for (Open one : open.subList(0, Math.min(most, open.size()))) {
			length += lines.get(one.place()).length();
			if (!next.isEmpty() && length > size) {
				break;
			}
			next.add(OwnTest.withoutOutput(one.test()));
		}
		return next;
	}

	/** Returns the name of the line of one of those tests. */
	public String name(int index) {
		return field(open.get(index).place());
	}

	/**
	 * Inserts the output of one of those tests at the end of its line.
	 * @param output in the form that a test case accepts
	 */
	public void fill(int index, String output, JsonMapper json) {
		int place = open.get(index).place();
		String line = lines.get(place);
		String before = line.substring(0, line.lastIndexOf('}')).stripTrailing();
		lines.set(place, before + ", \"output\": " + json.writeValueAsString(output) + line.substring(before.length()));
	}

	/** Returns all lines in their current form. */
	public String text() {
		return String.join("\n", lines);
	}

}
