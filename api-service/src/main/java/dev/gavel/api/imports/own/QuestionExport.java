package dev.gavel.api.imports.own;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Installation;
import dev.gavel.api.access.Secret;
import dev.gavel.api.imports.question.Origins;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.image.StatementImages;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.TestCaseView;
import dev.gavel.api.reference.ReferenceSolution;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.api.reference.StoredTestPrograms;
import dev.gavel.api.reference.TestPrograms;
import dev.gavel.scoring.Feedback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes questions as an archive that can be imported. Names in it are ids. Equal
 * questions make equal archives.
 */
@Component
class QuestionExport {

	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private final AllowedQuestions questions;

	private final AllowedTestCases tests;

	private final StatementImages images;

	private final ReferenceSolutions references;

	private final StoredTestPrograms programs;

	private final Origins origins;

	private final Installation installation;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	QuestionExport(AllowedQuestions questions, AllowedTestCases tests, StatementImages images,
			ReferenceSolutions references, StoredTestPrograms programs, Origins origins, Installation installation,
			TransactionTemplate transaction, JsonMapper json) {
		this.questions = questions;
		this.tests = tests;
		this.images = images;
		this.references = references;
		this.programs = programs;
		this.origins = origins;
		this.installation = installation;
		this.transaction = transaction;
		this.json = json;
	}

	/**
	 * Finds questions that the caller may export.
	 * @throws dev.gavel.api.platform.request.Problem when there is no such question, or
	 * the caller may not see its hidden tests
	 */
	List<Question> find(List<Long> ids, Caller caller) {
		return ids.stream().distinct().map((id) -> questions.getWithTests(id, caller)).toList();
	}

	/** Writes the archive, and holds few tests at a time. */
	void write(List<Question> exported, OutputStream out, Caller caller) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			write(zip, Layout.HEAD,
					json.createObjectNode().put("format", Layout.FORMAT).put("version", Layout.VERSION));
			Map<Long, String> sources = sources(exported);
			for (Question question : exported) {
				write(zip, question, Objects.requireNonNull(sources.get(question.id())), caller);
			}
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void write(ZipOutputStream zip, Question question, String source, Caller caller) throws IOException {
		String folder = "%s%d/".formatted(Layout.QUESTIONS, question.id());
		ObjectNode view = json.valueToTree(QuestionView.whole(question));
		List<String> names = images.names(question.id());
		List<ReferenceSolution> solutions = references.list(question.id(), caller);
		write(zip, folder + Layout.QUESTION, question(source, view, names, solutions));
		write(zip, folder + Layout.STATEMENT, view.path("description").asString("").getBytes(StandardCharsets.UTF_8));
		for (int i = 0; i < solutions.size(); i++) {
			write(zip, "%s%s%d.py".formatted(folder, Layout.REFERENCES, i + 1),
					solutions.get(i).code().getBytes(StandardCharsets.UTF_8));
		}
		TestPrograms made = programs.get(question.id(), caller);
		write(zip, folder + Layout.GENERATOR, made.generator());
		write(zip, folder + Layout.VALIDATOR, made.validator());
		for (String name : names) {
			write(zip, folder + Layout.IMAGES + name, images.get(question.id(), name, caller).content());
		}
		begin(zip, folder + Layout.TESTS);
		tests.each(question.id(), (test, feedback) -> writeLine(zip, test, feedback), caller);
		zip.closeEntry();
	}

	private ObjectNode question(String source, ObjectNode view, List<String> images,
			List<ReferenceSolution> references) {
		ObjectNode fields = json.createObjectNode();
		Layout.FIELDS.stream().filter(view::hasNonNull).forEach((field) -> fields.set(field, view.get(field)));
		ObjectNode exported = json.createObjectNode().put("source", source);
		exported.set("question", fields);
		exported.set("images", json.<JsonNode>valueToTree(images));
		ArrayNode solutions = exported.putArray("references");
		for (int i = 0; i < references.size(); i++) {
			solutions.addObject()
				.put("file", "%d.py".formatted(i + 1))
				.put("name", references.get(i).name())
				.put("required_verdict", references.get(i).requiredVerdict().name());
		}
		return exported;
	}

	/**
	 * Returns what questions are called in all exports, by their ids. Of copies in the
	 * same archive, one is called so.
	 */
	private Map<Long, String> sources(List<Question> exported) {
		String place = transaction.execute((status) -> place());
		Map<Long, String> sources = new HashMap<>();
		Map<Long, String> origins = new LinkedHashMap<>();
		for (Question question : exported) {
			sources.put(question.id(), "%s/%d".formatted(place, question.id()));
			this.origins.find(question.id(), OwnFormat.NAME).ifPresent((origin) -> origins.put(question.id(), origin));
		}
		origins.forEach((id, origin) -> {
			if (!sources.containsValue(origin)) {
				sources.put(id, origin);
			}
		});
		return sources;
	}

	/** Returns a name of this installation that tells nothing of its secret. */
	private String place() {
		return Secret.hash("exports of " + installation.secret()).substring(0, 16);
	}

	private void writeLine(ZipOutputStream zip, TestCaseView test, Feedback feedback) {
		ObjectNode line = json.valueToTree(test);
		line.remove(Layout.NOT_OF_TESTS);
		if (feedback != Feedback.FULL) {
			line.put("feedback", feedback.text());
		}
		try {
			zip.write(json.writeValueAsBytes(line));
			zip.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(ZipOutputStream zip, String name, @Nullable String program) throws IOException {
		if (program != null) {
			write(zip, name, program.getBytes(StandardCharsets.UTF_8));
		}
	}

	private void write(ZipOutputStream zip, String name, JsonNode content) throws IOException {
		write(zip, name, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
	}

	private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
		begin(zip, name);
		zip.write(content);
		zip.closeEntry();
	}

	private static void begin(ZipOutputStream zip, String name) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(NO_TIME);
		zip.putNextEntry(entry);
	}

}
