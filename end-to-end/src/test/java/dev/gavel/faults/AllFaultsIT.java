package dev.gavel.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gavel.cluster.Api;
import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Worker;
import dev.gavel.cluster.WorkerNetwork;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand submissions while everything happens that may happen, first in turn and then
 * at random; the same seed gives the same order.
 */
@Tag("faults")
class AllFaultsIT {

	private static final int SUBMISSIONS = Integer.getInteger("gavel.faults.submissions", 1000);

	private static final int WORK = 6;

	private static final int MOST_WAITING = 40;

	private Cluster cluster;

	private Ledger ledger;

	private Client client;

	@BeforeEach
	void start() {
		assumeTrue(WorkerNetwork.isPossible(), "a network and a disk for one worker need root, ip and nsenter");
		cluster = Cluster.createWithNetwork("all-faults");
		Api api = cluster.addApi(Map.of());
		cluster.addWorker(Map.of());
		// New cells now and then, for they are what needs the disk.
		cluster.addWorkerWithSmallDisk(Map.of("GAVEL_SANDBOX_RECYCLE_AFTER", "5"));
		cluster.addWorkerIn(cluster.network(), Map.of());
		cluster.start();
		ledger = new Ledger(cluster);
		client = new Client(api.address());
	}

	@AfterEach
	void stop() {
		if (cluster != null) {
			cluster.close();
		}
	}

	@Test
	void judgesEverySubmissionOnce() throws Exception {
		long seed = Long.getLong("gavel.faults.seed", System.nanoTime());
		System.out.println("The order of faults follows from -Dgavel.faults.seed=" + seed);
		Random random = new Random(seed);
		FaultTable table = new FaultTable(ledger);
		try (Load load = new Load(cluster.apis().get(0).address(), ledger, SUBMISSIONS, MOST_WAITING, WORK)) {
			load.begin();
			List<Fault> faults = faults();
			for (Fault fault : faults) {
				table.strike(fault);
			}
			while (load.lasts()) {
				table.strike(faults.get(random.nextInt(faults.size())));
			}
			load.awaitTaken();
			Reckoning reckoning = new Reckoning(ledger, load);
			reckoning.awaitEveryVerdict();
			table.print();
			System.out.println(reckoning);
			reckoning.check();
		}
	}

	private List<Fault> faults() {
		Worker plain = cluster.workers().get(0);
		Worker withSmallDisk = cluster.workers().get(1);
		Worker inNetwork = cluster.workers().get(2);
		Reports reports = new Reports(cluster.broker());
		return List.of(new Killed(plain, List.of(plain)), new Killed(cluster.apis().get(0), List.of()),
				new Killed(cluster.broker(), cluster.workers()), new Killed(cluster.database(), List.of()),
				new Frozen(plain, ledger, client), new DiskFull(withSmallDisk, cluster.disk(), client),
				new NetworkCut(inNetwork, cluster.network(), ledger, client), FalseReport.repeated(reports, client),
				FalseReport.ofOldAttempt(reports, client), FalseReport.withSkewedClock(reports, client));
	}

}
