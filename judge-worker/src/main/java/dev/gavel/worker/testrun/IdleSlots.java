package dev.gavel.worker.testrun;

import java.util.Optional;

/** The slots of this worker that have no job. They may help a job in another slot. */
public interface IdleSlots {

	/** Never lends any. */
	IdleSlots NONE = new IdleSlots() {

		@Override
		public Optional<LentSlot> lend() {
			return Optional.empty();
		}

		@Override
		public int count() {
			return 0;
		}

	};

	/**
	 * Lends one. Empty when there is none that is not lent yet, or when a job runs alone
	 * or waits to do so.
	 */
	Optional<LentSlot> lend();

	/** Returns how many there are, lent ones included. */
	int count();

	/** A slot that helps, until it is closed. */
	interface LentSlot extends AutoCloseable {

		/** Whether a job wants it. Then it must be closed after the current test. */
		boolean isWanted();

		@Override
		void close();

	}

}
