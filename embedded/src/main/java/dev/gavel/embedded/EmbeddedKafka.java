package dev.gavel.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker, with its own controller, in this process. Topics must be created
 * explicitly.
 */
public final class EmbeddedKafka implements AutoCloseable {

	private final KafkaRaftServer server;

	private final int port;

	private EmbeddedKafka(KafkaRaftServer server, int port) {
		this.server = server;
		this.port = port;
	}

	/**
	 * Starts the broker and waits until it serves; the first start on a folder formats
	 * it.
	 * @param folder keeps the records of this broker
	 * @param progress is told what is being done, in a few words
	 * @throws EmbeddedServerException if it cannot be started
	 */
	public static EmbeddedKafka start(Path folder, Consumer<String> progress) {
		return start(folder, FreePort.find(), progress);
	}

	/**
	 * Does the same on a port of the caller's choice, so that clients may start
	 * meanwhile.
	 */
	public static EmbeddedKafka start(Path folder, int port, Consumer<String> progress) {
		KafkaFolder files = new KafkaFolder(folder.toAbsolutePath());
		if (!files.isFormatted()) {
			progress.accept("formatting the data folder");
			files.format();
		}
		progress.accept("starting");
		KafkaRaftServer server = new KafkaRaftServer(
				new KafkaConfig(KafkaSettings.of(files, port, FreePort.find()), false), Time.SYSTEM);
		return start(new EmbeddedKafka(server, port));
	}

	private static EmbeddedKafka start(EmbeddedKafka kafka) {
		try {
			kafka.server.startup();
			return kafka;
		}
		catch (RuntimeException ex) {
			kafka.close();
			throw new EmbeddedServerException("Kafka did not start: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Runs the action, once or several times, when the broker cannot continue, for
	 * instance because the disk is full. Otherwise it would halt the whole process.
	 */
	public static void onFatalError(Consumer<String> action) {
		Exit.Procedure procedure = (status, message) -> action.accept((message != null) ? message : "status " + status);
		Exit.setExitProcedure(procedure);
		Exit.setHaltProcedure(procedure);
	}

	public String bootstrapServers() {
		return bootstrapServers(port);
	}

	/** Returns the address of a broker on that port, which need not have started yet. */
	public static String bootstrapServers(int port) {
		return "127.0.0.1:" + port;
	}

	@Override
	public void close() {
		server.shutdown();
	}

}
