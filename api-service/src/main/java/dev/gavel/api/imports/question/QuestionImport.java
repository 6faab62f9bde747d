package dev.gavel.api.imports.question;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.question.ImportedQuestions.Known;
import dev.gavel.api.imports.question.ImportedQuestions.Source;
import dev.gavel.api.imports.question.QuestionReport.Notes;
import dev.gavel.api.imports.question.QuestionReport.Outcome;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.api.question.CodeTrial;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.SuiteLimits;
import dev.gavel.api.question.testcode.TestCodeTrial;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.api.reference.StoredTestPrograms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes questions that a format has found, or says why it does not. */
@Component
public class QuestionImport {

	private final ImportedQuestions imported;

	private final AllowedQuestions allowed;

	private final Questions questions;

	private final TestReading tests;

	private final SuiteLimits limits;

	private final CodeTrial code;

	private final TestCodeTrial testCode;

	private final QuestionStore store;

	private final ReferenceSolutions solutions;

	private final StoredTestPrograms testPrograms;

	private final JsonMapper json;

	QuestionImport(ImportedQuestions imported, AllowedQuestions allowed, Questions questions, TestReading tests,
			SuiteLimits limits, CodeTrial code, TestCodeTrial testCode, QuestionStore store,
			ReferenceSolutions solutions, StoredTestPrograms testPrograms, JsonMapper json) {
		this.solutions = solutions;
		this.testPrograms = testPrograms;
		this.imported = imported;
		this.allowed = allowed;
		this.questions = questions;
		this.tests = tests;
		this.limits = limits;
		this.code = code;
		this.testCode = testCode;
		this.store = store;
		this.json = json;
	}

	/**
	 * Takes a question. It is stored whole, in one transaction, or not at all. Not to be
	 * called in a transaction.
	 * @param format the name of its format
	 * @param dryRun whether it is only reported
	 * @throws IOException when its tests cannot be read from the upload
	 */
	public QuestionReport take(FoundQuestion found, String format, boolean dryRun, Caller caller) throws IOException {
		SentQuestion sent = SentQuestion.of(found);
		Source source = Source.of(caller, format, found.sourceId());
		Known known = imported.find(source).orElse(null);
		Long id = (known != null) ? known.questionId() : null;
		ReadTests read = new ReadTests();
		try {
			Draft draft = check(found, sent, source, known, caller);
			read = draft.tests();
			Outcome outcome = outcome(draft);
			if (!dryRun && outcome != Outcome.UNCHANGED) {
				id = store.store(draft, caller);
			}
			return report(found, sent, outcome, id, read, notes(found, sent, read, List.of(), draft.warnings()));
		}
		catch (RefusedTests refused) {
			return refused(found, sent, id, refused.read(), refused.problem());
		}
		catch (Problem problem) {
			requireLasting(problem);
			return refused(found, sent, id, read, problem);
		}
		catch (UnreadableTests ex) {
			throw ex.getCause();
		}
	}

	/** What passes is no reason to refuse a question. */
	private static void requireLasting(Problem problem) {
		if (problem.type() == ProblemType.UNAVAILABLE) {
			throw problem;
		}
	}

	private Draft check(FoundQuestion found, SentQuestion sent, Source source, @Nullable Known known, Caller caller)
			throws IOException {
		Question stored = (known != null) ? allowed.getToEdit(known.questionId(), caller) : null;
		Function<QuestionView, NewQuestion> merged = (current) -> parse(merged(sent, known, current).json());
		NewQuestion request = (stored == null) ? parse(sent.json()) : merged.apply(QuestionView.whole(stored));
		CheckedRun run = questions.check(request);
		ReadTests read = tests.read(found.tests(), run);
		try {
			requireTests(read);
			limits.requireFit(run, read.count(), read.size());
			List<String> warnings = new ArrayList<>(code.before(request, stored, caller));
			warnings.addAll(testCode.before(run, tests.several(found.tests(), read), caller));
			ReadImages images = ReadImages.of(found.images());
			warnings.addAll(images.warnings());
			ReadReferences references = ReadReferences.of(found.references(), solutions);
			warnings.addAll(references.warnings());
			ReadPrograms programs = ReadPrograms.of(found.programs(), testPrograms);
			warnings.addAll(programs.warnings());
			Map<String, String> hashes = programs.with(references.with(images.with(sent.hashes())));
			if (known != null && stored != null && known.state().isAnother(hashes)) {
				warnings.add(
						"It replaces question %d, '%s', which is %s: title and statement are others than in the last import."
							.formatted(stored.id(), stored.title(), stored.state().text()));
			}
			return new Draft(source, Optional.ofNullable(known), request, merged, hashes, found.tests(), read, images,
					references, programs, warnings);
		}
		catch (Problem problem) {
			requireLasting(problem);
			throw new RefusedTests(problem, read);
		}
	}

	private SentQuestion merged(SentQuestion sent, @Nullable Known known, QuestionView current) {
		return (known == null) ? sent : sent.onto(json.valueToTree(current), known.state().fields());
	}

	private NewQuestion parse(ObjectNode question) {
		try {
			return json.treeToValue(question, NewQuestion.class);
		}
		catch (JacksonException ex) {
			throw UnreadableJson.problem(ex);
		}
	}

	private static void requireTests(ReadTests read) {
		if (read.count() == 0 && read.refusedCount() > 0) {
			throw new Problem(ProblemType.INVALID,
					"None of its %,d tests can be taken.".formatted(read.refusedCount()));
		}
	}

	private static Outcome outcome(Draft draft) {
		return draft.known()
			.map((known) -> known.state().hasContent(draft.hashes(), draft.tests().hashes()) ? Outcome.UNCHANGED
					: Outcome.CHANGED)
			.orElse(Outcome.CREATED);
	}

	private static QuestionReport refused(FoundQuestion found, SentQuestion sent, @Nullable Long id, ReadTests read,
			Problem problem) {
		List<String> errors = problem.errors().isEmpty() ? List.of(String.valueOf(problem.getMessage()))
				: problem.errors().stream().map((error) -> "%s: %s".formatted(error.field(), error.message())).toList();
		return report(found, sent, Outcome.REFUSED, id, read, notes(found, sent, read, errors, List.of()));
	}

	private static QuestionReport report(FoundQuestion found, SentQuestion sent, Outcome outcome, @Nullable Long id,
			ReadTests read, Notes notes) {
		return new QuestionReport(found.sourceId(), sent.title(), outcome, id, read.count(), read.refusedCount(),
				notes);
	}

	private static Notes notes(FoundQuestion found, SentQuestion sent, ReadTests read, List<String> errors,
			List<String> warnings) {
		return new Notes(errors, read.refused(), sent.guesses(),
				Stream.concat(found.warnings().stream(), warnings.stream()).toList());
	}

	/** A question that is refused once its tests were read. */
	private static final class RefusedTests extends RuntimeException {

		private final Problem problem;

		private final ReadTests read;

		RefusedTests(Problem problem, ReadTests read) {
			super(problem);
			this.problem = problem;
			this.read = read;
		}

		Problem problem() {
			return problem;
		}

		ReadTests read() {
			return read;
		}

	}

}
