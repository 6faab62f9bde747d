package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.RaisedType;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Test cases as lines of JSON, one a line; blank lines are skipped. Read one after the
 * other, because values take far more room in memory than in text.
 */
public class TestCaseLines implements NewTestCase.Several {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final List<String> lines;

	private final JsonMapper json;

	public TestCaseLines(byte[] body, JsonMapper json) {
		String text = PlainText.decode("lines", body);
		this.lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
		this.json = json;
	}

	/** Blank ones are counted too. */
	public int lineCount() {
		return lines.size();
	}

	@Override
	public long count() {
		return lines.stream().filter((line) -> !line.isBlank()).count();
	}

	@Override
	public boolean mayHaveCode() {
		return lines.stream().anyMatch((line) -> line.contains(RaisedType.MESSAGE) || line.contains("statements"));
	}

	/** Fields are {@code lines[3].output} and so on, lines being counted from 1. */
	@Override
	public void read(Violations violations, BiConsumer<NewTestCase, Violations> reading) {
		for (int i = 0; i < lines.size(); i++) {
			if (!lines.get(i).isBlank()) {
				read(lines.get(i), "lines[%d]".formatted(i + 1), violations, reading);
			}
		}
	}

	private void read(String line, String field, Violations violations, BiConsumer<NewTestCase, Violations> reading) {
		try {
			@Nullable NewTestCase test = json.readValue(line, NewTestCase.class);
			if (test == null) {
				violations.add(field, "expected a JSON object, got null");
				return;
			}
			reading.accept(test, violations.within(field));
		}
		catch (JacksonException ex) {
			violations.add(field, UnreadableJson.problem(ex));
		}
	}

}
