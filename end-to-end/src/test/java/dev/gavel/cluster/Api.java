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

	private Api(String name, Path folder, URI address, Map<String, String> environment) {
		super(name, folder, List.of(), List.of("-jar", Jar.of("api-service")), environment,
				address.resolve("/actuator/health"));
		this.address = address;
	}

	static Api of(String name, Path folder, String host, Map<String, String> settings) {
		int port = FreePort.find();
		Map<String, String> environment = new HashMap<>(settings);
		environment.put("GAVEL_ADDRESS", host);
		environment.put("GAVEL_PORT", String.valueOf(port));
		return new Api(name, folder, URI.create("http://%s:%d".formatted(host, port)), environment);
	}

	/** Without a path. */
	public URI address() {
		return address;
	}

}
