package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.FoundImage;
import dev.gavel.api.imports.format.FoundLimits;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.PlainStatement;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A question of CodeRunner. */
final class CodeRunnerQuestion {

	private static final String WITH_INPUT = "python3_w_input";

	private static final Set<String> TYPES = Set.of("python3", WITH_INPUT);

	private static final Set<String> GRADERS = Set.of("EqualityGrader", "NearEqualityGrader", "RegexGrader");

	/** That type shows what is read between what is printed, as a terminal does. */
	private static final String ECHO = """
			import builtins

			def input(prompt=''):
			    line = builtins.input(prompt)
			    print(line)
			    return line
			""";

	private final Element element;

	private final LimitsProperties limits;

	private final List<String> warnings = new ArrayList<>();

	CodeRunnerQuestion(Element element, LimitsProperties limits) {
		this.element = element;
		this.limits = limits;
	}

	FoundQuestion read(String id, String title) throws UnreadableFileException {
		requirePython();
		ObjectNode question = JsonNodeFactory.instance.objectNode().put("title", title).put("description", statement());
		question.putObject("metadata").put("kind", "program");
		question.putObject("comparison").put("kind", "checker").put("grader", grader());
		if (element.textOf("coderunnertype").strip().equals(WITH_INPUT)) {
			question.put("prelude", ECHO);
		}
		if (!element.textOf("answerpreload").isBlank()) {
			question.put("starter_code", element.textOf("answerpreload"));
		}
		limits(question);
		warn();
		boolean scored = element.textOf("allornothing").strip().equals("0");
		String answer = element.textOf("answer");
		List<FoundReference> references = answer.isBlank() ? List.of()
				: List.of(new FoundReference("answer", answer, FoundReference.Expected.ACCEPTED));
		CaseTests tests = new CaseTests(element, scored, warnings);
		return new FoundQuestion(id, question, tests, references, images(), List.of(), warnings);
	}

	private String statement() throws UnreadableFileException {
		String text = element.textOf("questiontext");
		String format = element.all("questiontext").map((each) -> each.attribute("format")).findFirst().orElse("");
		return switch (format) {
			case "markdown" -> text.replace(HtmlStatement.FILES, "");
			case "plain_text" -> PlainStatement.docstring(text);
			default -> HtmlStatement.markdown(text);
		};
	}

	private void requirePython() throws UnreadableFileException {
		String type = element.attribute("type");
		if (!type.equals("coderunner")) {
			throw new UnreadableFileException("Expected a question of the type coderunner, found %s.".formatted(type));
		}
		String kind = element.textOf("coderunnertype").strip();
		if (!TYPES.contains(kind)) {
			throw new UnreadableFileException(
					"Expected the CodeRunner type python3 or python3_w_input, found %s.".formatted(kind));
		}
		if (!Set.of("", "0").contains(element.textOf("prototypetype").strip())) {
			throw new UnreadableFileException("It is a prototype for questions, not a question.");
		}
		if (!element.textOf("template").isBlank()) {
			throw new UnreadableFileException(
					"It has a template of its own, which only CodeRunner can run. Connect CodeRunner to Gavel instead (Jobe).");
		}
		if (element.textOf("twigall").strip().equals("1")) {
			throw new UnreadableFileException("Its texts are templates (Twig all), which only CodeRunner can fill in.");
		}
	}

	private String grader() throws UnreadableFileException {
		String grader = element.textOf("grader").strip();
		if (grader.isEmpty()) {
			return "EqualityGrader";
		}
		if (!GRADERS.contains(grader)) {
			throw new UnreadableFileException(
					"Expected EqualityGrader, NearEqualityGrader or RegexGrader, found %s.".formatted(grader));
		}
		return grader;
	}

	private void limits(ObjectNode question) {
		FoundLimits found = new FoundLimits(limits, question, warnings);
		number("cputimelimitsecs").ifPresent(found::time);
		number("memlimitmb").ifPresent(found::memory);
	}

	/** Returns a positive number; 0 means no limit. */
	private Optional<Double> number(String name) {
		String text = element.textOf(name).strip();
		return text.matches("[0-9]{1,9}") ? Optional.of(Double.valueOf(text)).filter((number) -> number > 0)
				: Optional.empty();
	}

	private void warn() {
		if (!element.textOf("globalextra").isBlank()) {
			warnings.add("Its field globalextra is for templates, and is left out.");
		}
		String parameters = element.textOf("templateparams").strip();
		if (!parameters.isEmpty() && !parameters.equals("{}")) {
			warnings.add("Its template parameters are left out.");
		}
		if (!element.textOf("sandboxparams").isBlank()) {
			warnings.add("Its sandbox parameters are left out.");
		}
		String penalties = element.textOf("penaltyregime").replace(" ", "");
		if (!penalties.isEmpty() && !penalties.matches("[0,]*")) {
			warnings.add("Its penalties for wrong attempts (%s) are left out."
				.formatted(element.textOf("penaltyregime").strip()));
		}
	}

	private List<FoundImage> images() {
		List<FoundImage> images = new ArrayList<>();
		element.all("questiontext")
			.flatMap((text) -> text.all("file"))
			.forEach((file) -> EmbeddedFile.of(file)
				.ifPresentOrElse((found) -> images.add(new FoundImage(found.name(), found)),
						() -> warnings.add("A file in its statement is not in Base64, and is left out.")));
		return images;
	}

}
