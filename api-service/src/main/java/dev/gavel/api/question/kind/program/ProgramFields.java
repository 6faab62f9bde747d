package dev.gavel.api.question.kind.program;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.ProgramFile;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.api.question.kind.SentTest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the input of a test of a program, as it was sent. */
final class ProgramFields {

	static final String STDIN = "stdin";

	static final String ARGS = "args";

	static final String FILES = "files";

	static final String STATEMENTS = "statements";

	static final String EXIT_STATUS = "exit_status";

	private static final int MOST_FILE_ROWS = 200;

	private static final int SPARE_FILE_ROWS = 2;

	private static final int MAX_EXIT_STATUS = 255;

	private final Violations violations;

	ProgramFields(Violations violations) {
		this.violations = violations;
	}

	ProgramInput read(SentTest test) {
		return new ProgramInput(text(STDIN, test.stdin()), args(test.args()), files(test.files()),
				text(STATEMENTS, test.statements()));
	}

	private String text(String field, @Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return "";
		}
		violations.require(sent.isString(), field,
				"expected a text, got " + Expected.shortened(sent.isContainer() ? kind(sent) : sent.toString()));
		return sent.isString() ? sent.stringValue() : "";
	}

	private static String kind(JsonNode container) {
		return container.isArray() ? "a list" : "an object";
	}

	private List<String> args(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return List.of();
		}
		violations.require(sent.isArray(), ARGS, "expected a list of texts, such as [\"-v\", \"data.txt\"]");
		List<String> args = new ArrayList<>();
		if (sent.isArray()) {
			sent.valueStream().forEach((arg) -> args.add(text("%s[%d]".formatted(ARGS, args.size()), arg)));
		}
		return args;
	}

	private Map<String, ProgramFile> files(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return Map.of();
		}
		violations.require(sent.isObject(), FILES,
				"expected an object of file names and texts, such as {\"data.txt\": \"1 2 3\"}");
		Map<String, ProgramFile> files = new LinkedHashMap<>();
		sent.properties()
			.forEach((file) -> files.put(file.getKey(), file(FILES + "." + file.getKey(), file.getValue())));
		return files;
	}

	private ProgramFile file(String field, JsonNode sent) {
		JsonNode encoded = sent.path(ProgramFile.BASE64);
		if (!sent.isObject() || sent.size() != 1 || !encoded.isString()) {
			return ProgramFile.ofText(text(field, sent));
		}
		try {
			return ProgramFile.of(Base64.getDecoder().decode(encoded.stringValue()));
		}
		catch (IllegalArgumentException ex) {
			violations.add(field,
					"expected Base64, with = at the end where needed and without line breaks: " + ex.getMessage());
			return ProgramFile.ofText("");
		}
	}

	int exitStatus(@Nullable JsonNode sent) {
		if (sent == null || sent.isNull()) {
			return 0;
		}
		boolean isStatus = sent.isInt() && 0 <= sent.intValue() && sent.intValue() <= MAX_EXIT_STATUS;
		violations.require(isStatus, EXIT_STATUS,
				"expected a whole number from 0 to 255, got " + Expected.shortened(sent.toString()));
		return isStatus ? sent.intValue() : 0;
	}

	/** Reads a form, in which each argument has a line of its own. */
	ProgramInput read(Form form) {
		String args = form.text(ARGS);
		return new ProgramInput(form.whole(STDIN), (args != null) ? args.lines().toList() : List.of(), files(form),
				form.whole(STATEMENTS));
	}

	private Map<String, ProgramFile> files(Form form) {
		Map<String, ProgramFile> files = new LinkedHashMap<>();
		fileRows(form).forEach((row) -> {
			String name = form.whole(fileName(row)).strip();
			violations.require(!name.isEmpty(), "%s[%d]".formatted(FILES, row), "has no name");
			boolean isNew = files.put(name, ProgramFile.ofText(form.whole(fileText(row)))) == null;
			violations.require(isNew, FILES + "." + name, "appears twice");
		});
		return files;
	}

	/** Returns the rows of a form that have a file. */
	private static IntStream fileRows(Form form) {
		return IntStream.range(0, MOST_FILE_ROWS)
			.filter((row) -> form.text(fileName(row)) != null || form.text(fileText(row)) != null);
	}

	/** Returns the rows of a form for files, some of which are empty. */
	static List<Integer> rows(Form form) {
		int filled = fileRows(form).max().orElse(-1) + 1;
		return IntStream.range(0, filled + SPARE_FILE_ROWS).boxed().toList();
	}

	static String fileName(int row) {
		return "file_name[%d]".formatted(row);
	}

	static String fileText(int row) {
		return "file_text[%d]".formatted(row);
	}

	int exitStatus(Form form) {
		String status = form.text(EXIT_STATUS);
		if (status == null) {
			return 0;
		}
		boolean isStatus = status.strip().matches("[0-9]{1,3}") && Integer.parseInt(status.strip()) <= MAX_EXIT_STATUS;
		violations.require(isStatus, EXIT_STATUS,
				"expected a whole number from 0 to 255, got '%s'".formatted(Expected.shortened(status)));
		return isStatus ? Integer.parseInt(status.strip()) : 0;
	}

}
