package dev.gavel.api.results;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.ProgramAccess;
import dev.gavel.api.program.Visibility;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.results.SelectedResults.Part;
import dev.gavel.api.waiting.Transfers;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes results of questions for their authors, and holds few of them at a time. */
@Component
class ResultsExport {

	private final AllowedQuestions questions;

	private final Permissions permissions;

	private final ProgramAccess access;

	private final SelectedResults results;

	private final Transfers transfers;

	private final JdbcClient database;

	ResultsExport(AllowedQuestions questions, Permissions permissions, ProgramAccess access, SelectedResults results,
			Transfers transfers, JdbcClient database) {
		this.questions = questions;
		this.permissions = permissions;
		this.access = access;
		this.results = results;
		this.transfers = transfers;
		this.database = database;
	}

	/** Begins the answer. */
	interface Opening {

		ResultsFile open() throws IOException;

	}

	/**
	 * Writes the selected results of questions one after the other.
	 * @throws Problem when the caller is no author of one of them
	 */
	void write(List<Long> questionIds, Selection selection, Caller caller, Opening opening) throws IOException {
		questionIds.forEach((id) -> questions.getWithTests(id, caller));
		writeAll(questionIds, selection, caller, opening);
	}

	/** Writes those of all questions that the caller wrote; for operators, of all. */
	void write(Selection selection, Caller caller, Opening opening) throws IOException {
		writeAll(permissions.seesEverything(caller) ? all() : questions.writtenBy(caller), selection, caller, opening);
	}

	private List<Long> all() {
		return database.sql("select id from questions where deleted_at is null order by id").query(Long.class).list();
	}

	private void writeAll(List<Long> questionIds, Selection selection, Caller caller, Opening opening)
			throws IOException {
		try (Transfer transfer = transfers.begin(caller)) {
			ResultsFile file = opening.open();
			for (long id : questionIds) {
				// It may have been deleted meanwhile, or got other authors.
				Optional<Question> question = questions.findWithTests(id, caller);
				if (question.isPresent()) {
					boolean whole = access.ofAll(caller, List.of(id)).apply(id) == Visibility.ALL;
					write(results.first(question.get(), selection, whole), file, transfer);
				}
			}
			file.end();
		}
	}

	private void write(Part first, ResultsFile file, Transfer transfer) throws IOException {
		Part part = first;
		write(part.results(), file, transfer);
		while (!part.isLast()) {
			part = results.next(part);
			write(part.results(), file, transfer);
		}
	}

	private static void write(List<Result> results, ResultsFile file, Transfer transfer) throws IOException {
		for (Result result : results) {
			if (!transfer.mayGoOn()) {
				throw new Problem(ProblemType.UNAVAILABLE,
						"The export took more than %d minutes, or your account changed meanwhile. Export the results of fewer questions or groups at a time."
							.formatted(Transfers.LONGEST.toMinutes()));
			}
			file.write(result);
		}
	}

}
