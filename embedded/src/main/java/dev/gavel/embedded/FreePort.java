package dev.gavel.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports below the range from which the kernel serves outgoing connections: so no client
 * gets the same port before it is bound.
 */
public final class FreePort {

	private static final int FIRST = 20_000;

	private static final int END = 32_000;

	private FreePort() {
	}

	/** Returns a port on which nobody listens now. */
	public static int find() {
		return ThreadLocalRandom.current()
			.ints(1_000, FIRST, END)
			.filter(FreePort::isFree)
			.findFirst()
			.orElseThrow(() -> new EmbeddedServerException(
					"No free loopback port between %d and %d. Stop other servers and start again.".formatted(FIRST,
							END)));
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
