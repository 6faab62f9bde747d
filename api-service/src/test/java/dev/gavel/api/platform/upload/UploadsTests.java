package dev.gavel.api.platform.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.ImportsProperties;
import dev.gavel.api.platform.settings.LimitsProperties;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

class UploadsTests {

	private final Binder settings = new Binder(new MapConfigurationPropertySource());

	private final Uploads uploads = new Uploads(settings.bindOrCreate("gavel.limits", LimitsProperties.class),
			settings.bindOrCreate("gavel.imports", ImportsProperties.class));

	@Test
	void refuseAnArchiveWithNamesThatAreNotInUtf8() throws IOException {
		ByteArrayOutputStream zip = new ByteArrayOutputStream();
		try (ZipOutputStream archive = new ZipOutputStream(zip, Charset.forName("IBM437"))) {
			archive.putNextEntry(new ZipEntry("m\u00fcller/1.in"));
		}
		assertThat(refusal("a.zip", zip.toByteArray())).startsWith("An archive cannot be read: a name in it")
			.contains("UTF-8");
	}

	@Test
	void refuseAnUploadThatTheDiskHasNoRoomFor(@TempDir Path folder) throws IOException {
		ImportsProperties imports = new ImportsProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1),
				folder.toString(), Duration.ofDays(1));
		Uploads full = new Uploads(settings.bindOrCreate("gavel.limits", LimitsProperties.class), imports);
		Files.delete(folder);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> full.readImport(request("a.zip", new byte[1])))
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE))
			.withMessageContaining("no room left for another upload");
	}

	@Test
	void refuseANameThatNoFileHas() throws IOException {
		assertThat(refusal("1\0.in", new byte[] { '1' })).startsWith("The body is not a form with files")
			.contains("Invalid file name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\"\r\n\r\n" })
	void refuseAFormOfNothing(String begin) {
		InputStream nothing = new InputStream() {

			@Override
			public int read() {
				return ' ';
			}

		};
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {

			@Override
			public ServletInputStream getInputStream() {
				return new DelegatingServletInputStream(new SequenceInputStream(
						new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), nothing));
			}

		};
		request.setContentType("multipart/form-data; boundary=b");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> uploads.readSmall(request))
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.REQUEST_TOO_LARGE));
	}

	private String refusal(String fileName, byte[] content) throws IOException {
		MockHttpServletRequest request = request(fileName, content);
		String[] detail = new String[1];
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> uploads.read(request)).satisfies((problem) -> {
			assertThat(problem.type()).isEqualTo(ProblemType.BAD_REQUEST);
			detail[0] = problem.getMessage();
		});
		return detail[0];
	}

	private static MockHttpServletRequest request(String fileName, byte[] content) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.write(
				("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n\r\n").formatted(fileName)
					.getBytes(StandardCharsets.UTF_8));
		body.write(content);
		body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
		request.setContentType("multipart/form-data; boundary=b");
		request.setContent(body.toByteArray());
		return request;
	}

}
