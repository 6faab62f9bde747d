package dev.gavel.faults;

import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Worker;
import dev.gavel.cluster.WorkerNetwork;
import java.time.Duration;
import java.util.List;

/**
 * A worker's network is cut until it is seen to be silent and others have judged what it
 * held.
 */
record NetworkCut(Worker worker, WorkerNetwork network, Ledger ledger, Client api) implements Fault {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@Override
	public String name() {
		return "network of " + worker.name() + " cut";
	}

	@Override
	public String strike() {
		network.cut();
		try {
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(200))
				.until(() -> api.workerStatus(worker.name()).equals("SILENT"));
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(200))
				.until(() -> ledger.entries().stream().noneMatch((entry) -> entry.isRunningAt(worker)));
			return "it is shown as silent; what it held was judged by others";
		}
		finally {
			network.restore();
		}
	}

	@Override
	public List<Worker> victims() {
		return List.of(worker);
	}

}
