package dev.gavel.faults;

import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.SmallDisk;
import dev.gavel.cluster.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The disk on which a worker keeps its cells is full until the worker says that it cannot
 * judge.
 */
record DiskFull(Worker worker, SmallDisk disk, Client api) implements Fault {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@Override
	public String name() {
		return "disk of " + worker.name() + " full";
	}

	@Override
	public String strike() {
		try {
			await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::isUnfit);
			return "it says that it is unfit and gives jobs back";
		}
		finally {
			disk.free();
		}
	}

	/**
	 * A cell that has served often enough leaves room for the next one, unless that is
	 * taken.
	 */
	private boolean isUnfit() throws IOException {
		disk.fill();
		return api.workerStatus(worker.name()).equals("UNFIT");
	}

	@Override
	public List<Worker> victims() {
		return List.of(worker);
	}

}
