package dev.gavel.worker.job;

import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.testrun.IdleSlots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Issues a permit for each job in flight in this worker. Slots usually judge in parallel.
 * A job that may kill the worker waits until no other job has a permit. While it waits
 * and until it ends, no other job gets one. Slots without a job are lent to jobs in
 * others; a job never waits for a lent slot, unless it must be alone.
 */
@Component
final class SlotPermits implements IdleSlots {

	private final Lock lock = new ReentrantLock();

	private final Condition changed = lock.newCondition();

	private final int slots;

	private int besideOthers;

	private boolean aloneWanted;

	private final List<LentSlot> lent = new ArrayList<>();

	SlotPermits(WorkerProperties properties) {
		this.slots = properties.slots();
	}

	/** Returns a permit; empty while a job runs alone or waits to do so. */
	Optional<Permit> besideOthers() {
		lock.lock();
		try {
			if (aloneWanted) {
				return Optional.empty();
			}
			besideOthers++;
			return Optional.of(() -> change(() -> besideOthers--));
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Waits until no other job has a permit; empty when another job runs alone or waits
	 * to do so.
	 */
	Optional<Permit> alone() throws InterruptedException {
		lock.lockInterruptibly();
		try {
			if (aloneWanted) {
				return Optional.empty();
			}
			aloneWanted = true;
			awaitNoOther();
			return Optional.of(() -> change(() -> aloneWanted = false));
		}
		finally {
			lock.unlock();
		}
	}

	private void awaitNoOther() throws InterruptedException {
		try {
			while (besideOthers > 0 || !lent.isEmpty()) {
				changed.await();
			}
		}
		catch (InterruptedException ex) {
			change(() -> aloneWanted = false);
			throw ex;
		}
	}

	@Override
	public Optional<LentSlot> lend() {
		lock.lock();
		try {
			if (aloneWanted || lent.size() >= count()) {
				return Optional.empty();
			}
			Lent slot = new Lent();
			lent.add(slot);
			return Optional.of(slot);
		}
		finally {
			lock.unlock();
		}
	}

	@Override
	public int count() {
		lock.lock();
		try {
			return slots - besideOthers;
		}
		finally {
			lock.unlock();
		}
	}

	/** Jobs want back first what was lent last. */
	private boolean isWanted(LentSlot slot) {
		lock.lock();
		try {
			return aloneWanted || lent.indexOf(slot) >= count();
		}
		finally {
			lock.unlock();
		}
	}

	private void change(Runnable change) {
		lock.lock();
		try {
			change.run();
			changed.signalAll();
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * Waits at most that time until no job runs alone or waits to do so, and returns
	 * whether it succeeded.
	 */
	boolean openWithin(Duration patience) throws InterruptedException {
		lock.lockInterruptibly();
		try {
			long left = patience.toNanos();
			while (aloneWanted && left > 0) {
				left = changed.awaitNanos(left);
			}
			return !aloneWanted;
		}
		finally {
			lock.unlock();
		}
	}

	/** A permit, which the job must close at its end. */
	interface Permit extends AutoCloseable {

		@Override
		void close();

	}

	private final class Lent implements LentSlot {

		@Override
		public boolean isWanted() {
			return SlotPermits.this.isWanted(this);
		}

		@Override
		public void close() {
			change(() -> lent.remove(this));
		}

	}

}
