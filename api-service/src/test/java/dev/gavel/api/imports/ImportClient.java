package dev.gavel.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Imports files of one question, and exports it. */
public final class ImportClient {

	private final ApiClient client;

	public ImportClient(ApiClient client) {
		this.client = client;
	}

	/** Imports a file after a dry run, and returns the import. */
	public JsonNode imported(byte[] file) {
		JsonNode imported = ended(send(file, ended(send(file, null)).at("/id").longValue()));
		assertThat(imported.at("/state").stringValue()).as(imported.toString()).isEqualTo("DONE");
		return imported;
	}

	/** Returns what would become of the question in a file. */
	String outcome(byte[] file) {
		return report(ended(send(file, null))).at("/outcome").stringValue();
	}

	/** Returns what became of the question. */
	JsonNode report(JsonNode ended) {
		return client.get("/imports/%d/questions".formatted(ended.at("/id").longValue())).json().at("/items/0");
	}

	/** Returns the id of the question. */
	public long id(JsonNode imported) {
		JsonNode report = report(imported);
		assertThat(report.at("/question_id").isNumber()).as(report.toString()).isTrue();
		return report.at("/question_id").longValue();
	}

	JsonNode ended(Answer begun) {
		assertThat(begun.status()).as(begun.body()).isEqualTo(202);
		String address = begun.response().headers().firstValue("Location").orElseThrow();
		return await().until(() -> client.get(address).json(), (now) -> now.at("/finished_at").isString());
	}

	/**
	 * @param confirms a dry run, or null to begin with one
	 */
	Answer send(byte[] file, @Nullable Long confirms) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		if (confirms != null) {
			body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"confirms\"\r\n\r\n%d\r\n".formatted(confirms)
				.getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"questions.zip\"\r\n\r\n"
			.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(file);
		body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
		return client.post("/imports", "multipart/form-data; boundary=b", body.toByteArray());
	}

	public byte[] export(long id) {
		return client.download("/ques/export?id=" + id);
	}

	/** Returns the files by their names without the id of the question. */
	public static Map<String, byte[]> unpacked(byte[] zip) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
				files.put(entry.getName().replaceFirst("/[0-9]+/", "/"), archive.readAllBytes());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

}
