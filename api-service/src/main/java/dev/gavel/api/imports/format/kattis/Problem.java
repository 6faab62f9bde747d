package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.FoundLimits;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.reference.TestPrograms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A problem, as a question that asks for a program. */
final class Problem {

	private static final Set<String> REFUSED = Set.of("interactive", "multi-pass", "multipass", "submit-answer");

	/** What there is to say of each folder. */
	private static final Map<String, String> LEFT_OUT = Map.of("graders", "own graders", "include",
			"files that are included into submissions", "attachments", "attachments", "static_validator",
			"validators of sources");

	private final ProblemFolder folder;

	private final LimitsProperties limits;

	private final List<String> guesses = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	Problem(ProblemFolder folder, LimitsProperties limits) {
		this.folder = folder;
		this.limits = limits;
	}

	/**
	 * @throws UnreadableFileException when it cannot be judged here
	 */
	FoundQuestion read() throws IOException {
		ProblemSettings settings = ProblemSettings.of(folder.yaml("problem.yaml"), folder.text("domjudge-problem.ini"));
		requireKnownType(settings);
		ProblemStatement statement = ProblemStatement.of(folder, settings, warnings);
		String title = title(settings, statement);
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", title)
			.put("description", statement.markdown());
		question.putObject("metadata").put("kind", "program");
		DataSettings data = new DataSettings(folder, settings);
		List<String> names = ProblemTests.names(folder);
		OutputComparison comparison = OutputComparison.of(folder, settings, data, names, warnings);
		question.set("comparison", comparison.json());
		limits(settings, question);
		TestGroups groups = TestGroups.of(names, settings, data, warnings);
		groups.scoring(warnings).ifPresent((scoring) -> question.set("scoring", scoring));
		settings.unknownKeys()
			.forEach((key) -> warnings
				.add("problem.yaml has a key %s, which version 2025-09 does not have.".formatted(key)));
		LEFT_OUT.forEach((name, what) -> {
			if (!folder.in(name).isEmpty()) {
				warnings.add("Its %s are left out.".formatted(what));
			}
		});
		ProblemTests tests = new ProblemTests(folder, data, groups, comparison, limits.maxTextSize());
		Optional<String> validator = new InputValidators(folder, settings, data).read(names, warnings);
		return new FoundQuestion(settings.sourceId(folder.name(), title), question, tests,
				Submissions.references(folder, settings, warnings), new TestPrograms(null, validator.orElse(null)),
				statement.images(), guesses, warnings);
	}

	private static void requireKnownType(ProblemSettings settings) throws UnreadableFileException {
		Optional<String> refused = settings.types().stream().filter(REFUSED::contains).findFirst();
		if (refused.isPresent()) {
			throw new UnreadableFileException("It is of the type %s, which is not imported.%s".formatted(refused.get(),
					refused.get().equals("interactive") ? " Write an interactor for it." : ""));
		}
	}

	private String title(ProblemSettings settings, ProblemStatement statement) {
		String title = settings.title().isBlank() ? statement.title() : settings.title();
		if (title.isBlank()) {
			guesses.add("Its title is the name of its folder.");
			return folder.name();
		}
		return title;
	}

	private void limits(ProblemSettings settings, ObjectNode question) throws IOException {
		FoundLimits found = new FoundLimits(limits, question, warnings);
		Optional<Double> time = settings.timeLimit();
		time.ifPresentOrElse(found::time, () -> guesses.add(
				"It gets the default time limit, because a package of this version states none; verify it with its solutions."));
		settings.memory().ifPresent(found::memory);
	}

}
