package dev.gavel.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process that starts a broker, tells its address, and waits to be killed. */
final class KafkaOwner {

	private KafkaOwner() {
	}

	public static void main(String[] args) throws IOException {
		EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), (step) -> {
		});
		System.out.println(kafka.bootstrapServers());
		System.in.read();
	}

}
