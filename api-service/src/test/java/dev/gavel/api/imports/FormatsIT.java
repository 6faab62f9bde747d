package dev.gavel.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.imports.archive.Zips;
import dev.gavel.api.imports.format.classroom.Assignment;
import dev.gavel.api.imports.format.exercism.Exercises;
import dev.gavel.api.imports.format.jsonl.Lines;
import dev.gavel.api.imports.format.kattis.Packages;
import dev.gavel.api.imports.format.moodle.Quiz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What formats hand over passes the checks of requests. Formats that take Python are
 * tried where there are cells.
 */
@ApiTest
class FormatsIT {

	@Autowired
	private ApiClient client;

	static List<Arguments> files() throws IOException {
		return List.of(Arguments.of("APPS", bytes(Lines.APPS), 2), Arguments.of("TACO", bytes(Lines.TACO), 1),
				Arguments.of("LiveCodeBench", bytes(Lines.liveCodeBench("[]")), 1),
				Arguments.of("Exercism", bytes(Exercises.DATA), 4),
				Arguments.of("Moodle CodeRunner", bytes(Quiz.of(Quiz.QUESTION.replace("print(sqr(-11))", ""))), 2),
				Arguments.of("Kattis", Zips.of(Packages.legacy()), 2),
				Arguments.of("Kattis", Zips.of(Packages.current()), 3),
				Arguments.of("GitHub Classroom", bytes(Assignment.JSON), 2));
	}

	@ParameterizedTest
	@MethodSource("files")
	void takesFile(String format, byte[] file, int tests) {
		JsonNode dryRun = ended(file);
		assertThat(dryRun.at("/format").stringValue()).as(dryRun.toString()).isEqualTo(format);
		String address = "/imports/%d/questions".formatted(dryRun.at("/id").longValue());
		JsonNode report = client.get(address).json().at("/items/0");
		assertThat(report.at("/outcome").stringValue()).as(report.toString()).isEqualTo("CREATED");
		assertThat(dryRun.at("/tests").intValue()).as(report.toString()).isEqualTo(tests);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private JsonNode ended(byte[] file) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		Stream
			.of(bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"brought\"\r\n\r\n"), file,
					bytes("\r\n--b--\r\n"))
			.forEach(body::writeBytes);
		String address = client.post("/imports", "multipart/form-data; boundary=b", body.toByteArray())
			.response()
			.headers()
			.firstValue("Location")
			.orElseThrow();
		return await().until(() -> client.get(address).json(), (now) -> now.at("/finished_at").isString());
	}

}
