package dev.gavel.faults;

import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Worker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every part is killed once while it works; {@link AllFaultsIT} does the rest. */
class FaultsIT {

	private static final int SUBMISSIONS = 100;

	private static final int WORK = 5;

	private static final int MOST_WAITING = 20;

	private Cluster cluster;

	@BeforeEach
	void start() {
		cluster = Cluster.create("faults");
		cluster.addApi(Map.of());
		cluster.addWorker(Map.of());
		cluster.addWorker(Map.of());
		cluster.start();
	}

	@AfterEach
	void stop() {
		cluster.close();
	}

	@Test
	void judgesEverySubmissionOnceThoughEachPartIsKilled() throws Exception {
		Ledger ledger = new Ledger(cluster);
		FaultTable faults = new FaultTable(ledger);
		try (Load load = new Load(cluster.apis().get(0).address(), ledger, SUBMISSIONS, MOST_WAITING, WORK)) {
			load.begin();
			for (Fault fault : kills()) {
				faults.strike(fault);
			}
			load.awaitTaken();
			Reckoning reckoning = new Reckoning(ledger, load);
			reckoning.awaitEveryVerdict();
			faults.print();
			System.out.println(reckoning);
			reckoning.check();
		}
	}

	private List<Killed> kills() {
		Worker worker = cluster.workers().get(0);
		return List.of(new Killed(worker, List.of(worker)), new Killed(cluster.apis().get(0), List.of()),
				new Killed(cluster.broker(), cluster.workers()), new Killed(cluster.database(), List.of()));
	}

}
