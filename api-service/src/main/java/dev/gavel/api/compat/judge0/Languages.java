package dev.gavel.api.compat.judge0;

import dev.gavel.api.worker.Workers;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.run.EnvironmentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The ids that Judge0 has given to versions of Python 3. All are served: by the
 * environment that has this version, otherwise by the default one.
 */
@Component
class Languages {

	/** Versions by their ids. */
	private static final Map<Integer, String> PYTHONS = new TreeMap<>(
			Map.of(71, "3.8.", 92, "3.11.", 100, "3.12.", 109, "3.13.", 113, "3.14."));

	/** All that is known without a worker. */
	private static final OfferedEnvironment UNKNOWN = new OfferedEnvironment(EnvironmentName.DEFAULT, "3", "", null);

	private static final int NEWEST_USUAL = 109;

	private final Supplier<List<OfferedEnvironment>> offered;

	@Autowired
	Languages(Workers workers) {
		this(workers::environments);
	}

	Languages(Supplier<List<OfferedEnvironment>> offered) {
		this.offered = offered;
	}

	List<Language> list() {
		List<OfferedEnvironment> environments = offered.get();
		return PYTHONS.entrySet()
			.stream()
			.map((python) -> language(python.getKey(), serving(python.getValue(), environments)))
			.toList();
	}

	Optional<Language> find(int id) {
		return list().stream().filter((language) -> language.id() == id).findFirst();
	}

	/** Returns the one that is served by an environment. */
	Language of(String environment) {
		List<OfferedEnvironment> environments = offered.get();
		OfferedEnvironment used = environments.stream()
			.filter((each) -> each.name().equals(environment))
			.findFirst()
			.orElse(UNKNOWN);
		int id = PYTHONS.entrySet()
			.stream()
			.filter((python) -> used.pythonVersion().startsWith(python.getValue()))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(NEWEST_USUAL);
		return language(id, used);
	}

	private static OfferedEnvironment serving(String version, List<OfferedEnvironment> environments) {
		return environments.stream()
			.filter((each) -> each.pythonVersion().startsWith(version))
			.findFirst()
			.or(() -> environments.stream().findFirst())
			.orElse(UNKNOWN);
	}

	private static Language language(int id, OfferedEnvironment environment) {
		return new Language(id, "Python (%s)".formatted(environment.pythonVersion()), environment.name());
	}

}
