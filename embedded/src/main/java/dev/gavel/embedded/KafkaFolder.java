package dev.gavel.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;

/** The folder of one broker. */
record KafkaFolder(Path path) {

	Path data() {
		return path.resolve("data");
	}

	boolean isFormatted() {
		return Files.isDirectory(data());
	}

	/** Formats elsewhere first, so that a crash leaves nothing half made. */
	void format() {
		Path newData = path.resolve("data.new");
		try {
			Utils.delete(newData.toFile());
			Files.createDirectories(newData);
			new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
				.setNodeId(KafkaSettings.NODE_ID)
				.setClusterId(Uuid.randomUuid().toString())
				.addDirectory(newData.toString())
				.setMetadataLogDirectory(newData.toString())
				.setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
				.run();
			Files.move(newData, data(), ATOMIC_MOVE);
		}
		catch (Exception ex) {
			throw new EmbeddedServerException("Cannot format the Kafka folder " + newData + ": " + ex.getMessage(), ex);
		}
	}

}
