package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.TestJson;
import dev.gavel.api.question.kind.ProgramFile;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The test cases of a question of CodeRunner. */
final class CaseTests implements FoundTests {

	private static final String PRECHECK_ONLY = "1";

	private final List<Element> cases;

	private final ObjectNode files = JsonNodeFactory.instance.objectNode();

	private final boolean scored;

	/**
	 * @param scored whether its tests have marks of their own
	 * @param warnings receives what is left out of all of them
	 * @throws UnreadableFileException when they have too many files
	 */
	CaseTests(Element question, boolean scored, List<String> warnings) throws UnreadableFileException {
		this.cases = question.all("testcases").flatMap((all) -> all.all("testcase")).toList();
		this.scored = scored;
		addFiles(question.all("testcases").flatMap((all) -> all.all("file")).toList(), warnings);
		if (cases.stream().anyMatch((each) -> !each.textOf("extra").isBlank())) {
			warnings.add("The field extra of its tests is for templates, and is left out.");
		}
		if (cases.stream().anyMatch((each) -> each.attribute("hiderestiffail").equals("1"))) {
			warnings.add("Gavel does not hide other tests once one fails, as this question asks.");
		}
	}

	/** Each test has all of them. */
	private void addFiles(List<Element> sent, List<String> warnings) throws UnreadableFileException {
		long bytes = 0;
		for (Element element : sent) {
			Optional<EmbeddedFile> file = EmbeddedFile.of(element);
			file.ifPresentOrElse((found) -> files.set(found.name(), ProgramFile.of(found.content()).toNode()),
					() -> warnings.add("A support file is not in Base64, and is left out."));
			bytes += file.map(EmbeddedFile::size).orElse(0L);
		}
		if (files.size() > ProgramFile.MOST || bytes > ProgramFile.MOST_BYTES) {
			throw new UnreadableFileException(
					"Expected at most %d support files with %,d bytes together, found %,d files with %,d bytes."
						.formatted(ProgramFile.MOST, ProgramFile.MOST_BYTES, files.size(), bytes));
		}
	}

	@Override
	public void read(Taker taker) {
		int place = 0;
		for (Element each : cases) {
			String name = "test case " + ++place;
			if (each.attribute("testtype").equals(PRECHECK_ONLY)) {
				taker.refused(name,
						"It is only for the precheck, which Gavel does not have: solvers run their programs on the samples instead.");
			}
			else {
				taker.test(name, test(each));
			}
		}
	}

	private ObjectNode test(Element each) {
		ObjectNode test = TestJson.ofProgram(lines(each.textOf("stdin")), each.textOf("expected"));
		if (!each.textOf("testcode").isBlank()) {
			test.put("statements", each.textOf("testcode"));
		}
		if (!files.isEmpty()) {
			test.set("files", files.deepCopy());
		}
		boolean shown = each.attribute("useasexample").equals("1") || !each.textOf("display").strip().startsWith("HIDE")
				|| each.textOf("display").strip().equals("HIDE_IF_SUCCEED");
		if (!shown) {
			test.put("hidden", true);
		}
		mark(each).ifPresent((mark) -> test.put("points", mark));
		return test;
	}

	/** The program's input ends with a line break, as CodeRunner sends it. */
	private static String lines(String stdin) {
		return (stdin.isEmpty() || stdin.endsWith("\n")) ? stdin : stdin + "\n";
	}

	private Optional<BigDecimal> mark(Element each) {
		String mark = each.attribute("mark").strip();
		boolean number = mark.matches("[0-9]{1,6}(?:\\.[0-9]{1,9})?");
		return (scored && number) ? Optional.of(new BigDecimal(mark).stripTrailingZeros()) : Optional.empty();
	}

}
