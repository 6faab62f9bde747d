package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.question.ImportedQuestions.Known;
import dev.gavel.api.imports.question.ImportedQuestions.Source;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.QuestionView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A question that can be stored.
 *
 * @param question as it was checked
 * @param merged the question onto what it is when it is stored
 * @param known the one that is changed, if it was imported before
 * @param hashes of the fields as they were found
 * @param tests what was learnt of its tests
 * @param images those that can be taken
 * @param warnings of code that could not be tried
 */
record Draft(Source source, Optional<Known> known, NewQuestion question, Function<QuestionView, NewQuestion> merged,
		Map<String, String> hashes, FoundTests found, ReadTests tests, ReadImages images, ReadReferences references,
		ReadPrograms programs, List<String> warnings) {
}
