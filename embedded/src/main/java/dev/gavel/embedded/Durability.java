package dev.gavel.embedded;

/** What a committed transaction survives. */
public enum Durability {

	/** Even a power cut: every commit waits for the disk. */
	POWER_CUT(1),

	/**
	 * A crash of the server, not of the machine: for tests, where waiting for the disk is
	 * wasted time.
	 */
	SERVER_CRASH(2);

	private final int flushLogAtCommit;

	Durability(int flushLogAtCommit) {
		this.flushLogAtCommit = flushLogAtCommit;
	}

	/** The value of innodb_flush_log_at_trx_commit. */
	int flushLogAtCommit() {
		return flushLogAtCommit;
	}

}
