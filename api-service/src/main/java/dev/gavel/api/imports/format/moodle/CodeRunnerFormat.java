package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * CodeRunner: Moodle's XML. Its Python types run an answer and then the statements of a
 * test, and compare what both print.
 */
@Component
@Order(50)
class CodeRunnerFormat implements QuestionFormat {

	private static final int BEGINNING = 64 * 1024;

	private final LimitsProperties limits;

	CodeRunnerFormat(LimitsProperties limits) {
		this.limits = limits;
	}

	@Override
	public String name() {
		return "Moodle CodeRunner";
	}

	@Override
	public boolean recognises(ImportedFiles files) throws IOException {
		Optional<ImportedFile> file = files.single();
		return file.isPresent() && file.get().beginning(BEGINNING).contains("<quiz");
	}

	@Override
	public void read(ImportedFiles files, Findings findings) throws IOException {
		ImportedFile file = files.single()
			.orElseThrow(() -> new UnreadableFileException("Expected one file in Moodle's XML."));
		Map<String, Integer> seen = new HashMap<>();
		try (Reader input = file.reader(); Xml xml = new Xml(input, Xml.BOUNDS)) {
			if (!xml.find("quiz")) {
				throw new UnreadableFileException("Expected an element quiz, as Moodle exports questions.");
			}
			String category = "";
			while (xml.find("question")) {
				Element question = xml.element();
				if (question.attribute("type").equals("category")) {
					category = question.textOf("category").strip();
				}
				else {
					read(question, category, seen, findings);
				}
			}
		}
	}

	private void read(Element question, String category, Map<String, Integer> seen, Findings findings)
			throws IOException {
		String title = question.textOf("name").strip();
		String id = id(question, category, title, seen);
		try {
			findings.question(new CodeRunnerQuestion(question, limits).read(id, title));
		}
		catch (UnreadableFileException ex) {
			findings.refused(id, title, String.valueOf(ex.getMessage()));
		}
	}

	/** An id number is unique in its category only; without one, the name is taken. */
	private static String id(Element question, String category, String title, Map<String, Integer> seen) {
		String number = question.textOf("idnumber").strip();
		String name = number.isEmpty() ? title : number;
		String id = category.isEmpty() ? name : category + "/" + name;
		int count = seen.merge(id, 1, Integer::sum);
		return (count == 1) ? id : "%s (%d)".formatted(id, count);
	}

}
