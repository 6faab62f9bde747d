package dev.gavel.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process that starts a server, tells its process number, and waits to be killed. */
final class MySqlOwner {

	private MySqlOwner() {
	}

	public static void main(String[] args) throws IOException {
		EmbeddedMySql server = EmbeddedMySql.start(Path.of(args[0]), Path.of(args[1]), Durability.SERVER_CRASH,
				(step) -> {
				});
		System.out.println(server.pid());
		System.in.read();
	}

}
