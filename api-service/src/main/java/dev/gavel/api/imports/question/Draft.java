package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.question.ImportedQuestions.Known;
import dev.gavel.api.imports.question.ImportedQuestions.Source;
import dev.gavel.api.question.NewQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question that can be stored.
 *
 * @param known the one that is changed, if it was imported before
 * @param hashes of the fields as they were found
 * @param tests what was learnt of its tests
 * @param images those that can be taken
 * @param warnings of code that could not be tried
 */
record Draft(Source source, Optional<Known> known, NewQuestion question, Map<String, String> hashes, FoundTests found,
		ReadTests tests, ReadImages images, ReadReferences references, List<String> warnings) {
}
