package dev.gavel.cluster;

import dev.gavel.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A judge worker, from its packaged jar, with cells of its own. */
public final class Worker extends JavaPart {

	private final Path workDir;

	private Worker(String name, Path folder, WorkerPlace place, int port, Map<String, String> environment) {
		super(name, folder, place.entry(), List.of("-jar", Jar.of("judge-worker")), environment,
				URI.create("http://%s:%d/actuator/health".formatted(place.host(), port)));
		this.workDir = place.workDir();
	}

	/** Returns the folders of its cells. */
	public List<Path> cells() {
		try (Stream<Path> bundles = Files.list(workDir.resolve("bundles"))) {
			return bundles.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Worker of(String name, Path folder, WorkerPlace place, Map<String, String> settings) {
		int port = FreePort.find();
		Map<String, String> environment = new HashMap<>(settings);
		environment.put("GAVEL_WORKER_ID", name);
		environment.put("GAVEL_WORKER_ADDRESS", place.host());
		environment.put("GAVEL_WORKER_PORT", String.valueOf(port));
		environment.put("GAVEL_SANDBOX_WORK_DIR", place.workDir().toString());
		return new Worker(name, folder, place, port, environment);
	}

}
