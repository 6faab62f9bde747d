package dev.gavel.api.imports.question;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.question.ImportedQuestions.Known;
import dev.gavel.api.imports.question.ImportedState.Test;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.image.StatementImages;
import dev.gavel.api.question.testcase.NewOrder;
import dev.gavel.api.question.testcase.QuestionEdits;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.question.testcase.TestReplacement;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.api.reference.StoredTestPrograms;
import dev.gavel.value.DecodingRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores imported questions with their tests, each in one transaction. */
@Component
class QuestionStore {

	private final ImportedQuestions imported;

	private final Questions questions;

	private final QuestionEdits edits;

	private final TestCases testCases;

	private final TestReplacement replacement;

	private final TestReading reading;

	private final StatementImages images;

	private final ReferenceSolutions references;

	private final StoredTestPrograms programs;

	private final TransactionTemplate transaction;

	QuestionStore(ImportedQuestions imported, Questions questions, QuestionEdits edits, TestCases testCases,
			TestReplacement replacement, TestReading reading, StatementImages images, ReferenceSolutions references,
			StoredTestPrograms programs, TransactionTemplate transaction) {
		this.programs = programs;
		this.references = references;
		this.images = images;
		this.imported = imported;
		this.questions = questions;
		this.edits = edits;
		this.testCases = testCases;
		this.replacement = replacement;
		this.reading = reading;
		this.transaction = transaction;
	}

	/**
	 * Creates a question, or changes the one that was imported before.
	 * @return its id
	 * @throws Problem when it was changed meanwhile, or is refused
	 */
	@RetriedOnDeadlock
	public long store(Draft draft, Caller caller) {
		long largest = Math.max(draft.tests().largest(),
				draft.known().map((known) -> 2 * replacement.largestSize(known.questionId())).orElse(0L));
		long together = Math.min(draft.tests().size(), AddedTests.MOST_TOGETHER);
		try (DecodingRoom room = RequestRoom.take(Math.max(largest, together))) {
			return transaction.execute((status) -> storeInRoom(draft, caller));
		}
	}

	private long storeInRoom(Draft draft, Caller caller) {
		Optional<Known> known = imported.lock(draft.source());
		if (!known.equals(draft.known())) {
			throw ImportedQuestions.changedMeanwhile();
		}
		long id = known.map(Known::questionId).orElseGet(() -> questions.addDraft(draft.question(), caller).id());
		ImportedState former = known.map(Known::state).orElse(ImportedState.NOTHING);
		KeptTests kept = KeptTests.of(former.tests(), draft.tests().hashes());
		if (known.isPresent()) {
			replacement.delete(id, existing(id, kept.gone()), caller);
			edits.editInRoom(id, draft.merged(), caller);
			replacement.store();
		}
		List<Test> tests = kept.with(draft.tests().hashes(), added(draft, id, kept, caller));
		List<Long> all = replacement.ids(id);
		order(id, all, inOrder(tests, all), caller);
		storeImages(id, draft, former);
		storeReferences(id, draft, former, caller);
		storePrograms(id, draft, former, caller);
		imported.store(draft.source(), id, new ImportedState(draft.hashes(), tests));
		return id;
	}

	private void storeImages(long id, Draft draft, ImportedState former) {
		draft.images().gone(former).forEach((name) -> images.remove(id, name));
		draft.images().changed(former, (name, content) -> images.put(id, name, content));
	}

	private void storeReferences(long id, Draft draft, ImportedState former, Caller caller) {
		if (former.differs(draft.hashes(), ReadReferences::isField)) {
			references.replaceAll(questions.lock(id),
					draft.references().onto(references.list(id, caller), draft.hashes(), former), caller);
		}
	}

	private void storePrograms(long id, Draft draft, ImportedState former, Caller caller) {
		if (former.differs(draft.hashes(), ReadPrograms::isField)) {
			programs.replace(questions.lock(id),
					draft.programs().onto(programs.get(id, caller), draft.hashes(), former), caller);
		}
	}

	private void order(long id, List<Long> before, List<Long> after, Caller caller) {
		if (!after.equals(before)) {
			testCases.order(id, new NewOrder(List.copyOf(after)), caller);
		}
	}

	private Set<Long> existing(long id, Set<Long> ids) {
		Set<Long> existing = new HashSet<>(replacement.ids(id));
		existing.retainAll(ids);
		return existing;
	}

	/** Adds the tests that are not kept, and returns their ids. */
	private List<Long> added(Draft draft, long id, KeptTests kept, Caller caller) {
		List<Long> ids = new ArrayList<>();
		AddedTests added = new AddedTests((some) -> {
			ids.addAll(testCases.addSome(id, some, caller));
			replacement.store();
		});
		try {
			reading.again(draft.found(), draft.tests(), (name, place, test) -> {
				if (!kept.has(place)) {
					added.add(reading.parse(test), test);
				}
			});
		}
		catch (IOException ex) {
			throw new UnreadableTests(ex);
		}
		added.finish();
		if (!ids.isEmpty()) {
			testCases.added(id, ids, caller);
		}
		return ids;
	}

	/** Imported tests come first, then those that the author has added here. */
	private static List<Long> inOrder(List<Test> tests, List<Long> all) {
		Set<Long> left = new HashSet<>(all);
		List<Long> order = new ArrayList<>();
		tests.stream().map(Test::id).filter(left::remove).forEach(order::add);
		all.stream().filter(left::contains).forEach(order::add);
		return order;
	}

}
