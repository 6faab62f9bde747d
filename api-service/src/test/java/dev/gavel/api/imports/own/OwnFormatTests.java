package dev.gavel.api.imports.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.archive.UploadedFiles;
import dev.gavel.api.imports.archive.Zips;
import dev.gavel.api.imports.format.Collected;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.ImportedTexts;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.reference.TestPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OwnFormatTests {

	private static final int MUTATIONS = Integer.getInteger("gavel.test.mutations", 200);

	private static final Map<String, String> FILES = files();

	private final OwnFormat format = new OwnFormat();

	private static Map<String, String> files() {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("gavel.json", "{\"format\": \"gavel-questions\", \"version\": 1}");
		files.put("questions/5/question.json",
				"""
						{"source": "0123/5", "question": {"title": "Sum", "metadata": {"kind": "program"}}, "images": ["a.png"]}""");
		files.put("questions/5/statement.md", "Add them.\r\n");
		files.put("questions/5/images/a.png", "no image");
		files.put("questions/5/tests.jsonl",
				"{\"stdin\": \"1 2\", \"output\": \"3\"}\n\n[]\n{\"stdin\": \"2 2\", \"output\": \"4\"}\n");
		return files;
	}

	@Test
	void readsAQuestionWithItsTests() throws IOException {
		Collected found = Collected.of(format, ImportedTexts.archive(FILES));
		assertThat(found.refused()).isEmpty();
		FoundQuestion question = found.questions().get(0);
		assertThat(question.sourceId()).isEqualTo("0123/5");
		assertThat(question.question().get("description").stringValue()).isEqualTo("Add them.\r\n");
		assertThat(question.images()).singleElement().satisfies((image) -> assertThat(image.name()).isEqualTo("a.png"));
		assertThat(Collected.tests(question)).containsOnlyKeys("line 1", "line 4");
		assertThat(Collected.refusedTests(question)).containsEntry("line 3", "Expected a JSON object.");
	}

	@Test
	void refusesAQuestionThatCannotBeReadAndGoesOn() throws IOException {
		Map<String, String> files = new LinkedHashMap<>(FILES);
		files.put("questions/4/question.json", "{");
		Collected found = Collected.of(format, ImportedTexts.archive(files));
		assertThat(found.questions()).hasSize(1);
		assertThat(found.refused()).singleElement()
			.asString()
			.startsWith("questions/4/question.json: ")
			.contains("not JSON");
	}

	@Test
	void refusesAQuestionThatNamesAFileManyTimes() throws IOException {
		Map<String, String> files = new LinkedHashMap<>(FILES);
		files.put("questions/5/references/1.py", "print(3)");
		String images = "\"a.png\", ".repeat(50) + "\"a.png\"";
		String references = "{\"file\": \"1.py\", \"required_verdict\": \"ACCEPTED\"}, ".repeat(50) + "{}";
		for (String named : List.of("\"images\": [%s]".formatted(images),
				"\"references\": [%s]".formatted(references))) {
			files.put("questions/5/question.json", "{\"source\": \"0123/5\", \"question\": {}, %s}".formatted(named));
			assertThat(Collected.of(format, ImportedTexts.archive(files)).refused()).singleElement()
				.asString()
				.contains("It has 51 ", "expected at most 50");
		}
	}

	@Test
	void readsTheProgramsThatMakeAndCheckInputs() throws IOException {
		Map<String, String> files = new LinkedHashMap<>(FILES);
		files.put("questions/5/validator.py", "input()\r\n");
		assertThat(Collected.of(format, ImportedTexts.archive(files)).questions().get(0).programs())
			.isEqualTo(new TestPrograms(null, "input()\r\n"));
	}

	@Test
	void refusesAVersionToCome() {
		Map<String, String> files = new LinkedHashMap<>(FILES);
		files.put("gavel.json", "{\"format\": \"gavel-questions\", \"version\": 2}");
		assertThatExceptionOfType(UnreadableFileException.class)
			.isThrownBy(() -> Collected.of(format, ImportedTexts.archive(files)))
			.withMessageContaining("version 2");
	}

	/** With {@code -Dgavel.test.mutations=10000} by hand. */
	@Test
	void refusesMutatedArchivesInAnOrderlyWay() throws IOException {
		byte[] zip = Zips.of(FILES);
		Random random = new Random(25);
		for (int i = 0; i < MUTATIONS; i++) {
			byte[] mutated = zip.clone();
			for (int change = random.nextInt(4); change >= 0; change--) {
				mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
			}
			readIfPossible(mutated);
		}
	}

	private void readIfPossible(byte[] content) throws IOException {
		try (UploadedFiles files = UploadedFiles.open("a.zip", Caller.trusted("127.0.0.1"), () -> Zips.channel(content),
				1 << 20)) {
			if (format.recognises(files)) {
				for (FoundQuestion question : Collected.of(format, files).questions()) {
					Collected.tests(question);
				}
			}
		}
		catch (UnreadableFileException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
		catch (UncheckedIOException ex) {
			assertThat(ex.getCause()).isInstanceOf(UnreadableFileException.class);
		}
	}

}
