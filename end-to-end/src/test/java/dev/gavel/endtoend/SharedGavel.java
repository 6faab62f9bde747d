package dev.gavel.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives classes one Gavel that all of them share, because a start takes as long as most
 * of them. It takes longer texts than usual.
 */
class SharedGavel implements ParameterResolver {

	private static final Namespace STORE = Namespace.create(SharedGavel.class);

	private static final Map<String, String> SETTINGS = Map.of("GAVEL_LIMITS_MAX_TEXT_SIZE", "16MB",
			"GAVEL_JUDGING_PRINTED_LIMIT", "16MB");

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		return parameter.getParameter().getType() == GavelProcess.class;
	}

	/** It is closed at the end of all tests. */
	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
		return test.getRoot().getStore(STORE).computeIfAbsent(GavelProcess.class, (key) -> start(), GavelProcess.class);
	}

	private static GavelProcess start() {
		try {
			return GavelProcess
				.launch(Files.createTempDirectory("gavel-shared"), GavelProcess.freePort(), SETTINGS, "--slots", "2")
				.awaitReady();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
