package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An exercise.
 *
 * @param slug its name in paths, such as {@code word-count}
 * @param stub what the track gives to students; empty without one
 * @param example a solution of the track; empty without one
 */
record Exercise(String slug, List<CanonicalCase> cases, String description, String stub, String example) {

	private static final int MOST_FUNCTIONS = 100;

	private static final List<String> INTRODUCTIONS = List.of(".docs/introduction.md", "introduction.md");

	private static final List<String> INSTRUCTIONS = List.of(".docs/instructions.md", "instructions.md",
			"description.md");

	static Exercise of(String slug, ObjectNode data, TrackFiles track) throws IOException {
		if (slug.isEmpty()) {
			throw new UnreadableFileException("Expected the name of the exercise in its field exercise.");
		}
		List<CanonicalCase> cases = CanonicalCase.of(data, track.leftOut(slug));
		String text = track.firstText(slug, INTRODUCTIONS) + "\n\n" + track.firstText(slug, INSTRUCTIONS);
		return new Exercise(slug, cases, text.isBlank() ? comments(data, slug) : text.strip(),
				track.text(slug, SnakeCase.of(slug) + ".py"), track.text(slug, ".meta/example.py"));
	}

	private static String comments(ObjectNode data, String slug) {
		String comments = data.path("comments")
			.valueStream()
			.map((line) -> line.asString(""))
			.collect(Collectors.joining("\n"));
		return comments.isBlank() ? title(slug) : comments;
	}

	private static String title(String slug) {
		return StringUtils.capitalize(slug.replace('-', ' '));
	}

	/** Returns how many characters its texts have together. */
	long length() {
		return (long) description.length() + stub.length() + example.length();
	}

	String title() {
		return title(slug);
	}

	/**
	 * @param outline of the stub
	 * @param solved the example
	 * @throws UnreadableFileException when it does not ask for functions
	 */
	FoundQuestion question(Outline outline, Example solved) throws IOException {
		if (outline.error() != null) {
			throw new UnreadableFileException("Python cannot read its stub: %s.".formatted(outline.error()));
		}
		List<String> guesses = new ArrayList<>();
		List<AskedFunction> asked = new ArrayList<>();
		List<String> properties = properties();
		for (String property : properties) {
			List<CanonicalCase> own = cases.stream().filter((each) -> each.property().equals(property)).toList();
			asked.add(AskedFunction.of(property, own, outline, solved, properties.size() == 1, guesses));
		}
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", title())
			.put("description", description);
		if (!stub.isBlank()) {
			question.put("starter_code", stub);
		}
		question.set("metadata",
				(asked.size() == 1) ? asked.get(0).question().metadata(guesses) : several(asked, guesses));
		List<FoundReference> references = example.isBlank() ? List.of()
				: List.of(new FoundReference("example.py", example, FoundReference.Expected.ACCEPTED));
		return new FoundQuestion(slug, question, tests(asked), references, List.of(), guesses, List.of());
	}

	private List<String> properties() throws UnreadableFileException {
		List<String> properties = cases.stream().map(CanonicalCase::property).distinct().toList();
		if (properties.isEmpty()) {
			throw new UnreadableFileException("Expected at least one case, found none.");
		}
		if (properties.size() > MOST_FUNCTIONS) {
			throw new UnreadableFileException(
					"It asks for %,d functions; expected at most %d.".formatted(properties.size(), MOST_FUNCTIONS));
		}
		return properties;
	}

	private static ObjectNode several(List<AskedFunction> asked, List<String> guesses) {
		ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("kind", "functions");
		ArrayNode functions = metadata.putArray("functions");
		for (AskedFunction each : asked) {
			ObjectNode function = each.question().metadata(guesses);
			JsonNode name = function.remove("function_name");
			function.set("name", name);
			functions.add(function);
		}
		return metadata;
	}

	private static FoundTests tests(List<AskedFunction> asked) {
		return (taker) -> {
			for (AskedFunction each : asked) {
				each.question().tests().read((asked.size() == 1) ? taker : each.naming(taker));
			}
		};
	}

}
