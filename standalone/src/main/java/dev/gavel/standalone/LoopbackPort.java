package dev.gavel.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port at which people reach Gavel. */
final class LoopbackPort {

	private LoopbackPort() {
	}

	/** Checks before anything starts, so that a port in use is reported at once. */
	static void requireFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
			socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new StartFailure(
					"Port %d cannot be used (%s). Choose another with --port.".formatted(port, ex.getMessage()), ex);
		}
	}

}
