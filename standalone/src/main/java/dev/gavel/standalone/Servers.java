package dev.gavel.standalone;

import dev.gavel.embedded.Durability;
import dev.gavel.embedded.EmbeddedKafka;
import dev.gavel.embedded.EmbeddedMySql;
import dev.gavel.embedded.EmbeddedServerException;
import dev.gavel.embedded.UserCache;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The embedded servers that the services stand on. */
record Servers(EmbeddedMySql mySql, EmbeddedKafka kafka) {

	/** Both at the same time, because each mostly waits. */
	static Servers start(DataFolder data, Progress progress, Shutdown shutdown) {
		var mySql = inBackground(() -> shutdown.add(progress.track("MySQL",
				steps -> EmbeddedMySql.start(data.mySql(), UserCache.folder(), Durability.POWER_CUT, steps))));
		var kafka = inBackground(
				() -> shutdown.add(progress.track("Kafka", steps -> EmbeddedKafka.start(data.kafka(), steps))));
		try {
			return new Servers(mySql.join(), kafka.join());
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof EmbeddedServerException) {
				throw new StartFailure(ex.getCause().getMessage(), ex);
			}
			throw ex;
		}
	}

	private static <T> CompletableFuture<T> inBackground(Supplier<T> start) {
		return CompletableFuture.supplyAsync(start, runnable -> new Thread(runnable, "start").start());
	}

}
