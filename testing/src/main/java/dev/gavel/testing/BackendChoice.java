package dev.gavel.testing;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the servers of the tests run: {@code gavel.test.backend}, or GAVEL_TEST_BACKEND
 * in the environment.
 */
enum BackendChoice {

	EMBEDDED, CONTAINERS,

	/**
	 * Uses containers if an engine and the images are there, otherwise embedded servers.
	 */
	AUTO;

	static BackendChoice ofThisProcess() {
		return parse(System.getProperty("gavel.test.backend", System.getenv("GAVEL_TEST_BACKEND")));
	}

	static BackendChoice parse(@Nullable String choice) {
		if (choice == null || choice.isBlank()) {
			return EMBEDDED;
		}
		try {
			return valueOf(choice.strip().toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"gavel.test.backend is '" + choice + "', expected embedded, containers or auto", ex);
		}
	}

	<T> T start(String server, Supplier<T> inContainer, Supplier<T> embedded) {
		return switch (this) {
			case EMBEDDED -> announce(server, "embedded", embedded.get());
			case CONTAINERS -> announce(server, "in a container", inContainer.get());
			case AUTO -> startWherePossible(server, inContainer, embedded);
		};
	}

	private static <T> T startWherePossible(String server, Supplier<T> inContainer, Supplier<T> embedded) {
		try {
			return announce(server, "in a container", inContainer.get());
		}
		catch (RuntimeException | LinkageError ex) { // no engine, no image, no right to
														// use them
			return announce(server, "embedded, as no container could be started", embedded.get());
		}
	}

	private static <T> T announce(String server, String where, T started) {
		System.out.println("Tests use " + server + " " + where + ".");
		return started;
	}

}
