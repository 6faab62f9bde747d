package dev.gavel.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The settings of a single broker: those of {@code broker.properties}, and where it
 * listens and writes.
 */
final class KafkaSettings {

	static final int NODE_ID = 1;

	static final String CONTROLLER_LISTENER = "CONTROLLER";

	private KafkaSettings() {
	}

	static Properties of(KafkaFolder files, int port, int controllerPort) {
		Properties settings = fixed();
		settings.put("log.dirs", files.data().toString());
		settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
		settings.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE_ID, controllerPort));
		return settings;
	}

	private static Properties fixed() {
		Properties settings = new Properties();
		try (InputStream input = KafkaSettings.class.getResourceAsStream("broker.properties")) {
			settings.load(input);
			return settings;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
