package dev.gavel.api.imports.own;

import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundImage;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.FoundReference.Expected;
import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.question.image.StatementImages;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.api.reference.TestPrograms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what {@link QuestionExport} has written. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnFormat implements QuestionFormat {

	static final String NAME = "Gavel";

	private static final int MOST_BYTES = 4 * 1024 * 1024;

	/** The most that gavel.limits.max-source-size may be. */
	private static final int MOST_SOURCE_BYTES = 512 * 1024;

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public boolean recognises(ImportedFiles files) {
		return files.isArchive() && files.find(Layout.HEAD).isPresent();
	}

	@Override
	public void read(ImportedFiles files, Findings findings) throws IOException {
		requireVersion(object(files.find(Layout.HEAD).orElseThrow()));
		List<ImportedFile> questions = files.all()
			.stream()
			.filter((file) -> file.path().startsWith(Layout.QUESTIONS) && file.name().equals(Layout.QUESTION))
			.toList();
		int done = 0;
		for (ImportedFile question : questions) {
			try {
				findings.question(question(files, question));
			}
			catch (UnreadableFileException ex) {
				findings.refused(question.path(), "", String.valueOf(ex.getMessage()));
			}
			findings.progress(++done, questions.size());
		}
	}

	private static void requireVersion(ObjectNode head) throws UnreadableFileException {
		int version = head.path("version").asInt(0);
		if (!Layout.FORMAT.equals(head.path("format").asString("")) || version < 1) {
			throw new UnreadableFileException(
					"%s does not say that this is an export of Gavel.".formatted(Layout.HEAD));
		}
		if (version > Layout.VERSION) {
			throw new UnreadableFileException(
					"The export has version %d, which a newer Gavel has written; this one reads version %d."
						.formatted(version, Layout.VERSION));
		}
	}

	private static FoundQuestion question(ImportedFiles files, ImportedFile file) throws IOException {
		ObjectNode object = object(file);
		if (!(object.get("question") instanceof ObjectNode question)) {
			throw new UnreadableFileException("%s has no question.".formatted(file.path()));
		}
		String folder = file.folder() + "/";
		String statement = text(files, folder + Layout.STATEMENT, MOST_BYTES);
		if (statement != null) {
			question.put("description", statement);
		}
		return new FoundQuestion(object.path("source").asString(""), question,
				files.find(folder + Layout.TESTS).map(OwnFormat::tests).orElse(FoundTests.NONE),
				references(files, folder, object.path("references")),
				new TestPrograms(text(files, folder + Layout.GENERATOR, MOST_SOURCE_BYTES),
						text(files, folder + Layout.VALIDATOR, MOST_SOURCE_BYTES)),
				images(files, folder, object.path("images")), List.of(), List.of());
	}

	private static @Nullable String text(ImportedFiles files, String path, int most) throws IOException {
		ImportedFile file = files.find(path).orElse(null);
		return (file != null) ? file.exactText(most) : null;
	}

	private static FoundTests tests(ImportedFile file) {
		return (taker) -> ImportedJson.lines(file.open(), ImportedJson.MOST_BYTES_OF_TEST, taker::refused,
				(test, line) -> taker.test(line, test));
	}

	private static List<FoundReference> references(ImportedFiles files, String folder, JsonNode sent)
			throws IOException {
		List<FoundReference> references = new ArrayList<>();
		requireFew(sent, ReferenceSolutions.MOST, "reference solutions");
		for (JsonNode reference : sent) {
			String path = folder + Layout.REFERENCES + reference.path("file").asString("");
			String code = text(files, path, MOST_SOURCE_BYTES);
			if (code == null) {
				throw new UnreadableFileException("%s is missing.".formatted(path));
			}
			references.add(new FoundReference(reference.path("name").asString(""), code,
					expected(reference.path("required_verdict").asString(""))));
		}
		return references;
	}

	private static Expected expected(String verdict) throws UnreadableFileException {
		return switch (verdict) {
			case "ACCEPTED" -> Expected.ACCEPTED;
			case "WRONG_ANSWER" -> Expected.WRONG_ANSWER;
			case "TIME_LIMIT_EXCEEDED" -> Expected.TIME_LIMIT;
			case "RUNTIME_ERROR" -> Expected.ERROR;
			case "REJECTED" -> Expected.REJECTED;
			default -> throw new UnreadableFileException(
					"Expected a verdict that a reference solution must get, got '%s'.".formatted(verdict));
		};
	}

	private static List<FoundImage> images(ImportedFiles files, String folder, JsonNode names)
			throws UnreadableFileException {
		requireFew(names, StatementImages.MOST, "images");
		return names.valueStream()
			.map((name) -> name.asString(""))
			.flatMap((name) -> files.find(folder + Layout.IMAGES + name)
				.map((file) -> new FoundImage(name, file))
				.stream())
			.toList();
	}

	/** An archive may have a file once, and name it a million times. */
	private static void requireFew(JsonNode names, int most, String what) throws UnreadableFileException {
		if (names.size() > most) {
			throw new UnreadableFileException(
					"It has %,d %s; expected at most %d.".formatted(names.size(), what, most));
		}
	}

	private static ObjectNode object(ImportedFile file) throws IOException {
		if (ImportedJson.read(file.text(MOST_BYTES), file.path()) instanceof ObjectNode object) {
			return object;
		}
		throw new UnreadableFileException("%s is not a JSON object.".formatted(file.path()));
	}

}
