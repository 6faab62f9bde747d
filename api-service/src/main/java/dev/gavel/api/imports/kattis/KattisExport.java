package dev.gavel.api.imports.kattis;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.image.StatementImages;
import dev.gavel.api.question.kind.ProgramFile;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.TestCaseView;
import dev.gavel.api.reference.ReferenceSolution;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.scoring.TestGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes questions that ask for a program as problem packages of Kattis, version 2025-09:
 * a folder each, whose name is the id. What is YAML there is written as JSON, which is
 * YAML.
 */
@Component
public class KattisExport {

	private static final String VERSION = "2025-09";

	private static final int MILLIS = 1000;

	private static final String SECRET = "data/secret/";

	private final AllowedTestCases tests;

	private final StatementImages images;

	private final ReferenceSolutions references;

	private final JsonMapper json;

	KattisExport(AllowedTestCases tests, StatementImages images, ReferenceSolutions references, JsonMapper json) {
		this.references = references;
		this.tests = tests;
		this.images = images;
		this.json = json;
	}

	/**
	 * @throws Problem naming all that a package cannot express
	 */
	public void requireFit(List<Question> exported, Caller caller) {
		Violations violations = new Violations();
		for (Question question : exported) {
			KattisFit fit = new KattisFit(violations.within("question %d".formatted(question.id())));
			fit.check(QuestionView.whole(question));
			tests.each(question.id(), (test, feedback) -> fit.check(test), caller);
		}
		violations.throwIfAny();
	}

	/** Writes the packages into an archive. */
	public void write(List<Question> exported, OutputStream out, Caller caller) throws IOException {
		try (PackageFiles files = new PackageFiles(out)) {
			exported.forEach((question) -> write(files, question, caller));
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void write(PackageFiles files, Question question, Caller caller) {
		String folder = "question-%d/".formatted(question.id());
		QuestionView view = QuestionView.whole(question);
		files.write(folder + "problem.yaml", yaml(head(question, view)));
		files.write(folder + "statement/problem.en.md", view.description());
		for (String name : images.names(question.id())) {
			files.write(folder + "statement/" + name, images.get(question.id(), name, caller).content());
		}
		writeComparison(files, folder, view.comparison());
		references.list(question.id(), caller).forEach((solution) -> writeReference(files, folder, solution));
		question.scoring().tests().groups().forEach((group) -> writeGroup(files, folder, group));
		tests.each(question.id(), (test, feedback) -> writeTest(files, folder, test), caller);
	}

	private String yaml(Object content) {
		return json.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n";
	}

	private static Map<String, Object> head(Question question, QuestionView view) {
		Map<String, Object> head = new LinkedHashMap<>();
		head.put("problem_format_version", VERSION);
		head.put("type", question.scoring().tests().groups().isEmpty() ? "pass-fail" : "scoring");
		head.put("name", Map.of("en", view.title()));
		head.put("uuid", UUID.nameUUIDFromBytes(
				"question %d of %s".formatted(question.id(), view.createdAt()).getBytes(StandardCharsets.UTF_8)));
		head.put("limits", Map.of("time_limit", (double) view.timeLimitMs() / MILLIS, "memory", view.memoryLimitMb()));
		return head;
	}

	private void writeComparison(PackageFiles files, String folder, ComparisonView comparison) {
		if (comparison.code() != null) {
			files.write(folder + "output_validator/validate.py", comparison.code());
		}
		List<String> arguments = (comparison.code() != null) ? comparison.arguments()
				: ValidatorArguments.of(comparison);
		if (!arguments.isEmpty()) {
			files.write(folder + "data/test_group.yaml", yaml(Map.of("output_validator_args", arguments)));
		}
	}

	private static void writeReference(PackageFiles files, String folder, ReferenceSolution solution) {
		String verdict = switch (solution.requiredVerdict()) {
			case ACCEPTED -> "accepted";
			case WRONG_ANSWER -> "wrong_answer";
			case TIME_LIMIT_EXCEEDED -> "time_limit_exceeded";
			case RUNTIME_ERROR -> "run_time_error";
			case REJECTED -> "rejected";
		};
		files.write("%ssubmissions/%s/%d.py".formatted(folder, verdict, solution.id()), solution.code());
	}

	private void writeGroup(PackageFiles files, String folder, TestGroup group) {
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("score_aggregation", (group.rule() == TestGroup.Rule.ALL) ? "pass-fail" : "sum");
		if (group.points() != null) {
			settings.put("max_score", group.points());
		}
		if (!group.requires().isEmpty()) {
			settings.put("require_pass",
					group.requires()
						.stream()
						.map((required) -> SECRET.substring("data/".length()) + name(required))
						.toList());
		}
		files.write("%s%s%s/test_group.yaml".formatted(folder, SECRET, name(group.name())), yaml(settings));
	}

	/**
	 * Returns the name of a group with letters, digits, and signs that paths may have.
	 */
	private static String name(String group) {
		return group.replaceAll("[^A-Za-z0-9_-]", "_");
	}

	private void writeTest(PackageFiles files, String folder, TestCaseView test) {
		String place = test.hidden() || test.group() != null
				? SECRET + ((test.group() != null) ? name(test.group()) + "/" : "") : "data/sample/";
		String path = "%s%s%05d".formatted(folder, place, test.index());
		ProgramInput input = Objects.requireNonNull(test.input().program());
		files.write(path + ".in", input.stdin());
		files.write(path + ".ans", Objects.requireNonNullElse(test.output(), ""));
		input.files().forEach((name, file) -> files.write("%s.files/%s".formatted(path, name), bytes(file)));
		Map<String, Object> settings = new LinkedHashMap<>();
		if (!input.args().isEmpty()) {
			settings.put("args", input.args());
		}
		if (test.explanation() != null) {
			settings.put("hint", test.explanation());
		}
		if (!settings.isEmpty()) {
			files.write(path + ".yaml", yaml(settings));
		}
	}

	private static byte[] bytes(ProgramFile file) {
		return file.isText() ? file.content().getBytes(StandardCharsets.UTF_8)
				: Base64.getDecoder().decode(file.content());
	}

}
