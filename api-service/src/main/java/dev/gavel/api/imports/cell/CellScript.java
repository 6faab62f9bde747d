package dev.gavel.api.imports.cell;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.run.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A script of Gavel that reads JSON and prints JSON, and runs in a cell. */
final class CellScript {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Limits LIMITS = new Limits(Duration.ofSeconds(10).toMillis(),
			DataSize.ofMegabytes(512).toBytes());

	private static final int MOST_TRIES = 10;

	private static final int SECONDS_BETWEEN_TRIES = 3;

	private final String source;

	private final Runs runs;

	CellScript(String name, Runs runs) {
		this.source = source(name);
		this.runs = runs;
	}

	private static String source(String name) {
		try (InputStream script = CellScript.class.getResourceAsStream("/imports/" + name)) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs it, and waits until it has ended.
	 * @throws UnreadableFileException when no worker has run it
	 */
	Printed run(Object given, Caller caller) throws UnreadableFileException {
		String stdin = JSON.writeValueAsString(given);
		Ran ran = ran(new ProgramToRun(source, null, LIMITS, List.of(Given.stdin(stdin))), caller);
		if (ran.ending() != Ending.FINISHED) {
			String error = (ran.error() != null) ? ": " + ran.error().sentence() : "";
			return new Printed(MissingNode.getInstance(), "it ended with %s%s".formatted(ran.ending(), error));
		}
		try {
			String printed = new String(ran.stdout().bytes(), StandardCharsets.UTF_8);
			return new Printed(ImportedJson.read(printed, "what Python printed"), null);
		}
		catch (UnreadableFileException ex) {
			return new Printed(MissingNode.getInstance(), String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * What the script printed.
	 *
	 * @param json missing if it did not end well
	 * @param fault why; null if it did
	 */
	record Printed(JsonNode json, @Nullable String fault) {
	}

	private Ran ran(ProgramToRun program, Caller caller) throws UnreadableFileException {
		for (int tries = 1; tries < MOST_TRIES; tries++) {
			Optional<Ran> ran = tried(program, caller, false);
			if (ran.isPresent()) {
				return ran.get();
			}
			CompletableFuture.runAsync(() -> {
			}, CompletableFuture.delayedExecutor(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS)).join();
		}
		return tried(program, caller, true).orElseThrow();
	}

	/** Returns nothing when there was too much to do. */
	private Optional<Ran> tried(ProgramToRun program, Caller caller, boolean last) throws UnreadableFileException {
		try {
			return Optional.of(runs.run(program, caller).join().get(0));
		}
		catch (CompletionException ex) {
			if (!(ex.getCause() instanceof Problem problem)) {
				throw ex;
			}
			if (Runs.isOverload(problem) && !last) {
				return Optional.empty();
			}
			throw new UnreadableFileException(
					"To read its code, Gavel needs Python in a cell. " + String.valueOf(problem.getMessage()));
		}
	}

}
