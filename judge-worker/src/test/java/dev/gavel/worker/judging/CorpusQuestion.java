package dev.gavel.worker.judging;

import dev.gavel.message.Verdict;
import dev.gavel.worker.judging.CorpusProgram.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map.Entry;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question of the corpus, with a right, a wrong and a hostile program. The file
 * {@code questions/<combination>.yml} has several with one comparison and one kind of
 * answer.
 */
record CorpusQuestion(String combination, JsonNode question) {

	private static final Path FOLDER = Path.of("src/test/resources/questions");

	private static final String SUFFIX = ".yml";

	private static final String VERDICT = "verdict";

	static Stream<CorpusQuestion> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.sorted().flatMap(CorpusQuestion::read).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<CorpusQuestion> read(Path file) {
		String combination = file.getFileName().toString().replace(SUFFIX, "");
		return CorpusProgram.YAML.readTree(file)
			.valueStream()
			.map((question) -> new CorpusQuestion(combination, question));
	}

	Stream<CorpusProgram> programs() {
		return question.get("programs").propertyStream().map(this::program);
	}

	/**
	 * A program is its source, or an object of it and the verdict that it must get if
	 * that is not the usual one.
	 */
	private CorpusProgram program(Entry<String, JsonNode> program) {
		String name = "%s/%s/%s".formatted(combination, question.get("name").stringValue(), program.getKey());
		Verdict usual = program.getKey().equals("right") ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER;
		JsonNode said = program.getValue();
		ObjectNode expectation = ((ObjectNode) question.deepCopy()).without("name").without("programs");
		expectation.put("describes", name).put(VERDICT, usual.name());
		if (said.isObject()) {
			expectation.set(VERDICT, said.get(VERDICT));
		}
		return new CorpusProgram(name, (said.isObject() ? said.get("source") : said).stringValue(),
				CorpusProgram.YAML.treeToValue(expectation, Expectation.class));
	}

	@Override
	public String toString() {
		return combination + "/" + question.get("name").stringValue();
	}

}
