package dev.gavel.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Where things lie in the source tree, and what stands in them. */
final class DeployFiles {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	static final Path DEPLOY = ROOT.resolve("deploy");

	static final Path KUBERNETES = DEPLOY.resolve("kubernetes");

	private DeployFiles() {
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Path> below(Path folder, String suffix) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Map<String, Object> yaml(Path file) {
		return documents(text(file)).get(0);
	}

	/** A key that stands there twice is an error. */
	static List<Map<String, Object>> documents(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		List<Map<String, Object>> documents = new ArrayList<>();
		for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
			documents.add(asMap(document));
		}
		return documents;
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> asMap(Object value) {
		return (Map<String, Object>) value;
	}

	@SuppressWarnings("unchecked")
	static <T> List<T> list(Map<String, Object> map, String key) {
		return (List<T>) map.getOrDefault(key, List.of());
	}

}
