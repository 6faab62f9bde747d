package dev.gavel.worker.testrun;

import java.util.Optional;

/** One idle slot, until a job wants it. */
public final class LentSlots implements IdleSlots {

	private int lent;

	private boolean wanted;

	private boolean asked;

	public synchronized int lent() {
		return lent;
	}

	public synchronized boolean asked() {
		return asked;
	}

	public synchronized void wantBack() {
		wanted = true;
	}

	private synchronized boolean isWanted() {
		return wanted;
	}

	private synchronized void giveBack() {
		lent--;
	}

	@Override
	public synchronized Optional<LentSlot> lend() {
		asked = true;
		if (lent == 1 || wanted) {
			return Optional.empty();
		}
		lent++;
		return Optional.of(new LentSlot() {

			@Override
			public boolean isWanted() {
				return LentSlots.this.isWanted();
			}

			@Override
			public void close() {
				giveBack();
			}

		});
	}

	@Override
	public int count() {
		return 1;
	}

}
