package dev.gavel.worker.suite;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class SuiteClientTests {

	private final HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	@TempDir
	private Path folder;

	SuiteClientTests() throws IOException {
	}

	@AfterEach
	void stop() {
		api.stop(0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void tellsARefusedCredentialFromASuiteThatIsMissing(int status) {
		SuiteClient client = clientOfApiThatAnswers(status);
		client.checkCredential();
		assertThatExceptionOfType(ApiRefusesWorker.class).isThrownBy(() -> client.fetch("hash", Duration.ZERO))
			.withMessageContaining("GAVEL_WORKER_TOKEN");
	}

	@Test
	void blamesTheSuiteAloneWhenItIsMissing() {
		assertThatExceptionOfType(SuiteUnavailable.class)
			.isThrownBy(() -> clientOfApiThatAnswers(404).fetch("hash", Duration.ZERO))
			.isExactlyInstanceOf(SuiteUnavailable.class);
	}

	@Test
	void doesNotStartWithoutAFolder() throws IOException {
		Files.delete(folder);
		assertThatExceptionOfType(SuiteFolderUnfit.class).isThrownBy(() -> clientOfApiThatAnswers(404))
			.withMessageContaining("cannot write there: java.nio.file.NoSuchFileException: " + folder);
	}

	@Test
	void doesNotStartWithAFileAsFolder() throws IOException {
		this.folder = Files.createFile(folder.resolve("file"));
		assertThatExceptionOfType(SuiteFolderUnfit.class).isThrownBy(() -> clientOfApiThatAnswers(404))
			.withMessageContaining("Not a directory");
	}

	private SuiteClient clientOfApiThatAnswers(int status) {
		api.createContext("/internal/suites/", (exchange) -> {
			try (exchange) {
				exchange.sendResponseHeaders(status, -1);
			}
		});
		api.start();
		URI address = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
		return new SuiteClient(new WorkerProperties("w", address, "wrong", 1, DataSize.ofKilobytes(1), folder,
				Duration.ZERO, Duration.ZERO), ObservationRegistry.NOOP);
	}

}
