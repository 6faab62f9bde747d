package dev.gavel.cluster;

import dev.gavel.embedded.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A replica of the API service, from its packaged jar. */
public final class Api extends JavaPart {

	private final URI address;

	private final URI forWorkers;

	private Api(String name, Path folder, URI address, URI forWorkers, Map<String, String> environment) {
		super(name, folder, List.of(), List.of("-jar", Jar.of("api-service")), environment,
				address.resolve("/actuator/health"));
		this.address = address;
		this.forWorkers = forWorkers;
	}

	/**
	 * @param host where workers reach it; clients reach it on the loopback address
	 */
	static Api of(String name, Path folder, String host, Map<String, String> settings) {
		int port = FreePort.find();
		int internalPort = FreePort.find();
		Map<String, String> environment = new HashMap<>(settings);
		environment.put("GAVEL_INTERNAL_ADDRESS", host);
		environment.put("GAVEL_PORT", String.valueOf(port));
		environment.put("GAVEL_INTERNAL_PORT", String.valueOf(internalPort));
		return new Api(name, folder, at("127.0.0.1", port), at(host, internalPort), environment);
	}

	private static URI at(String host, int port) {
		return URI.create("http://%s:%d".formatted(host, port));
	}

	/** Without a path. */
	public URI address() {
		return address;
	}

	URI forWorkers() {
		return forWorkers;
	}

}
