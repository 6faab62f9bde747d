package dev.gavel.api.compat.piston;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.worker.Workers;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.run.EnvironmentName;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.semver4j.Semver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The environments that workers offer, as runtimes of Piston. */
@Component
class Runtimes {

	private static final List<String> PYTHON = List.of("py", "py3", "python3");

	/** Workers send news every four seconds. */
	private static final Duration SOON = Duration.ofSeconds(4);

	private final Supplier<List<OfferedEnvironment>> offered;

	@Autowired
	Runtimes(Workers workers) {
		this(workers::environments);
	}

	Runtimes(Supplier<List<OfferedEnvironment>> offered) {
		this.offered = offered;
	}

	/** Returns the usual one first. */
	List<Runtime> list() {
		List<Runtime> pythons = offered.get().stream().flatMap((each) -> runtime(each).stream()).toList();
		return pythons.isEmpty() ? pythons : Stream.concat(pythons.stream(), Stream.of(graded())).toList();
	}

	private static Optional<Runtime> runtime(OfferedEnvironment offered) {
		boolean usual = offered.name().equals(EnvironmentName.DEFAULT);
		List<String> aliases = usual ? PYTHON : Stream.concat(PYTHON.stream(), Stream.of(offered.name())).toList();
		return Optional.ofNullable(Semver.coerce(offered.pythonVersion()))
			.map((version) -> new Runtime("python", version.getVersion(), aliases, usual ? null : offered.name(),
					offered.name()));
	}

	/** Returns what open-r1 installs, which compares outputs. */
	private static Runtime graded() {
		return new Runtime("python3", "1.0.0", List.of("Python 3", "cf_python3"), Runtime.CODEFORCES,
				EnvironmentName.DEFAULT);
	}

	/**
	 * Returns the newest one that a selector matches, of several the usual one.
	 * @throws Problem when there is none
	 */
	Runtime find(String language, String selector) {
		List<Runtime> all = list();
		if (all.isEmpty()) {
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"No worker has announced its versions of Python yet. Try again later.", SOON);
		}
		return all.stream()
			.filter((runtime) -> runtime.matches(language, selector))
			.max(Comparator.comparing(Runtime::semver))
			.orElseThrow(() -> Invalid.of("%s-%s runtime is unknown".formatted(language, selector)));
	}

}
