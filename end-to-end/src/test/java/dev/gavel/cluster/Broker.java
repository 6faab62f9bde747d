package dev.gavel.cluster;

import dev.gavel.embedded.EmbeddedKafka;
import dev.gavel.embedded.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Kafka, by its own main class, with the settings of the embedded broker. */
public final class Broker extends JavaPart {

	private static final int CONNECT_MILLIS = 1000;

	private final InetSocketAddress address;

	private Broker(InetSocketAddress address, Path folder, Path settings) {
		super("broker", folder, List.of(),
				List.of("-cp", System.getProperty("java.class.path"), "kafka.Kafka", settings.toString()), Map.of(),
				URI.create("kafka://" + address.getHostString()));
		this.address = address;
	}

	static Broker in(Path folder, String host, KafkaAccess access) {
		try {
			Path data = folder.resolve("broker");
			format(data, access);
			InetSocketAddress address = new InetSocketAddress(host, FreePort.find());
			return new Broker(address, folder, writeSettings(folder, data, address, access));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void format(Path data, KafkaAccess access) throws IOException {
		Files.createDirectories(data);
		try {
			new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
				.setNodeId(1)
				.setClusterId(Uuid.randomUuid().toString())
				.addDirectory(data.toString())
				.setMetadataLogDirectory(data.toString())
				.setControllerListenerName("CONTROLLER")
				.setScramArguments(access.accounts())
				.run();
		}
		catch (Exception ex) {
			throw new IOException("cannot format " + data, ex);
		}
	}

	private static Path writeSettings(Path folder, Path data, InetSocketAddress address, KafkaAccess access)
			throws IOException {
		Properties settings = new Properties();
		try (InputStream embedded = EmbeddedKafka.class.getResourceAsStream("broker.properties")) {
			settings.load(embedded);
		}
		int controller = FreePort.find();
		settings.put("log.dirs", data.toString());
		settings.put("listeners", "%s://%s:%d,CONTROLLER://127.0.0.1:%d".formatted(access.protocol(),
				address.getHostString(), address.getPort(), controller));
		settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
		settings.putAll(access.brokerSettings());
		Path file = folder.resolve("broker.properties");
		try (Writer writer = Files.newBufferedWriter(file)) {
			settings.store(writer, null);
		}
		return file;
	}

	public String bootstrapServers() {
		return address.getHostString() + ":" + address.getPort();
	}

	/** It listens once it is part of its cluster. */
	@Override
	public boolean isReady() {
		try (Socket socket = new Socket()) {
			socket.connect(address, CONNECT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
