package dev.gavel.api.imports.format;

import dev.gavel.api.reference.TestPrograms;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question that was found in a file. It passes through the same checks as one that is
 * sent.
 *
 * @param sourceId what it is called where it comes from, such as {@code HumanEval/3};
 * stays the same when the file is changed. It identifies the question among those of its
 * owner, together with the format
 * @param question in the JSON of {@code POST /add_ques}: title, description in Markdown,
 * type (Medium if it is left out), metadata, and perhaps time_limit_ms, memory_limit_mb,
 * comparison, prelude, starter_code, rules and scoring
 * @param references solutions that came along
 * @param programs that make and check inputs
 * @param images of the statement
 * @param guesses sentences that say what was guessed, such as a type
 * @param warnings sentences that say what was left out or could not be expressed
 */
public record FoundQuestion(String sourceId, ObjectNode question, FoundTests tests, List<FoundReference> references,
		TestPrograms programs, List<FoundImage> images, List<String> guesses, List<String> warnings) {

	public FoundQuestion {
		// The database ignores spaces at its end.
		sourceId = sourceId.strip();
		references = List.copyOf(references);
		images = List.copyOf(images);
		guesses = List.copyOf(guesses);
		warnings = List.copyOf(warnings);
	}

	/** Returns the same with other tests. */
	public FoundQuestion with(FoundTests others) {
		return new FoundQuestion(sourceId, question, others, references, programs, images, guesses, warnings);
	}

	/** Creates one without programs that make and check inputs. */
	public FoundQuestion(String sourceId, ObjectNode question, FoundTests tests, List<FoundReference> references,
			List<FoundImage> images, List<String> guesses, List<String> warnings) {
		this(sourceId, question, tests, references, TestPrograms.NONE, images, guesses, warnings);
	}

}
